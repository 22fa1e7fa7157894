using System.CommandLine;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass revoke</c>: stops a pass for good.</summary>
internal static class RevokePassCommand
{
    public static Command Build() => new ChosenPassCommand("revoke", "Stop a pass for good: nothing more is sent with it. What was sent stays its sender's.")
    {
        Act = (server, pass, cancel) => server.StopPassAsync(pass, cancel),
        Done = "Stopped",
    }.Build();
}
