using System.CommandLine;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass</c>: leave to send, for operators who give it and senders who keep it.</summary>
internal static class PassCommand
{
    public static Command Build() => new("pass", "Leave to send: give it (add, list, revoke, allow), keep the one you were given (use, show, forget), or sign in for one.")
    {
        AddPassCommand.Build(),
        ListPassesCommand.Build(),
        RevokePassCommand.Build(),
        AllowPassCommand.Build(),
        SignInCommand.Build(),
        UsePassCommand.Build(),
        ShowPassesCommand.Build(),
        ForgetPassCommand.Build(),
    };
}
