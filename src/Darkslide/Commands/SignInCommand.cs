using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Failures;
using Darkslide.Client.Passes;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass sign-in</c>: makes a pass by signing in in a browser, here or on another machine, and keeps it.</summary>
internal static class SignInCommand
{
    private static readonly Option<string> Server = Options.Text("--server", "URL", "Where to sign in (default: DARKSLIDE_SERVER, else http://127.0.0.1:8480).");
    private static readonly Option<bool> NumberStdin = Options.Flag("--number-stdin", "Read the number that the page shows from the first line of standard input.");
    private static readonly Option<bool> NoBrowser = Options.Flag("--no-browser", "Only print the address of the page, for a browser on another machine.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("sign-in", "Sign in with your team's account, in a browser, for a pass that `darkslide send` uses from now on.") { Server, NumberStdin, NoBrowser, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        bool fromStandardInput = parsed.GetValue(NumberStdin);
        if (!fromStandardInput && !PasswordInput.CanPrompt)
        {
            throw new WrongUseException("Signing in asks for a number, and there is nobody to ask.", "Run the command at a terminal, or with --number-stdin.");
        }

        // A file that can't be used is told of before anybody signs in.
        PassesFile passes = Surroundings.Passes();
        _ = passes.Read();
        using DarkslideClient client = Surroundings.NewClient();
        using SignInAttempt attempt = await client.SignInAsync(Surroundings.Server(parsed.GetValue(Server)), cancellationToken);
        Explain(attempt);
        if (!fromStandardInput && !parsed.GetValue(NoBrowser))
        {
            Browser.TryOpen(attempt.Address);
        }

        PassLink pass = await NumberInput.CollectAsync(attempt, fromStandardInput, cancellationToken);
        passes.Keep(pass);
        PassState state = await client.PassStateAsync(pass, cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(KeptPassResult.Of(pass, state), context => context.KeptPassResult);
        }
        else
        {
            Console.WriteLine($"Signed in at {KeptPassResult.ServerOf(pass)}: {PassText.State(state)}");
        }

        return (int)ExitCode.Done;
    }

    // On standard error: it is no result, and a script that reads one has to let a person see it.
    private static void Explain(SignInAttempt attempt)
    {
        Console.Error.WriteLine("Open this page in a browser, and sign in there:");
        Console.Error.WriteLine($"  {attempt.Address.AbsoluteUri}");
        Console.Error.WriteLine($"It shows {attempt.Check}, and after signing in a number for this program, until {Quantity.Moment(attempt.Expires, Surroundings.Time)}.");
    }
}
