using System.CommandLine;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass allow</c>: lets somebody sign in again whose pass was stopped.</summary>
internal static class AllowPassCommand
{
    public static Command Build() => new ChosenPassCommand("allow", "Let somebody sign in again whose signed-in pass was stopped. What was signed in before stays out.")
    {
        Act = (server, pass, cancel) => server.AllowPassAsync(pass, cancel),
        Done = "May sign in again",
    }.Build();
}
