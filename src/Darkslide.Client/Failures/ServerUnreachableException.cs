namespace Darkslide.Client.Failures;

/// <summary>No Darkslide server of this protocol version answers at the address.</summary>
public sealed class ServerUnreachableException : DarkslideException
{
    internal ServerUnreachableException(string message, string nextStep, Exception? inner = null)
        : base(message, nextStep, inner)
    {
    }

    internal static ServerUnreachableException NoAnswer(Uri origin, Exception? inner) => new(
        $"The server {Name(origin)} can't be reached.",
        "Check the address and the connection, then run the command again.",
        inner);

    internal static ServerUnreachableException NotDarkslide(Uri origin) => new(
        $"What answers at {Name(origin)} is not a Darkslide server.",
        "Check the address; it is the first part of a link, up to the third slash.");

    internal static ServerUnreachableException SendsElsewhere(Uri origin, Uri? target) => new(
        $"The server {Name(origin)} sends on to another address.",
        target is { IsAbsoluteUri: true } ? $"Use {target.GetLeftPart(UriPartial.Authority)} instead." : "Ask its operator for the right address.");

    internal static ServerUnreachableException OtherVersion(Uri origin, string version) => new(
        $"The server {Name(origin)} speaks protocol version {Printable(version)}; this program speaks version {Protocol.ProtocolVersion.Current}.",
        "Install the program's version that fits the server.");

    private static string Name(Uri origin) => origin.GetLeftPart(UriPartial.Authority);

    // It comes from a stranger's server and goes to a person's terminal.
    private static string Printable(string version) => version.Length <= 10 && version.All(char.IsAsciiLetterOrDigit) ? version : "unknown";
}
