namespace Darkslide.Imaging.Reporting;

/// <summary>
/// Whether an embedded picture was made of something else than the picture is now: whoever crops a picture often leaves the old
/// thumbnail in it.
/// </summary>
internal static class Proportions
{
    /// <summary>A thumbnail of 51 × 38 is a rounded 4 : 3.</summary>
    private const double Tolerance = 1.04;

    /// <summary>The sides' proportions are compared whichever way up either is: turning shows nothing more.</summary>
    public static bool Differ(int width, int height, int ofWidth, int ofHeight)
    {
        if (width <= 0 || height <= 0 || ofWidth <= 0 || ofHeight <= 0)
        {
            return false;
        }
        var (embedded, whole) = (LongByShort(width, height), LongByShort(ofWidth, ofHeight));
        if (Math.Max(embedded, whole) / Math.Min(embedded, whole) <= Tolerance)
        {
            return false;
        }
        return !(IsPadded(width, height) && IsOfCamera(whole));
    }

    /// <summary>Cameras put black bars beside a wide picture, because the thumbnail has to be 160 × 120 (DCF 2.0 section 3.3.4).</summary>
    private static bool IsPadded(int width, int height) => width == 160 && height == 120;

    private static bool IsOfCamera(double proportions) => IsAbout(proportions, 1) || IsAbout(proportions, 1.5) || IsAbout(proportions, 16.0 / 9);

    private static bool IsAbout(double proportions, double wanted) => Math.Abs(proportions - wanted) < 0.01 * wanted;

    private static double LongByShort(int width, int height) => Math.Max(width, height) / (double)Math.Min(width, height);
}
