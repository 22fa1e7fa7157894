namespace Darkslide.Client;

/// <summary>How a <see cref="DarkslideClient"/> behaves; the defaults suit a person at a command line.</summary>
public sealed class ClientOptions
{
    /// <summary>The clock, for delays and for counting down.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long one request is tried again while the server does not answer, before giving up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a connection may bring or take no byte before it counts as lost.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The delay before the second try; it doubles up to <see cref="LongestDelay"/>.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest delay between two tries.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Pictures that are uploaded at the same time; each is held in memory meanwhile.</summary>
    public int ParallelUploads { get; init; } = 2;

    /// <summary>
    /// Allows <c>http://</c> to a server that is not this machine. Pictures and keys stay sealed even so, but whoever listens
    /// can use up a link's views.
    /// </summary>
    public bool AllowPlainHttp { get; init; }
}
