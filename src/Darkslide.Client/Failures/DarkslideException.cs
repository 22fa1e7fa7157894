namespace Darkslide.Client.Failures;

/// <summary>
/// A failure that a person can do something about: <see cref="Exception.Message"/> is one sentence that says what happened,
/// <see cref="NextStep"/> one that says what to do. Neither ever holds a secret.
/// </summary>
public abstract class DarkslideException : Exception
{
    private protected DarkslideException(string message, string nextStep, Exception? inner = null)
        : base(message, inner)
        => NextStep = nextStep;

    /// <summary>One sentence that says what to do.</summary>
    public string NextStep { get; }
}
