namespace Darkslide.Imaging.Gif;

/// <summary>
/// Follows a GIF's LZW codes without unpacking them (GIF89a appendix F): only how long each code's string is needs to be
/// known. Tells where the picture's data ends, so that nothing can stand behind it.
/// </summary>
internal static class LzwWalker
{
    private const int MaxCodes = 4096, MaxBits = 12;

    /// <summary>
    /// The data up to the code that ends it. When there is none behind the last pixel, one is written in the place of the
    /// code that follows. Data that gives fewer pixels than the frame has is kept whole, as decoders show it.
    /// </summary>
    public static byte[] Cut(ReadOnlySpan<byte> data, int minimumBits, long pixels)
    {
        int clear = 1 << minimumBits, end = clear + 1;
        Span<ushort> lengths = stackalloc ushort[MaxCodes];
        int bits = minimumBits + 1, next = end + 1, previous = 0;
        long produced = 0, at = 0, available = data.Length * 8L;
        while (at + bits <= available)
        {
            var code = Code(data, at, bits);
            if (code == end || produced >= pixels)
            {
                return Ended(data, at, bits, end);
            }
            at += bits;
            if (code == clear)
            {
                bits = minimumBits + 1;
                next = end + 1;
                previous = 0;
                continue;
            }
            var length = code < clear ? 1 : code < next ? lengths[code] : previous + 1;
            produced += length;
            if (previous > 0 && next < MaxCodes)
            {
                lengths[next++] = (ushort)Math.Min(previous + 1, ushort.MaxValue);
                bits = next == 1 << bits && bits < MaxBits ? bits + 1 : bits;
            }
            previous = Math.Min(length, ushort.MaxValue - 1);
        }
        return data.ToArray();
    }

    private static int Code(ReadOnlySpan<byte> data, long bit, int bits)
    {
        var at = (int)(bit >> 3);
        var value = data[at] | (at + 1 < data.Length ? data[at + 1] << 8 : 0) | (at + 2 < data.Length ? data[at + 2] << 16 : 0);
        return (value >> (int)(bit & 7)) & ((1 << bits) - 1);
    }

    /// <summary>The data before a bit, the end code there, and zeros up to the byte's end.</summary>
    private static byte[] Ended(ReadOnlySpan<byte> data, long bit, int bits, int end)
    {
        var cut = data[..(int)((bit + bits + 7) >> 3)].ToArray();
        for (var i = bit; i < cut.Length * 8L; i++)
        {
            var isSet = i - bit < bits && ((end >> (int)(i - bit)) & 1) == 1;
            var mask = (byte)(1 << (int)(i & 7));
            cut[i >> 3] = (byte)(isSet ? cut[i >> 3] | mask : cut[i >> 3] & ~mask);
        }
        return cut;
    }
}
