namespace Darkslide.Imaging.Marks;

/// <summary>Measures the picture under every copy of a mark.</summary>
internal static class MarkTones
{
    // What is covered less than this is not looked at.
    private const int Covered = 64;

    public static MarkTone[] Measure(MarkPixels pixels, MarkGrid grid, MarkRow row, int opacity)
    {
        var count = new long[grid.Cells];
        var sum = new long[grid.Cells];
        var squares = new long[grid.Cells];
        for (int y = 0; y < pixels.Height; y++)
        {
            grid.Row(y, row);
            int at = y * pixels.Width * pixels.Bands;
            for (int x = 0; x < pixels.Width; x++, at += pixels.Bands)
            {
                if (row.Halo[x] >= Covered)
                {
                    int light = pixels.Lightness(at);
                    count[row.Cell[x]]++;
                    sum[row.Cell[x]] += light;
                    squares[row.Cell[x]] += light * light;
                }
            }
        }

        var tones = new MarkTone[grid.Cells];
        for (int i = 0; i < tones.Length; i++)
        {
            tones[i] = count[i] == 0 ? MarkTone.For(128, 0, opacity) : Tone(count[i], sum[i], squares[i], opacity);
        }

        return tones;
    }

    private static MarkTone Tone(long count, long sum, long squares, int opacity)
    {
        long mean = sum / count;
        long variance = Math.Max(0, (squares / count) - (mean * mean));
        return MarkTone.For((int)mean, (int)Math.Floor(Math.Sqrt(variance)), opacity);
    }
}
