using Darkslide.Imaging.Gif;
using Darkslide.Imaging.Heif;
using Darkslide.Imaging.Jpeg;
using Darkslide.Imaging.Png;
using Darkslide.Imaging.Tiff;
using Darkslide.Imaging.WebP;

namespace Darkslide.Imaging.Building;

/// <summary>
/// Reads a picture strictly: every byte must belong to a structure on the allow-list, of its exact length.
/// It shares no code with the cleaners' decisions, so that one mistake is not made twice.
/// </summary>
internal static class OutputCheck
{
    /// <exception cref="PictureRefusedException">Something is left that should not be there.</exception>
    public static void Require(PictureFormat format, ReadOnlyMemory<byte> bytes)
    {
        if (!Passes(format, bytes))
        {
            throw new PictureRefusedException(PictureProblem.StillRevealing);
        }
    }

    public static bool Passes(PictureFormat format, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return format switch
            {
                PictureFormat.Jpeg => JpegWalker.Passes(bytes.Span),
                PictureFormat.Png => PngWalker.Passes(bytes.Span),
                PictureFormat.WebP => WebPWalker.Passes(bytes.Span),
                PictureFormat.Tiff => TiffWalker.Passes(bytes),
                PictureFormat.Heic or PictureFormat.Avif => HeifWalker.Passes(bytes.Span),
                _ => GifWalker.Passes(bytes.Span),
            };
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            return false;
        }
    }
}
