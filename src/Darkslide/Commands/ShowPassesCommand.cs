using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Passes;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass show</c>: the passes that are kept here, and what is left of them.</summary>
internal static class ShowPassesCommand
{
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("show", "Show the passes that are kept here, and what is left of them.") { Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        var passes = new List<KeptPassResult>();
        foreach (PassLink pass in Surroundings.Passes().Read())
        {
            PassState state = await client.PassStateAsync(pass, cancellationToken);
            passes.Add(KeptPassResult.Of(pass, state));
            if (!parsed.GetValue(Json))
            {
                Console.WriteLine($"{KeptPassResult.ServerOf(pass)}: {PassText.State(state)}");
            }
        }

        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new KeptPassesResult(passes), context => context.KeptPassesResult);
        }
        else if (passes.Count == 0)
        {
            Console.WriteLine("No pass is kept here.");
        }

        return (int)ExitCode.Done;
    }
}
