namespace Darkslide.Imaging.Marks;

/// <summary>How one copy of a mark is painted so that it can be read where it stands (docs/marks.md, "Contrast").</summary>
/// <param name="Fill">The shape's lightness: white or black.</param>
/// <param name="Halo">That of the edge around it: the other one.</param>
/// <param name="FillAlpha">How opaque the shape is, 0 to 255.</param>
/// <param name="HaloAlpha">How opaque the edge is.</param>
internal readonly record struct MarkTone(int Fill, int Halo, int FillAlpha, int HaloAlpha)
{
    /// <summary>From here on white letters would stand on white.</summary>
    private const int LightPicture = 168;

    // Lightness steps between letters and edge: on a plain picture, and at most where it is busy.
    private const int LeastSeparation = 44, MostSeparation = 120;

    private const int StrongestAlpha = 236, AlphaStep = 4;

    /// <summary>From this deviation on a picture is as busy as it gets.</summary>
    private const int Busy = 64;

    /// <param name="mean">Of the picture's lightness under the copy.</param>
    /// <param name="deviation">Its standard deviation.</param>
    /// <param name="opacity">In percent, as asked for.</param>
    public static MarkTone For(int mean, int deviation, int opacity)
    {
        bool dark = mean >= LightPicture;
        int busy = Math.Min(deviation, Busy);
        // The edge: six tenths of the letters' strength, all of it where it is busy.
        int haloPart = 154 + (busy * 102 / Busy);
        int needed = Math.Min(MostSeparation, LeastSeparation + (busy * 7 / 8));
        int toFill = dark ? mean : 255 - mean;
        int alpha = opacity * 255 / 100;
        while (alpha < StrongestAlpha && Separation(alpha, haloPart, toFill) < needed)
        {
            alpha = Math.Min(StrongestAlpha, alpha + AlphaStep);
        }

        return new MarkTone(dark ? 0 : 255, dark ? 255 : 0, alpha, alpha * haloPart >> 8);
    }

    private static int Separation(int alpha, int haloPart, int toFill)
        => ((alpha * toFill) + ((alpha * haloPart >> 8) * (255 - toFill))) / 255;
}
