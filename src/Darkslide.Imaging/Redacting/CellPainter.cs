using Darkslide.Imaging.Marks;

namespace Darkslide.Imaging.Redacting;

/// <summary>
/// Fills an area with coarse cells. A cell that averaged what it covers would tell of it (text can be found again by trying which
/// letters give such averages), so cells are mixed of the colours around the area, with a grain that depends on their place alone.
/// </summary>
/// <param name="pixels">What is changed.</param>
/// <param name="area">Where.</param>
/// <param name="covered">All bars: no colour is taken from any of them.</param>
internal sealed class CellPainter(MarkPixels pixels, Area area, IReadOnlyList<Area> covered)
{
    // Of the longer side; and no smaller than a cell that looks like one.
    private const int CellsAlong = 24, SmallestCell = 8;

    private const int WholeWeight = 65_536, Unknown = 128, Grain = 12;

    private readonly int side = Math.Max(SmallestCell, (Math.Max(area.Width, area.Height) + CellsAlong - 1) / CellsAlong);

    public void Paint()
    {
        (int columns, int rows) = ((area.Width + side - 1) / side, (area.Height + side - 1) / side);
        Colour?[] left = [.. Enumerable.Range(0, rows).Select(row => Mean(area.X - 1, Cell(0, row), across: false))];
        Colour?[] right = [.. Enumerable.Range(0, rows).Select(row => Mean(area.Right, Cell(0, row), across: false))];
        Colour?[] above = [.. Enumerable.Range(0, columns).Select(column => Mean(area.Y - 1, Cell(column, 0), across: true))];
        Colour?[] below = [.. Enumerable.Range(0, columns).Select(column => Mean(area.Lower, Cell(column, 0), across: true))];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                Colour mixed = Mixed(
                    (left[row], column + 1), (right[row], columns - column), (above[column], row + 1), (below[column], rows - row));
                int grain = GrainAt(column, row);
                BarPainter.Fill(pixels, Cell(column, row), Grained(mixed.Red, grain), Grained(mixed.Green, grain), Grained(mixed.Blue, grain));
            }
        }
    }

    private Area Cell(int column, int row)
    {
        (int x, int y) = (area.X + (column * side), area.Y + (row * side));
        return new Area(x, y, Math.Min(side, area.Right - x), Math.Min(side, area.Lower - y));
    }

    /// <summary>The mean of the points beside a cell on the line just outside the area; null where there are none, or all are covered.</summary>
    private Colour? Mean(int line, Area cell, bool across)
    {
        if (line < 0 || line >= (across ? pixels.Height : pixels.Width))
        {
            return null;
        }

        (long red, long green, long blue, long count) = (0, 0, 0, 0);
        (int start, int length) = across ? (cell.X, cell.Width) : (cell.Y, cell.Height);
        for (int i = start; i < start + length; i++)
        {
            (int x, int y) = across ? (i, line) : (line, i);
            if (covered.Any(bar => bar.Has(x, y)))
            {
                continue;
            }

            int at = ((y * pixels.Width) + x) * pixels.Bands;
            (red, green, blue, count) = (red + pixels.Bytes[at], green + pixels.Bytes[at + 1], blue + pixels.Bytes[at + 2], count + 1);
        }

        return count == 0 ? null : new Colour((int)(red / count), (int)(green / count), (int)(blue / count));
    }

    /// <summary>Nearer sides count more.</summary>
    private static Colour Mixed(params ReadOnlySpan<(Colour? Side, int Distance)> sides)
    {
        (long red, long green, long blue, long all) = (0, 0, 0, 0);
        foreach ((Colour? side, int distance) in sides)
        {
            if (side is { } colour)
            {
                long weight = WholeWeight / distance;
                (red, green, blue, all) = (red + (colour.Red * weight), green + (colour.Green * weight), blue + (colour.Blue * weight), all + weight);
            }
        }

        return all == 0 ? new Colour(Unknown, Unknown, Unknown) : new Colour((int)(red / all), (int)(green / all), (int)(blue / all));
    }

    /// <summary>Some lightness more or less, so that cells can be told apart on a plain ground.</summary>
    private static int GrainAt(int column, int row)
    {
        uint mixed = unchecked(((uint)column * 374_761_393) + ((uint)row * 668_265_263));
        mixed = unchecked((mixed ^ (mixed >> 13)) * 1_274_126_177);
        return (int)((mixed >> 16) % ((2 * Grain) + 1)) - Grain;
    }

    private static byte Grained(int value, int grain) => (byte)Math.Clamp(value + grain, 0, byte.MaxValue);

    private readonly record struct Colour(int Red, int Green, int Blue);
}
