namespace Darkslide.Imaging.Reporting;

/// <summary>A lens told by what it can do: its shortest and longest focal length, and its widest opening at each (Exif 3.0, LensSpecification).</summary>
internal static class LensRange
{
    public static string Of(TiffBlock block, TiffEntry entry)
    {
        var (shortest, longest) = (block.Rational(entry, 0), block.Rational(entry, 1));
        if (!(shortest > 0 && longest >= shortest && longest < 10_000))
        {
            return "";
        }
        var openings = Range(block.Rational(entry, 2), block.Rational(entry, 3));
        return Range(shortest, longest) + " mm" + (openings.Length > 0 ? " f/" + openings : "");
    }

    private static string Range(double from, double to)
    {
        if (!(from > 0 && to >= from && to < 10_000))
        {
            return "";
        }
        return Short(from) == Short(to) ? Short(from) : Short(from) + "-" + Short(to);
    }

    /// <summary>One decimal, and none where it would be a zero.</summary>
    private static string Short(double value) => GpsFindings.Fixed(value, 1) is { } text && text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : GpsFindings.Fixed(value, 1);
}
