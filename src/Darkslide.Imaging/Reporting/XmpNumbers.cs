using System.Globalization;

namespace Darkslide.Imaging.Reporting;

/// <summary>Numbers as XMP writes them; NaN for anything else.</summary>
internal static class XmpNumbers
{
    /// <summary>"43,28.0467N" or "43,28,2.8N" (ISO 16684-1, GPSCoordinate) in degrees, or as drones write it, "+43.467445".</summary>
    public static double Degrees(string coordinate, char positive, char negative, int limit)
    {
        if (coordinate.Length < 2)
        {
            return double.NaN;
        }
        var value = coordinate[^1] == positive || coordinate[^1] == negative ? Parts(coordinate[..^1]) : Decimal(coordinate);
        if (!(Math.Abs(value) <= limit))
        {
            return double.NaN;
        }
        return coordinate[^1] == negative ? -value : value;
    }

    private static double Parts(string coordinate)
    {
        var parts = coordinate.Split(',');
        if (parts.Length > 3)
        {
            return double.NaN;
        }
        double value = 0, unit = 1;
        foreach (var part in parts)
        {
            value += Number(part) / unit;
            unit *= 60;
        }
        return value;
    }

    /// <summary>"1234/10" or "123.4" (ISO 16684-1, Rational).</summary>
    public static double Rational(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? Decimal(text) : Decimal(text[..slash]) / Number(text[(slash + 1)..]);
    }

    /// <summary>A number with a sign before it.</summary>
    public static double Decimal(string text) => text switch
    {
        ['-', .. var digits] => -Number(digits),
        ['+', .. var digits] => Number(digits),
        _ => Number(text),
    };

    /// <summary>Up to 16 digits with at most one point.</summary>
    private static double Number(string digits)
    {
        var points = 0;
        foreach (var c in digits)
        {
            points += c == '.' ? 1 : 0;
            if (!char.IsAsciiDigit(c) && c != '.')
            {
                return double.NaN;
            }
        }
        return digits.Length is 0 or > 16 || points > 1 || digits is "."
            ? double.NaN
            : double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }
}
