namespace Darkslide.Client.Failures;

/// <summary>What is the matter with a password.</summary>
public enum PasswordProblem
{
    /// <summary>The link needs one and none was given.</summary>
    Missing,

    /// <summary>It is not the link's.</summary>
    Wrong,

    /// <summary>Too many wrong ones were tried; the sender can unlock the link.</summary>
    Locked,

    /// <summary>No password at all: empty, too long, or not text.</summary>
    Unusable,

    /// <summary>The server names Argon2id parameters that are too weak to be safe or too costly to be honest.</summary>
    RefusedParameters,
}

/// <summary>The password is missing, wrong, or can't be tried.</summary>
public sealed class PasswordException : DarkslideException
{
    internal PasswordException(PasswordProblem problem, string message, string nextStep, int? triesLeft = null)
        : base(message, nextStep)
    {
        Problem = problem;
        TriesLeft = triesLeft;
    }

    /// <summary>What is the matter.</summary>
    public PasswordProblem Problem { get; }

    /// <summary>With <see cref="PasswordProblem.Wrong"/>: tries left until the link is locked.</summary>
    public int? TriesLeft { get; }

    /// <summary>A password is needed and none was given.</summary>
    public static PasswordException Missing() => new(
        PasswordProblem.Missing, "This link needs a password.", "Give it at the prompt or with --password-stdin; the sender knows it.");

    internal static PasswordException Wrong(int? triesLeft) => new(
        PasswordProblem.Wrong,
        triesLeft is { } left ? $"The password is wrong; {Tries(left)} left before the link is locked." : "The password is wrong.",
        "Try again; a wrong password does not use up a view.",
        triesLeft);

    internal static PasswordException Locked() => new(
        PasswordProblem.Locked, "The link is locked after too many wrong passwords.", "Ask the sender to unlock it.");

    /// <summary>What was given is no password.</summary>
    public static PasswordException Unusable(string message) => new(
        PasswordProblem.Unusable, message, "Use a password of 1 to 1,024 characters.");

    internal static PasswordException RefusedParameters(string message) => new(
        PasswordProblem.RefusedParameters, message, "Nothing was tried; tell the sender that this server can't be trusted with a password.");

    private static string Tries(int left) => left == 1 ? "1 try" : $"{left} tries";
}
