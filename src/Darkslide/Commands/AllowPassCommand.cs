using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Http;
using Darkslide.CommandLine;
using Darkslide.Protocol.Messages;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass allow</c>: lets somebody sign in again whose pass was stopped.</summary>
internal static class AllowPassCommand
{
    private static readonly Argument<string> Pass = new("NAME|NUMBER") { Description = "Which, as `darkslide pass list` shows it." };
    private static readonly OperatorOptions Where = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("allow", "Let somebody sign in again whose signed-in pass was stopped. What was signed in before stays out.") { Pass, Json };
        Where.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        OperatorPass allowed = await Where.Open(client, parsed).AllowPassAsync(parsed.GetRequiredValue(Pass), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new AllowPassResult(allowed.Number, allowed.Name), context => context.AllowPassResult);
        }
        else
        {
            Console.WriteLine($"May sign in again: pass {allowed.Number}, {ForeignText.OneLine(allowed.Name, 100)}");
        }

        return (int)ExitCode.Done;
    }
}
