namespace Darkslide.Client.Failures;

/// <summary>The code that was sent by e-mail, or the number that ends a sign-in, is missing or wrong.</summary>
public sealed class CodeException : DarkslideException
{
    private CodeException(string message, string nextStep, int? triesLeft = null)
        : base(message, nextStep)
        => TriesLeft = triesLeft;

    /// <summary>Where a code was wrong: how often it can still be tried.</summary>
    public int? TriesLeft { get; }

    internal static CodeException Missing() => new(
        "This link wants a code that is sent by e-mail.", "Run the command at a terminal, or with --address and --code-stdin.");

    internal static CodeException Wrong(int? triesLeft) => new(
        triesLeft > 0 ? $"The code is wrong; {(triesLeft == 1 ? "1 try" : $"{triesLeft} tries")} left." : "The code is wrong, or over.",
        "Run the command again for another code; that uses up no view.",
        triesLeft);

    internal static CodeException NoNumber() => new("This is no number of six digits.", "Type the one that the page shows after signing in.");

    internal static CodeException WrongNumber(int? triesLeft) => new(
        triesLeft > 0 ? $"The number is wrong; {(triesLeft == 1 ? "1 try" : $"{triesLeft} tries")} left." : "The number is wrong, or over.",
        "Type the one that the page shows after signing in, or run the command again.",
        triesLeft);

    internal static CodeException TooSoon() => new("A code was sent there less than a minute ago.", "Look into the mailbox, or run the command again in a minute.");
}
