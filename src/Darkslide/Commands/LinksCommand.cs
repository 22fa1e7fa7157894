using System.CommandLine;
using System.Globalization;
using Darkslide.Client;
using Darkslide.Client.Failures;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide links</c>: every recipient's link once more, for a message or a table.</summary>
internal static class LinksCommand
{
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly Option<bool> Tsv = Options.Flag("--tsv", "Print a table for spreadsheets: name, link, state, openings.");
    private static readonly Option<bool> Mailto = Options.Flag("--mailto", "Print a prepared message for each link, to be opened with the mail program.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("links", "Get a share's links again, one for each recipient, with how often each was opened.") { Link, Tsv, Mailto, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        bool json = parsed.GetValue(Json), tsv = parsed.GetValue(Tsv), mailto = parsed.GetValue(Mailto);
        if ((json ? 1 : 0) + (tsv ? 1 : 0) + (mailto ? 1 : 0) > 1)
        {
            throw new WrongUseException("--json, --tsv and --mailto each say how to print.", "Use one of them.");
        }

        using DarkslideClient client = Surroundings.NewClient();
        ShareStatus status = await client.StatusAsync(Options.Pasted(parsed.GetRequiredValue(Link)), cancellationToken);
        if (json)
        {
            ResultJson.Print(LinksResult.Of(status), context => context.LinksResult);
        }
        else if (tsv)
        {
            PrintTable(status);
        }
        else if (mailto)
        {
            PrintMails(status);
        }
        else
        {
            Print(status);
        }

        return (int)ExitCode.Done;
    }

    private static void PrintTable(ShareStatus status)
    {
        TsvTable.Print("Name", "Link", "State", "Openings");
        foreach (OwnedLink link in status.Links)
        {
            TsvTable.Print(link.Called ?? "", link.Url ?? "", State(link), link.Status.Openings.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void PrintMails(ShareStatus status)
    {
        foreach (OwnedLink link in status.Links.Where(link => link.Url is not null))
        {
            Console.WriteLine(new MailMessage(null, link.To, link.Url!, status.Title, link.Status.Expires, link.Status.Password).Address);
        }
    }

    private static void Print(ShareStatus status)
    {
        foreach (OwnedLink link in status.Links)
        {
            string limit = link.Status.Limit is { } most ? $" of {most}" : "";
            Console.WriteLine($"{link.Number}  {OwnerText.Name(link)}: {State(link)}, opened {link.Status.Openings}{limit} times");
            if (link.Url is { } url)
            {
                Console.WriteLine($"   {url}");
            }
        }
    }

    private static string State(OwnedLink link)
        => Client.Http.ForeignText.OneLine(link.Status is { State: "ended", Reason: { } reason } ? $"ended ({reason})" : link.Status.State, 60);
}
