using Darkslide.Protocol;

namespace Darkslide.Server.Links;

/// <summary>Limits of what a sender can ask of a link.</summary>
public sealed class LinkOptions
{
    /// <summary>The longest lifetime of a link in seconds, at most the protocol's 90 days.</summary>
    public int LongestLifetimeSeconds { get; set; } = Limits.LongestLifetimeSeconds;
}
