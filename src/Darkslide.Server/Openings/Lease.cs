namespace Darkslide.Server.Openings;

/// <summary>How long an opening may fetch its blobs (PROTOCOL.md section 4.4). Times in milliseconds.</summary>
internal sealed record Lease(int Seconds)
{
    private const long Longest = 6 * 3_600_000;

    public long Length => Seconds * 1_000L;

    public long End(long granted) => granted + Length;

    /// <summary>In its second half a lease is renewed, up to six hours after the opening in all.</summary>
    public long? Renewed(long granted, long leaseEnds, long now)
    {
        long end = Math.Min(now + Length, granted + Longest);
        return leaseEnds - now <= Length / 2 && end > leaseEnds ? end : null;
    }
}
