namespace Darkslide.Client.Failures;

/// <summary>What was asked for can't be meant: a link cut short, an unknown recipient, a limit out of range.</summary>
public sealed class WrongUseException : DarkslideException
{
    /// <summary>Refuses what was asked for.</summary>
    /// <param name="message">One sentence that says what is wrong.</param>
    /// <param name="nextStep">One sentence that says what to do.</param>
    public WrongUseException(string message, string nextStep)
        : base(message, nextStep)
    {
    }
}
