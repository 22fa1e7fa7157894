using System.CommandLine;
using Darkslide.Client;
using Darkslide.CommandLine;
using Darkslide.Protocol.Messages;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide take-down</c>: ends a whole share by its operator.</summary>
internal static class TakeDownCommand
{
    private static readonly Argument<string[]> Share = Options.Link("SHARE|LINK", "A share's number, as `darkslide reports` shows it, or one of its viewing links.");
    private static readonly Option<bool> StopPass = Options.Flag("--stop-pass", "Stop the pass that it was sent with, too.");
    private static readonly OperatorOptions Where = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("take-down", "End a whole share for good, as its server's operator. Its owner sees that it was you.") { Share, StopPass, Json };
        Where.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        TakeDownAnswer taken = await Where.Open(client, parsed)
            .TakeDownAsync(Options.Pasted(parsed.GetRequiredValue(Share)), parsed.GetValue(StopPass), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new TakeDownResult(taken.Share, taken.Links, taken.Pass), context => context.TakeDownResult);
            return (int)ExitCode.Done;
        }

        string links = taken.Links == 1 ? "1 link" : $"{taken.Links} links";
        string pass = taken.Pass is { } number ? $", and stopped pass {number}" : "";
        Console.WriteLine($"Taken down: share {taken.Share}, ended {links}{pass}");
        return (int)ExitCode.Done;
    }
}
