namespace Darkslide.Imaging.Building;

/// <summary>The check of sizes that every format shares.</summary>
internal static class Pixels
{
    /// <exception cref="PictureRefusedException">No area, or beyond <see cref="PictureLimits.MaxPixels"/>.</exception>
    public static void Require(long width, long height)
    {
        if (width <= 0 || height <= 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        if (width > PictureLimits.MaxPixels / height)
        {
            throw new PictureRefusedException(PictureProblem.TooManyPixels);
        }
    }
}
