namespace Darkslide.Imaging.Marks;

/// <summary>A picture's points, row by row: red, green, blue, and how opaque where there are four.</summary>
internal sealed record MarkPixels(byte[] Bytes, int Width, int Height, int Bands)
{
    private const int Opaque = 255, Unknown = 128;

    /// <summary>How light a point looks, 0 to 255. What stands behind a transparent one nobody knows.</summary>
    public int Lightness(int at)
    {
        int light = ((54 * Bytes[at]) + (183 * Bytes[at + 1]) + (19 * Bytes[at + 2])) >> 8;
        return Bands < 4 || Bytes[at + 3] == Opaque
            ? light
            : ((light * Bytes[at + 3]) + (Unknown * (Opaque - Bytes[at + 3]))) / Opaque;
    }
}
