namespace Darkslide.Server.Links;

/// <summary>Limits of what a sender can ask of a link.</summary>
public sealed class LinkOptions
{
    /// <summary>The longest lifetime of a link in seconds: 30 days, at most the protocol's 90.</summary>
    public int LongestLifetimeSeconds { get; set; } = 30 * 86_400;
}
