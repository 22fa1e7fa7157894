using Darkslide.Imaging.Marks;

namespace Darkslide.Imaging.Redacting;

/// <summary>Covers areas of a picture's points. Whole numbers throughout: pages come to the same bytes.</summary>
internal static class BarPainter
{
    /// <param name="pixels">What is changed.</param>
    /// <param name="bars">Where; of bars that overlap, solid ones win.</param>
    /// <param name="grid">How far bars reach beyond what is asked for.</param>
    public static void Paint(MarkPixels pixels, IReadOnlyList<Bar> bars, BlockGrid grid)
    {
        List<Bar> covering = [.. bars.Select(bar => bar with { Area = grid.Covering(bar.Area, pixels.Width, pixels.Height) })];
        List<Area> areas = [.. covering.Select(bar => bar.Area)];
        // All black first: what cells take their colours from is then looked for with nothing left to see.
        areas.ForEach(area => Fill(pixels, area, 0, 0, 0));
        foreach (Bar bar in covering.Where(bar => bar.Fill == BarFill.Pixelated))
        {
            new CellPainter(pixels, bar.Area, areas).Paint();
        }

        foreach (Bar bar in covering.Where(bar => bar.Fill == BarFill.Solid))
        {
            Fill(pixels, bar.Area, 0, 0, 0);
        }
    }

    public static void Fill(MarkPixels pixels, Area area, byte red, byte green, byte blue)
    {
        for (int y = area.Y; y < area.Lower; y++)
        {
            int at = ((y * pixels.Width) + area.X) * pixels.Bands;
            for (int x = 0; x < area.Width; x++, at += pixels.Bands)
            {
                (pixels.Bytes[at], pixels.Bytes[at + 1], pixels.Bytes[at + 2]) = (red, green, blue);
                if (pixels.Bands == 4)
                {
                    pixels.Bytes[at + 3] = byte.MaxValue;
                }
            }
        }
    }
}
