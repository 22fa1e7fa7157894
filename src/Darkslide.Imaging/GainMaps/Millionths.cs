using System.Globalization;

namespace Darkslide.Imaging.GainMaps;

/// <summary>Numbers as whole millionths, read from fractions and from decimals in digits, so that every language gets the same ones.</summary>
internal static class Millionths
{
    public const int One = 1_000_000;

    /// <summary>Gains are logarithms: four thousand million times brighter is beyond any screen.</summary>
    private const int Largest = 32 * One;

    private const int Digits = 6, LongestText = 40, LargestExponent = 20;

    public static bool IsSmall(int number) => number is >= -Largest and <= Largest;

    /// <summary>A fraction, rounded; null when it divides by zero or is too large.</summary>
    public static int? OfFraction(long numerator, long denominator)
    {
        if (denominator == 0)
        {
            return null;
        }
        var rounded = ((2 * Math.Abs(numerator) * One) + denominator) / (2 * denominator);
        return rounded > Largest ? null : (int)(numerator < 0 ? -rounded : rounded);
    }

    /// <summary>Decimal digits with or without a sign, a point and an exponent, rounded; null for anything else.</summary>
    public static int? OfText(string text)
    {
        var isNegative = text.StartsWith('-');
        var rest = isNegative || text.StartsWith('+') ? text[1..] : text;
        var exponentAt = rest.IndexOfAny(['e', 'E']);
        var exponent = exponentAt < 0 ? 0 : ExponentOf(rest[(exponentAt + 1)..]);
        var parts = (exponentAt < 0 ? rest : rest[..exponentAt]).Split('.');
        if (text.Length > LongestText || exponent is null || parts.Length > 2)
        {
            return null;
        }
        var digits = string.Concat(parts);
        if (digits.Length == 0 || !IsDigits(digits))
        {
            return null;
        }
        var rounded = Rounded(digits, parts[0].Length + exponent.Value + Digits);
        return rounded is null ? null : isNegative ? -rounded : rounded;
    }

    /// <summary>With all six digits behind the point.</summary>
    public static string Text(int number)
    {
        var size = Math.Abs(number);
        return string.Create(CultureInfo.InvariantCulture, $"{(number < 0 ? "-" : "")}{size / One}.{size % One:D6}");
    }

    /// <summary>The number that the first <paramref name="count"/> digits are, rounded by the next one.</summary>
    private static int? Rounded(string digits, int count)
    {
        long number = 0;
        for (var i = 0; i < count; i++)
        {
            number = (number * 10) + (i < digits.Length ? digits[i] - '0' : 0);
            if (number > Largest)
            {
                return null;
            }
        }
        number += count >= 0 && count < digits.Length && digits[count] >= '5' ? 1 : 0;
        return (int)number;
    }

    private static int? ExponentOf(string text)
    {
        var digits = text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;
        if (digits.Length is 0 or > 2 || !IsDigits(digits) || int.Parse(digits, CultureInfo.InvariantCulture) is var size && size > LargestExponent)
        {
            return null;
        }
        return text.StartsWith('-') ? -size : size;
    }

    private static bool IsDigits(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }
        return true;
    }
}
