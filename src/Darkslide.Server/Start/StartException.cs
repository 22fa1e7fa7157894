namespace Darkslide.Server.Start;

/// <summary>The server can't start. The message is one sentence; <see cref="NextStep"/> says what to do.</summary>
public sealed class StartException : Exception
{
    /// <summary>Says what is wrong and what to do.</summary>
    public StartException(string sentence, string nextStep, Exception? cause = null)
        : base(sentence, cause) => NextStep = nextStep;

    /// <summary>What whoever starts the server should do.</summary>
    public string NextStep { get; }
}
