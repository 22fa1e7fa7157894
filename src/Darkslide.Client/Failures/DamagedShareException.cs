namespace Darkslide.Client.Failures;

/// <summary>What the server gave is not what the sender sealed, or breaks the format.</summary>
public sealed class DamagedShareException : DarkslideException
{
    internal DamagedShareException(string message, Exception? inner = null)
        : base(message, "Nothing damaged was saved; try again, and if it stays so ask the sender to send the pictures anew.", inner)
    {
    }
}
