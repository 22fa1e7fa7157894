namespace Darkslide.Imaging.GainMaps;

/// <summary>Whether a map can be of a picture: one of other proportions was made before the picture was cropped, and shows more.</summary>
internal static class GainMapShape
{
    /// <summary>Maps are smaller and their sides rounded: one part in 25.</summary>
    private const int Parts = 25;

    public static bool Fits(long width, long height, long ofWidth, long ofHeight)
    {
        var (wide, high) = (width * ofHeight, height * ofWidth);
        return width <= ofWidth && height <= ofHeight && Math.Abs(wide - high) * Parts <= Math.Max(wide, high);
    }
}
