namespace Darkslide.Server.Picks;

/// <summary>Limits of picks.</summary>
public sealed class PicksOptions
{
    /// <summary>How often one link's picks may be written in a second, by all its holders together; more get 429.</summary>
    public int WritesPerSecond { get; set; } = 20;
}
