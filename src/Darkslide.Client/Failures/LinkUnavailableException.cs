namespace Darkslide.Client.Failures;

/// <summary>The link has ended, or there never was one: a server tells nobody which.</summary>
public sealed class LinkUnavailableException : DarkslideException
{
    internal LinkUnavailableException(string message, string nextStep)
        : base(message, nextStep)
    {
    }

    internal static LinkUnavailableException Ended() => new(
        "This link isn't available (any more).",
        "Ask the sender for a new one: it may have expired, been used up or been revoked.");

    internal static LinkUnavailableException LeaseOver() => new(
        "The time for fetching the pictures of this opening is over.",
        "Run the command again to open the link anew, if it has views left.");

    internal static LinkUnavailableException NotOwner() => new(
        "This manage link isn't available (any more).",
        "Shares are forgotten 30 days after their last link ended; check that the whole link was copied from the right server.");
}
