namespace Darkslide.Server.Openings;

/// <summary>Limits of looking.</summary>
public sealed class OpeningOptions
{
    /// <summary>How long an opening may fetch its blobs again without being counted again, in seconds.</summary>
    public int LeaseSeconds { get; set; } = 1_800;

    /// <summary>Describe and open requests of all callers together in one second; more get 429.</summary>
    public int LooksPerSecond { get; set; } = 5_000;

    /// <summary>Live channels at once; more get 429.</summary>
    public int LiveChannels { get; set; } = 10_000;
}
