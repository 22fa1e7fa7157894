namespace Darkslide.Client.Failures;

/// <summary>The server understood and said no: not allowed, a limit, a full store, or a state that forbids it.</summary>
public sealed class ServerRefusedException : DarkslideException
{
    internal ServerRefusedException(string code, string message, string nextStep, Protocol.Messages.Problem? problem = null)
        : base(message, nextStep)
    {
        Code = code;
        Problem = problem;
    }

    /// <summary>One of <see cref="Protocol.ProblemCodes"/>.</summary>
    public string Code { get; }

    internal Protocol.Messages.Problem? Problem { get; }
}
