using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide approve</c>: gives originals to links that so far showed previews.</summary>
internal static class ApproveCommand
{
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly LinkSelector Selector = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("approve", "Offer the originals of a share sent with --approve: to all its links, or one.") { Link, Json };
        Selector.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        IReadOnlyList<OwnedLink> approved = await client.ApproveAsync(
            Options.Pasted(parsed.GetRequiredValue(Link)), Selector.Read(parsed), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new ApproveResult(ChosenLink.Of(approved)), context => context.ApproveResult);
            return (int)ExitCode.Done;
        }

        Console.WriteLine(approved.Count == 0 ? "No link waits for originals." : "Originals can be had now, through the same links:");
        foreach (OwnedLink link in approved)
        {
            Console.WriteLine($"  link {link.Number}, {OwnerText.Name(link)}");
        }

        return (int)ExitCode.Done;
    }
}
