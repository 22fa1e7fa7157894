namespace Darkslide.Imaging.Marks;

/// <summary>
/// Which point of which copy of a stamp lies on each of a picture's points (docs/marks.md, "Pattern"). Places are in the stamp's
/// points, counted from the picture's middle, in 65,536ths.
/// </summary>
internal sealed class MarkGrid
{
    private const int One = 65_536;

    // In letters' sizes.
    private const double GapAcross = 1.6, GapBetweenRows = 1.5, NarrowestCell = 4, CornerMargin = 0.5;

    /// <summary>The golden ratio's part of 65,536: each link's pattern begins at another place, however many there are.</summary>
    private const int PhaseStep = 40_503;

    private readonly Stamp stamp;
    private readonly int width, cos, sin, cellWidth, cellHeight, originU, originV, columns, firstRow, firstColumn;
    private readonly bool single;

    public MarkGrid(Stamp stamp, MarkLook look, int phase, int width, int height)
    {
        this.stamp = stamp;
        this.width = width;
        Height = height;
        single = look.Layout == MarkLayout.Corner;
        double turn = single ? 0 : look.Angle * Math.PI / 180;
        cos = (int)Math.Floor((Math.Cos(turn) * One) + 0.5);
        sin = (int)Math.Floor((Math.Sin(turn) * One) + 0.5);
        (int shapeWidth, int shapeHeight) = (stamp.Width - (2 * stamp.Rim), stamp.Height - (2 * stamp.Rim));
        double letters = stamp.Letters;
        cellWidth = single ? stamp.Width + 2 : (int)Math.Max(shapeWidth + (letters * GapAcross), letters * NarrowestCell);
        cellHeight = single ? stamp.Height + 2 : (int)(stamp.Line + (letters * GapBetweenRows));
        if (single)
        {
            originU = ((width * Stamp.Fineness) - shapeWidth) / 2 - Margin(width, shapeWidth, letters);
            originV = ((Height * Stamp.Fineness) - shapeHeight) / 2 - Margin(Height, shapeHeight, letters);
        }
        else
        {
            originU = (int)((long)cellWidth * (phase * PhaseStep % One) / One);
        }

        // How far the picture's corners are from its middle, along the lines and across.
        int along = (int)((((long)width * cos) + ((long)Height * Math.Abs(sin))) / One);
        int across = (int)((((long)width * Math.Abs(sin)) + ((long)Height * cos)) / One);
        firstRow = -(across / cellHeight) - 2;
        firstColumn = -(along / cellWidth) - 3;
        columns = (2 * -firstColumn) + 1;
        Cells = columns * ((2 * -firstRow) + 1);
    }

    public int Height { get; }

    /// <summary>How many copies there may be; each has a number below this.</summary>
    public int Cells { get; }

    /// <summary>One row of the picture: what the copies cover there, and which copy covers it.</summary>
    public void Row(int y, MarkRow row)
    {
        int fromMiddle = (2 * y) + 1 - Height;
        long u = ((1L - width) * cos) - ((long)fromMiddle * sin) - ((long)originU * One);
        long v = ((1L - width) * sin) + ((long)fromMiddle * cos) - ((long)originV * One);
        (long cellAcross, long cellDown) = ((long)cellWidth * One, (long)cellHeight * One);
        for (int x = 0; x < width; x++, u += 2 * cos, v += 2 * sin)
        {
            int cellRow = FloorDivide(v + (cellDown / 2), cellDown);
            long shifted = (cellRow & 1) == 0 || single ? u : u + (cellAcross / 2);
            int column = FloorDivide(shifted + (cellAcross / 2), cellAcross);
            (row.Fill[x], row.Halo[x]) = (0, 0);
            if (single && (cellRow != 0 || column != 0))
            {
                continue;
            }

            row.Cell[x] = ((cellRow - firstRow) * columns) + column - firstColumn;
            Sample(shifted - (column * cellAcross), v - (cellRow * cellDown), row, x);
        }
    }

    /// <param name="u">From the copy's middle.</param>
    /// <param name="v">From the copy's middle.</param>
    /// <param name="row">Where the result goes.</param>
    /// <param name="x">Its place there.</param>
    private void Sample(long u, long v, MarkRow row, int x)
    {
        long across = u + ((stamp.Width - 1L) * One / 2);
        long down = v + ((stamp.Height - 1L) * One / 2);
        (int left, int top) = ((int)(across >> 16), (int)(down >> 16));
        if (left < 0 || top < 0 || left >= stamp.Width - 1 || top >= stamp.Height - 1)
        {
            return;
        }

        (int right, int lower) = ((int)(across >> 8) & 255, (int)(down >> 8) & 255);
        int at = (top * stamp.Width) + left;
        row.Fill[x] = Between(stamp.Fill, at, right, lower);
        row.Halo[x] = Between(stamp.Halo, at, right, lower);
    }

    private byte Between(byte[] points, int at, int right, int lower)
    {
        int above = (points[at] * (256 - right)) + (points[at + 1] * right);
        int below = (points[at + stamp.Width] * (256 - right)) + (points[at + stamp.Width + 1] * right);
        return (byte)(((above * (256 - lower)) + (below * lower) + 32_768) >> 16);
    }

    private static int Margin(int side, int shape, double letters)
        => (int)Math.Min(letters * CornerMargin, Math.Max(0, ((side * Stamp.Fineness) - shape) / 2));

    private static int FloorDivide(long value, long by) => (int)(value >= 0 ? value / by : -((by - 1 - value) / by));
}

/// <summary>Room for one row of a picture.</summary>
internal sealed class MarkRow(int width)
{
    public byte[] Fill { get; } = new byte[width];

    public byte[] Halo { get; } = new byte[width];

    public int[] Cell { get; } = new int[width];
}
