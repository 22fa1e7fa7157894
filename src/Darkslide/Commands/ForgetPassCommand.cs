using System.CommandLine;
using Darkslide.Client.Failures;
using Darkslide.Client.Passes;
using Darkslide.CommandLine;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass forget</c>: no longer keeps a pass here.</summary>
internal static class ForgetPassCommand
{
    private static readonly Option<string> Server = Options.Text("--server", "URL", "Whose (default: DARKSLIDE_SERVER, else the only one that is kept).");

    public static Command Build()
    {
        var command = new Command("forget", "Forget a pass that is kept here. The pass itself goes on: its server's operator can stop it.") { Server };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        PassesFile passes = Surroundings.Passes();
        Uri server = Surroundings.SendingServer(parsed.GetValue(Server), passes.Read());
        if (!passes.Forget(server))
        {
            throw new WrongUseException($"No pass is kept for {server.GetLeftPart(UriPartial.Authority)}.", "See those that are with `darkslide pass show`.");
        }

        Console.WriteLine($"Forgot the pass for {server.GetLeftPart(UriPartial.Authority)}");
        return (int)ExitCode.Done;
    }
}
