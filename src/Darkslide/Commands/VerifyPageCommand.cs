using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Verifying;
using Darkslide.CommandLine;
using Darkslide.Results;
using Darkslide.Server.Pages;

namespace Darkslide.Commands;

/// <summary><c>darkslide verify-page</c>: compares the pages that a server serves with a release's.</summary>
internal static class VerifyPageCommand
{
    private const long LongestList = 1024 * 1024;

    private static readonly Argument<string> Url = new("URL") { Description = "The server, or any link to it; the part behind the # is never sent." };
    private static readonly Option<string> Hashes = Options.Text("--hashes", "FILE", "Another release's page.sha256 (default: this program's own pages).");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("verify-page", "Compare the pages that a server serves with a release's.") { Url, Hashes, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Uri server = ServerAddress.OfLink(parsed.GetRequiredValue(Url));
        PageHashes hashes = PageHashes.Parse(List(parsed.GetValue(Hashes)));
        using DarkslideClient client = Surroundings.NewClient();
        IReadOnlyList<PageFinding> findings = await client.VerifyPageAsync(server, hashes, ReleasedPages.Policy, cancellationToken);
        PageFinding[] different = [.. findings.Where(finding => finding.Verdict != PageVerdict.Same)];
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(VerifyPageResult.Of(hashes, findings, different), context => context.VerifyPageResult);
        }
        else
        {
            Print(server, hashes, findings, different);
        }

        return (int)(different.Length == 0 ? ExitCode.Done : ExitCode.Failed);
    }

    private static string List(string? file)
    {
        if (file is null)
        {
            return ReleasedPages.HashList ?? throw new WrongUseException("This program was built without its pages.", "Give the list of a release with --hashes FILE.");
        }

        try
        {
            return new FileInfo(file).Length <= LongestList ? File.ReadAllText(file) : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new WrongUseException("The list of hashes can't be read.", "Check the name that --hashes gives.");
        }
    }

    private static void Print(Uri server, PageHashes hashes, IReadOnlyList<PageFinding> findings, PageFinding[] different)
    {
        if (different.Length == 0)
        {
            Console.WriteLine($"{server.GetLeftPart(UriPartial.Authority)} serves this release's pages: {findings.Count} addresses, each byte the same.");
            Console.WriteLine($"Page {hashes.Own}");
            return;
        }

        Console.WriteLine($"{server.GetLeftPart(UriPartial.Authority)} serves other pages than this release's: {different.Length} of {findings.Count} addresses differ.");
        foreach (PageFinding finding in different)
        {
            Console.WriteLine($"  {finding.Address}  {finding.Detail}");
        }

        Console.Error.WriteLine("Don't open links or send pictures there before you know why: another release, or a changed page. The command line needs no page.");
    }
}
