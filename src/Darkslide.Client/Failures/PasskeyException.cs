namespace Darkslide.Client.Failures;

/// <summary>The link wants a passkey. Those live in browsers and the devices behind them; a program can't show one.</summary>
public sealed class PasskeyException : DarkslideException
{
    internal PasskeyException()
        : base("This link wants a passkey, and opens in a browser only.", "Open it in a browser; nothing was used up.")
    {
    }
}
