using Darkslide.Imaging.Gif;
using Darkslide.Imaging.Heif;
using Darkslide.Imaging.Jpeg;
using Darkslide.Imaging.Png;
using Darkslide.Imaging.Tiff;
using Darkslide.Imaging.WebP;

namespace Darkslide.Imaging.Building;

/// <summary>
/// Reads a picture strictly: every byte must belong to a structure on the allow-list, of its exact length.
/// It shares no code with the cleaners' decisions, so that one mistake is not made twice. Then the reader that makes the report
/// has a second look.
/// </summary>
internal static class OutputCheck
{
    /// <param name="format">The picture's format.</param>
    /// <param name="bytes">The cleaned picture.</param>
    /// <param name="coded">How long its stretches of coded data must be: <see cref="Draft.Coded"/>; null when that is not known.</param>
    /// <param name="keepsGainMap">Whether it has an HDR gain map, which nothing else may have.</param>
    /// <exception cref="PictureRefusedException">Something is left that should not be there.</exception>
    public static void Require(PictureFormat format, ReadOnlyMemory<byte> bytes, IReadOnlyList<int>? coded = null, bool keepsGainMap = false)
    {
        if (!Passes(format, bytes, coded, keepsGainMap))
        {
            throw new PictureRefusedException(PictureProblem.StillRevealing);
        }
        SecondReading.Require(format, bytes, keepsGainMap);
    }

    /// <summary>Whether the strict reader finds only what it knows.</summary>
    internal static bool Passes(PictureFormat format, ReadOnlyMemory<byte> bytes, IReadOnlyList<int>? coded, bool keepsGainMap = false)
    {
        try
        {
            return format switch
            {
                PictureFormat.Jpeg when keepsGainMap => JpegGainMapWalker.Passes(bytes.Span, coded),
                PictureFormat.Jpeg => JpegWalker.Passes(bytes.Span, coded),
                PictureFormat.Png => PngWalker.Passes(bytes.Span),
                PictureFormat.WebP => WebPWalker.Passes(bytes.Span),
                PictureFormat.Tiff => TiffWalker.Passes(bytes),
                PictureFormat.Heic or PictureFormat.Avif => HeifWalker.Passes(bytes.Span, keepsGainMap),
                _ => GifWalker.Passes(bytes.Span),
            };
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            return false;
        }
    }
}
