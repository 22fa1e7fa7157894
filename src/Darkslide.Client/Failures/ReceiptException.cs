namespace Darkslide.Client.Failures;

/// <summary>A receipt that proves nothing.</summary>
public sealed class ReceiptException : DarkslideException
{
    private ReceiptException(string message, string nextStep)
        : base(message, nextStep)
    {
    }

    internal static ReceiptException WrongSignature()
        => new("The receipt's signature is wrong: it was changed after it was signed.", "Ask whoever gave it to you for the file as the server made it.");

    internal static ReceiptException OtherKey()
        => new("The receipt was signed with another key than this server's.", "Check with the key that was the server's then, if you kept it: --key.");

    internal static ReceiptException OtherShare()
        => new("The server gave the receipt of another share.", "Try again; if it stays so, ask the server's operator.");

    internal static ReceiptException OtherVersion() => new("The receipt is of another version.", "Use a newer program.");
}
