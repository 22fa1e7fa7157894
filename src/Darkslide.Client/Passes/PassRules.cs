using Darkslide.Client.Failures;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Passes;

/// <summary>What the server told of a pass, held against what is to be sent, before anything is.</summary>
internal static class PassRules
{
    private const string AskOperator = "Ask the server's operator for a new one.";

    public static void RequireGood(SenderPass pass)
    {
        switch (pass.State)
        {
            case "good":
                return;
            case "stopped":
                throw new ServerRefusedException(ProblemCodes.PassStopped, "This pass was stopped.", AskOperator);
            case "over":
                throw new ServerRefusedException(ProblemCodes.PassOver, "This pass is over.", "Sign in again with `darkslide pass sign-in`, where the server offers that, or ask its operator for a new one.");
            default:
                throw new ServerRefusedException(
                    ProblemCodes.PassUnknown, "This server doesn't know this pass.", "Check that the whole link was used, or forget it with `darkslide pass forget`.");
        }
    }

    public static void RequireRoom(SenderPass? pass, long bytes)
    {
        if (pass is not null && new PassState(pass).Left is { } left && bytes > left)
        {
            throw new ServerRefusedException(
                ProblemCodes.QuotaReached, "The pictures are more than the pass has left.", "See what that is with `darkslide pass show`, and send fewer, or another day.");
        }
    }
}
