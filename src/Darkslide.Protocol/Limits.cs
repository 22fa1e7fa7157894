namespace Darkslide.Protocol;

/// <summary>Bounds that the protocol itself fixes. What an operator can set stands in the server's options.</summary>
public static class Limits
{
    /// <summary>Pictures in one share.</summary>
    public const int Pictures = 2_000;

    /// <summary>Links of one share.</summary>
    public const int Links = 500;

    /// <summary>The largest blob number within a share.</summary>
    public const int LargestBlobNumber = 65_535;

    /// <summary>The smallest sealed blob: header and one tag, in bytes (FORMAT.md section 4).</summary>
    public const int SmallestBlobBytes = 56;

    /// <summary>The largest sealed vault in bytes.</summary>
    public const int VaultBytes = (16 * 1024 * 1024) + 1024;

    /// <summary>The largest sealed picks document in bytes.</summary>
    public const int PicksBytes = (4 * 1024 * 1024) + 1024;

    /// <summary>The shortest lifetime of a link: 5 minutes, in seconds.</summary>
    public const int ShortestLifetimeSeconds = 300;

    /// <summary>The longest lifetime of a link: 90 days, in seconds.</summary>
    public const int LongestLifetimeSeconds = 90 * 86_400;

    /// <summary>The longest that one opening can be limited to: 6 hours, in seconds.</summary>
    public const int LongestShowSeconds = 6 * 3_600;

    /// <summary>What a sender gets who asks for nothing else: 7 days, in seconds.</summary>
    public const int DefaultLifetimeSeconds = 7 * 86_400;

    /// <summary>The largest number of views that a link can be limited to.</summary>
    public const int Views = 1_000;

    /// <summary>The most addresses and domains that a link can name.</summary>
    public const int CodeAddresses = 20;

    /// <summary>Digits of a code.</summary>
    public const int CodeDigits = 6;

    /// <summary>How long a code is good: 10 minutes, in seconds.</summary>
    public const int CodeSeconds = 600;

    /// <summary>Seconds between two messages to one address.</summary>
    public const int CodePauseSeconds = 60;

    /// <summary>Tries of one code.</summary>
    public const int CodeTries = 5;

    /// <summary>Wrong codes in all until a link is locked.</summary>
    public const int WrongCodes = 30;

    /// <summary>The most devices that a link can be bound to.</summary>
    public const int Devices = 20;

    /// <summary>The shortest id of a passkey's credential.</summary>
    public const int LeastCredentialBytes = 16;

    /// <summary>The longest id of a passkey's credential.</summary>
    public const int CredentialBytes = 1_023;

    /// <summary>The most that an authenticator's answer can have in one of its parts.</summary>
    public const int PasskeyPartBytes = 4 * 1024;

    /// <summary>The largest attestation object.</summary>
    public const int AttestationBytes = 16 * 1024;

    /// <summary>How long a device's or a passkey's challenge can be signed, in seconds.</summary>
    public const int ChallengeSeconds = 120;

    /// <summary>How long a sign-in may take, from its beginning to its end: 10 minutes, in seconds.</summary>
    public const int SignInSeconds = 600;

    /// <summary>Length of a sign-in's state in bytes.</summary>
    public const int SignInStateBytes = 73;

    /// <summary>The longest code of a sign-in provider.</summary>
    public const int ProviderCode = 3_000;

    /// <summary>Digits of the number that ends a program's sign-in.</summary>
    public const int SignInDigits = 6;

    /// <summary>Tries of such a number.</summary>
    public const int SignInTries = 5;

    /// <summary>How far a sign-in provider's clock may be off, in seconds.</summary>
    public const int ProviderClockSeconds = 60;

    /// <summary>Browsers and programs that are signed in to one pass at once.</summary>
    public const int SignIns = 20;

    /// <summary>The longest address of a web hook in UTF-16 code units.</summary>
    public const int HookUrl = 1_000;

    /// <summary>The most mails that tell of one share's first openings.</summary>
    public const int NoticeMails = 20;

    /// <summary>Wrong passwords until a link is locked.</summary>
    public const int WrongPasswords = 10;

    /// <summary>The longest remark of a report in UTF-16 code units.</summary>
    public const int ReportNote = 1_000;

    /// <summary>Length of a link's secret in bytes.</summary>
    public const int SecretBytes = 24;

    /// <summary>The longest name of a pass in UTF-16 code units.</summary>
    public const int PassName = 100;

    /// <summary>The largest number of bytes that a limit can say.</summary>
    public const long MostBytes = 1L << 50;

    /// <summary>Length of a share id, locator and opening id in bytes.</summary>
    public const int IdBytes = 16;

    /// <summary>Length of an owner token, access proof, key half, ticket and hash in bytes.</summary>
    public const int KeyBytes = 32;
}
