using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Failures;
using Darkslide.Client.Passes;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass use</c>: keeps the pass that a sender was given.</summary>
internal static class UsePassCommand
{
    private static readonly Argument<string[]> Link = Options.Link("LINK", "The link that the server's operator gave you, or - to read it from standard input.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("use", "Keep a pass for its server, in a file that only you can read; `darkslide send` uses it from now on.") { Link, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] words = parsed.GetRequiredValue(Link);
        string text = words is ["-"] ? await Console.In.ReadToEndAsync(cancellationToken) : Options.Pasted(words);
        PassLink pass = PassLink.Find(text);
        using DarkslideClient client = Surroundings.NewClient();
        PassState state = await client.PassStateAsync(pass, cancellationToken);
        if (state.State != "good")
        {
            throw new WrongUseException($"This pass is {PassText.State(state)}.", "Ask the server's operator for another one; nothing was kept.");
        }

        Surroundings.Passes().Keep(pass);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(KeptPassResult.Of(pass, state), context => context.KeptPassResult);
        }
        else
        {
            Console.WriteLine($"Kept for {KeptPassResult.ServerOf(pass)}: {PassText.State(state)}");
        }

        return (int)ExitCode.Done;
    }
}
