namespace Darkslide.Imaging.Gif;

/// <summary>Splits data into sub-blocks of 255 bytes and one of length zero (GIF89a section 15).</summary>
internal static class GifSubBlocks
{
    private const int Largest = 255;

    public static byte[] Write(ReadOnlySpan<byte> data)
    {
        var blocks = (data.Length + Largest - 1) / Largest;
        var written = new byte[data.Length + blocks + 1];
        for (var i = 0; i < blocks; i++)
        {
            var block = data.Slice(i * Largest, Math.Min(Largest, data.Length - (i * Largest)));
            written[i * (Largest + 1)] = (byte)block.Length;
            block.CopyTo(written.AsSpan((i * (Largest + 1)) + 1));
        }
        return written;
    }
}
