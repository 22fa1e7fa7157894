namespace Darkslide.Imaging.Marks;

/// <summary>Burns a mark into a picture's points. Whole numbers throughout: pages come to the same bytes.</summary>
internal static class MarkPainter
{
    private const int Opaque = 255;

    /// <param name="pixels">What is changed.</param>
    /// <param name="shapes">What the mark consists of.</param>
    /// <param name="look">How it looks.</param>
    /// <param name="phase">The link's number: where the pattern begins.</param>
    public static void Paint(MarkPixels pixels, MarkShapes shapes, MarkLook look, int phase)
    {
        Stamp stamp = Stamp.For(shapes, look, pixels.Width, pixels.Height);
        var grid = new MarkGrid(stamp, look, phase, pixels.Width, pixels.Height);
        var row = new MarkRow(pixels.Width);
        MarkTone[] tones = MarkTones.Measure(pixels, grid, row, look.Opacity);
        for (int y = 0; y < pixels.Height; y++)
        {
            grid.Row(y, row);
            int at = y * pixels.Width * pixels.Bands;
            for (int x = 0; x < pixels.Width; x++, at += pixels.Bands)
            {
                if (row.Halo[x] > 0 || row.Fill[x] > 0)
                {
                    Paint(pixels, at, tones[row.Cell[x]], row.Fill[x], row.Halo[x]);
                }
            }
        }
    }

    private static void Paint(MarkPixels pixels, int at, in MarkTone tone, int fill, int halo)
    {
        int edge = By255(By255(halo * (Opaque - fill)) * tone.HaloAlpha);
        Over(pixels, at, tone.Halo, edge);
        Over(pixels, at, tone.Fill, By255(fill * tone.FillAlpha));
    }

    private static void Over(MarkPixels pixels, int at, int lightness, int alpha)
    {
        byte[] bytes = pixels.Bytes;
        int below = pixels.Bands < 4 ? Opaque : bytes[at + 3];
        int rest = By255(below * (Opaque - alpha));
        int all = alpha + rest;
        if (all == 0)
        {
            return;
        }

        for (int i = at; i < at + 3; i++)
        {
            bytes[i] = (byte)(((lightness * alpha) + (bytes[i] * rest) + (all / 2)) / all);
        }

        if (pixels.Bands == 4)
        {
            bytes[at + 3] = (byte)all;
        }
    }

    private static int By255(int product) => (product + 127) / 255;
}
