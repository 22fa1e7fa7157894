namespace Darkslide.Imaging.Tiff;

/// <summary>Ends PackBits data (TIFF 6.0 section 9) behind the last pixel.</summary>
internal static class PackBitsCutter
{
    private const int NoOperation = 128;

    /// <summary>The data that gives exactly as many bytes, or all of it when it gives fewer.</summary>
    public static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> data, long expected)
    {
        var span = data.Span;
        long produced = 0;
        var at = 0;
        while (at < span.Length && produced < expected)
        {
            int head = span[at];
            if (head == NoOperation)
            {
                at++;
                continue;
            }
            var length = head < NoOperation ? head + 1 : 257 - head;
            var end = at + 1 + (head < NoOperation ? length : 1);
            if (end > span.Length)
            {
                throw new PictureRefusedException(PictureProblem.CutOff);
            }
            if (produced + length > expected)
            {
                return Shortened(span, at, (int)(expected - produced));
            }
            produced += length;
            at = end;
        }
        return data[..at];
    }

    /// <summary>The run at a position gives too much: it is made to give only so much.</summary>
    private static byte[] Shortened(ReadOnlySpan<byte> span, int at, int length)
    {
        var isLiteral = span[at] < NoOperation;
        // A run of one has no code of its own but that of a literal.
        return isLiteral || length == 1
            ? [.. span[..at], (byte)(length - 1), .. span.Slice(at + 1, isLiteral ? length : 1)]
            : [.. span[..at], (byte)(257 - length), span[at + 1]];
    }
}
