using Darkslide.Imaging.Marks;
using NetVips;

namespace Darkslide.Imaging.Redacting;

/// <summary>Writes a redacted picture: new pixels in a new file, of which nothing but the pixels is known.</summary>
internal static class BurntPicture
{
    // What people take for the picture itself, at a third of the size of the best.
    private const int Quality = 92;

    /// <summary>What libjpeg writes at most.</summary>
    private const int LongestJpegSide = 65_500;

    public static byte[] Encode(MarkPixels pixels, PictureFormat from)
    {
        using Image raw = Image.NewFromMemory(pixels.Bytes, pixels.Width, pixels.Height, pixels.Bands, Enums.BandFormat.Uchar);
        using Image image = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        if (IsPng(pixels, from))
        {
            return image.PngsaveBuffer(keep: Enums.ForeignKeep.None);
        }

        using Image opaque = image.ExtractBand(0, n: 3);
        return opaque.JpegsaveBuffer(q: Quality, optimizeCoding: true, keep: Enums.ForeignKeep.None);
    }

    /// <summary>What was exact stays exact, and what is transparent needs a format that can be.</summary>
    private static bool IsPng(MarkPixels pixels, PictureFormat from)
        => from is PictureFormat.Png or PictureFormat.Gif or PictureFormat.Tiff
            || Math.Max(pixels.Width, pixels.Height) > LongestJpegSide
            || !IsOpaque(pixels);

    private static bool IsOpaque(MarkPixels pixels)
    {
        for (int at = 3; pixels.Bands == 4 && at < pixels.Bytes.Length; at += 4)
        {
            if (pixels.Bytes[at] != byte.MaxValue)
            {
                return false;
            }
        }

        return true;
    }
}
