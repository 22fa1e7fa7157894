namespace Darkslide.Imaging.Tiff;

/// <summary>Ends Group 4 fax data at its end-of-block code (ITU-T T.6 section 2.4.1.1), which occurs nowhere in the picture itself.</summary>
internal static class FaxCutter
{
    private const int EndOfBlock = 0x001001, EndBits = 24;

    /// <summary>The data up to the byte in which the code ends; all of it when there is none.</summary>
    public static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> data)
    {
        var span = data.Span;
        uint window = uint.MaxValue;
        for (var at = 0; at < span.Length; at++)
        {
            window = (window << 8) | span[at];
            for (var behind = 7; behind >= 0; behind--)
            {
                if (((window >> behind) & ((1 << EndBits) - 1)) == EndOfBlock)
                {
                    return Ended(data[..(at + 1)], behind);
                }
            }
        }
        return data;
    }

    private static ReadOnlyMemory<byte> Ended(ReadOnlyMemory<byte> data, int bitsBehind)
    {
        var last = (byte)(data.Span[^1] & (0xFF << bitsBehind));
        return last == data.Span[^1] ? data : (byte[])[.. data.Span[..^1], last];
    }
}
