using System.CommandLine;
using Darkslide.Client;
using Darkslide.CommandLine;

namespace Darkslide.Commands;

/// <summary><c>darkslide reports dismiss</c>: puts a report away.</summary>
internal static class DismissReportCommand
{
    private static readonly Argument<int> Number = new("NUMBER") { Description = "Which, as `darkslide reports` shows it." };
    private static readonly OperatorOptions Where = new();

    public static Command Build()
    {
        var command = new Command("dismiss", "Put a report away, with what it told.") { Number };
        Where.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        await Where.Open(client, parsed).DismissReportAsync(parsed.GetRequiredValue(Number), cancellationToken);
        Console.WriteLine("Put away.");
        return (int)ExitCode.Done;
    }
}
