using Darkslide.Imaging.Gif;

namespace Darkslide.Imaging.Tiff;

/// <summary>
/// Follows TIFF's LZW codes (TIFF 6.0 section 13) without unpacking them and ends them behind the last pixel with the code for
/// the end. Only how long each code's string is needs to be known.
/// </summary>
internal static class TiffLzwCutter
{
    private const int Clear = 256, End = 257, MaxCodes = 4096, MinBits = 9, MaxBits = 12;

    /// <summary>The codes that give as many bytes; all of them when they give fewer.</summary>
    /// <exception cref="PictureRefusedException">A code that means nothing.</exception>
    public static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> data, long expected)
    {
        var span = data.Span;
        if (span.Length >= 2 && span[0] == 0 && (span[1] & 1) == 1)
        {
            // The first writers put the bits in GIF's order, and widened codes as GIF does.
            return LzwWalker.Cut(span, 8, expected);
        }
        Span<ushort> lengths = stackalloc ushort[MaxCodes];
        int bits = MinBits, next = End + 1, previous = 0;
        long produced = 0, at = 0, available = span.Length * 8L;
        while (produced < expected)
        {
            if (at + bits > available)
            {
                return data;
            }
            var code = Code(span, at, bits);
            if (code == End)
            {
                break;
            }
            at += bits;
            if (code == Clear)
            {
                bits = MinBits;
                next = End + 1;
                previous = 0;
                continue;
            }
            var length = code < Clear ? 1 : code < next ? lengths[code] : code == next && previous > 0 ? previous + 1 : 0;
            if (length == 0)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            produced += length;
            if (previous > 0 && next < MaxCodes)
            {
                lengths[next++] = (ushort)(previous + 1);
                bits = next == (1 << bits) - 1 && bits < MaxBits ? bits + 1 : bits;
            }
            previous = length;
        }
        return Ended(data, at, bits);
    }

    private static int Code(ReadOnlySpan<byte> data, long bit, int bits)
    {
        var at = (int)(bit >> 3);
        var value = (data[at] << 16) | (at + 1 < data.Length ? data[at + 1] << 8 : 0) | (at + 2 < data.Length ? data[at + 2] : 0);
        return (value >> (24 - (int)(bit & 7) - bits)) & ((1 << bits) - 1);
    }

    /// <summary>The data before a bit, the end code there, and zeros up to the byte's end: as it is when it is so already.</summary>
    private static ReadOnlyMemory<byte> Ended(ReadOnlyMemory<byte> data, long bit, int bits)
    {
        int from = (int)(bit >> 3), length = (int)((bit + bits + 7) >> 3);
        var keep = (int)(bit & 7);
        var tail = new byte[length - from];
        var code = End << (24 - keep - bits);
        for (var i = 0; i < tail.Length; i++)
        {
            tail[i] = (byte)(code >> (16 - (8 * i)));
        }
        if (keep > 0)
        {
            tail[0] |= (byte)(data.Span[from] & ~(0xFF >> keep));
        }
        return data.Length >= length && data.Span[from..length].SequenceEqual(tail) ? data[..length] : (byte[])[.. data.Span[..from], .. tail];
    }
}
