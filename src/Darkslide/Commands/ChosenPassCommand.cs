using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Http;
using Darkslide.Client.Operating;
using Darkslide.CommandLine;
using Darkslide.Protocol.Messages;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary>What commands share by which an operator does one thing to one pass: their options and how they run.</summary>
internal sealed class ChosenPassCommand(string name, string description)
{
    private readonly Argument<string> pass = new("NAME|NUMBER") { Description = "Which, as `darkslide pass list` shows it." };
    private readonly OperatorOptions where = new();
    private readonly Option<bool> json = Options.Json();

    /// <summary>Does it; answers the pass that it was done to.</summary>
    public required Func<OperatedServer, string, CancellationToken, Task<OperatorPass>> Act { get; init; }

    /// <summary>What was done, for people; the pass is named behind it.</summary>
    public required string Done { get; init; }

    public Command Build()
    {
        var command = new Command(name, description) { pass, json };
        where.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        OperatorPass chosen = await Act(where.Open(client, parsed), parsed.GetRequiredValue(pass), cancellationToken);
        if (parsed.GetValue(json))
        {
            ResultJson.Print(new ChosenPassResult(chosen.Number, chosen.Name), context => context.ChosenPassResult);
        }
        else
        {
            Console.WriteLine($"{Done}: pass {chosen.Number}, {ForeignText.OneLine(chosen.Name, 100)}");
        }

        return (int)ExitCode.Done;
    }
}
