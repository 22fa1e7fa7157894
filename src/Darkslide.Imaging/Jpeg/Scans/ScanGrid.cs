namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>What a scan's coded data is made of (ITU-T T.81 A.2): units, each of some blocks, each of one component.</summary>
/// <param name="Units">How many units (MCU) the whole scan has.</param>
/// <param name="Blocks">For each block of a unit, which of the scan's components it belongs to.</param>
internal readonly record struct ScanGrid(long Units, int[] Blocks)
{
    public static ScanGrid Of(ScanHeader scan, JpegFrame frame, int height)
    {
        int across = 0, down = 0;
        foreach (var component in frame.Components)
        {
            across = Math.Max(across, component.Horizontal);
            down = Math.Max(down, component.Vertical);
        }
        if (scan.Components.Count == 1)
        {
            // Alone, a component has no blocks that only fill up units of several.
            var component = frame.Components[scan.Components[0].Index];
            var units = Blocks8((long)frame.Width * component.Horizontal, across) * Blocks8((long)height * component.Vertical, down);
            return new ScanGrid(units, [0]);
        }
        var blocks = new List<int>();
        for (var i = 0; i < scan.Components.Count; i++)
        {
            var component = frame.Components[scan.Components[i].Index];
            blocks.AddRange(Enumerable.Repeat(i, component.Horizontal * component.Vertical));
        }
        return new ScanGrid(Blocks8(frame.Width, across) * Blocks8(height, down), [.. blocks]);
    }

    private static long Blocks8(long samples, int perUnit) => (samples + (8 * perUnit) - 1) / (8 * perUnit);
}
