using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide unlock</c>: gives links that wrong passwords have locked new tries.</summary>
internal static class UnlockCommand
{
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly LinkSelector Selector = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("unlock", "Give links that wrong passwords have locked new tries.") { Link, Json };
        Selector.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        IReadOnlyList<OwnedLink> unlocked = await client.UnlockAsync(
            Options.Pasted(parsed.GetRequiredValue(Link)), Selector.Read(parsed), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new UnlockResult(ChosenLink.Of(unlocked)), context => context.UnlockResult);
            return (int)ExitCode.Done;
        }

        if (unlocked.Count == 0)
        {
            Console.WriteLine("No link is locked.");
        }

        foreach (OwnedLink link in unlocked)
        {
            Console.WriteLine($"Unlocked: link {link.Number}, {OwnerText.Name(link)}");
        }

        return (int)ExitCode.Done;
    }
}
