using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Http;
using Darkslide.CommandLine;
using Darkslide.Protocol.Messages;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass revoke</c>: stops a pass for good.</summary>
internal static class RevokePassCommand
{
    private static readonly Argument<string> Pass = new("NAME|NUMBER") { Description = "Which, as `darkslide pass list` shows it." };
    private static readonly OperatorOptions Where = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("revoke", "Stop a pass for good: nothing more is sent with it. What was sent stays its sender's.") { Pass, Json };
        Where.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        OperatorPass stopped = await Where.Open(client, parsed).StopPassAsync(parsed.GetRequiredValue(Pass), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new RevokePassResult(stopped.Number, stopped.Name), context => context.RevokePassResult);
        }
        else
        {
            Console.WriteLine($"Stopped: pass {stopped.Number}, {ForeignText.OneLine(stopped.Name, 100)}");
        }

        return (int)ExitCode.Done;
    }
}
