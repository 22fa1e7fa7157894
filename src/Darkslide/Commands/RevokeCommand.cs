using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide revoke</c>: ends links for good.</summary>
internal static class RevokeCommand
{
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly LinkSelector Selector = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("revoke", "End a share's links for good: all of them, or one.") { Link, Json };
        Selector.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        IReadOnlyList<OwnedLink> ended = await client.RevokeAsync(
            Options.Pasted(parsed.GetRequiredValue(Link)), Selector.Read(parsed), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new RevokeResult(ChosenLink.Of(ended)), context => context.RevokeResult);
            return (int)ExitCode.Done;
        }

        foreach (OwnedLink link in ended)
        {
            Console.WriteLine($"Ended: link {link.Number}, {OwnerText.Name(link)}{(link.Status.State == "ended" ? " (it had ended before)" : "")}");
        }

        return (int)ExitCode.Done;
    }
}
