using Darkslide.Imaging.Marks;
using NetVips;

namespace Darkslide.Imaging.Tests.Marks;

/// <summary>Pictures to mark, as plain points, and shapes to mark them with.</summary>
internal static class TestPixels
{
    public static MarkPixels Plain(int width, int height, byte lightness, int bands = 3)
    {
        var bytes = new byte[width * height * bands];
        Array.Fill(bytes, lightness);
        return new MarkPixels(bytes, width, height, bands);
    }

    /// <summary>Squares of chance lightness, the same in every run.</summary>
    public static MarkPixels Busy(int width, int height, int square = 6, int bands = 3)
    {
        var pixels = Plain(width, height, 255, bands);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                uint chance = (uint)(((x / square) * 7919) + ((y / square) * 104_729)) * 2_654_435_761;
                for (int band = 0; band < bands; band++)
                {
                    pixels.Bytes[(((y * width) + x) * bands) + band] = (byte)(chance >> (8 + (4 * band)));
                }
            }
        }

        return pixels;
    }

    public static MarkPixels Gradient(int width, int height)
    {
        var pixels = Plain(width, height, 0);
        for (int i = 0; i < pixels.Bytes.Length; i++)
        {
            pixels.Bytes[i] = (byte)(i / 3 % width * 255 / width);
        }

        return pixels;
    }

    public static MarkPixels Copy(MarkPixels pixels) => pixels with { Bytes = (byte[])pixels.Bytes.Clone() };

    public static MarkPixels Painted(MarkPixels pixels, string text, MarkLook look, int link)
    {
        var painted = Copy(pixels);
        new Mark(look, text, logo: null, link).PaintOn(painted);
        return painted;
    }

    public static MarkPixels Of(Rendition rendition)
    {
        using var image = Image.NewFromBuffer(rendition.Bytes);
        return new MarkPixels(image.WriteToMemory<byte>(), image.Width, image.Height, image.Bands);
    }

    /// <summary>A cleaned PNG of them.</summary>
    public static CleanedPicture Cleaned(MarkPixels pixels)
    {
        using var image = Image.NewFromMemory(pixels.Bytes, pixels.Width, pixels.Height, pixels.Bands, Enums.BandFormat.Uchar);
        using var coloured = image.Copy(interpretation: Enums.Interpretation.Srgb);
        return PictureCleaner.Clean(coloured.PngsaveBuffer(keep: Enums.ForeignKeep.None));
    }
}
