namespace Darkslide.Imaging.Packing;

/// <summary>
/// The bits between the end of a deflate block and the next whole byte (RFC 1951 section 3.2.4). No decoder looks at them, so that
/// they can hold anything: five of them in front of each stored block, of which there may be any number.
/// </summary>
internal static class SpareBits
{
    /// <summary>A copy of a zlib stream in which they are zero.</summary>
    /// <param name="stream">With its header.</param>
    /// <param name="header">The header's length.</param>
    /// <param name="starts">Where such bits begin, as bits of the raw stream.</param>
    public static byte[] Clear(ReadOnlySpan<byte> stream, int header, List<long> starts)
    {
        var cleared = stream.ToArray();
        foreach (var start in starts)
        {
            cleared[header + (int)(start >> 3)] &= (byte)((1 << (int)(start & 7)) - 1);
        }
        return cleared;
    }
}
