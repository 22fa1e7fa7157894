using System.Globalization;
using System.Text.RegularExpressions;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>
/// Dates as people write them, so that Exif's "2020:05:01 12:30:00" and XMP's "2020-05-01T12:30:00+02:00" are one finding
/// when they say the same. What looks like no date stays as it is; one that is only zeros or blanks says nothing.
/// </summary>
internal static partial class Moments
{
    public static string Of(string text)
    {
        var line = Text.OneLine(text);
        if (Count().IsMatch(line))
        {
            return OfCount(line);
        }
        var match = Written().Match(line);
        if (!match.Success)
        {
            return line.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? "" : line;
        }
        var (year, month, day) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        if (year is "0000" && month is "00")
        {
            return "";
        }
        return $"{year}-{month}-{day}{Before(" ", match.Groups[4].Value)}{Zone(match.Groups[5].Value)}";
    }

    /// <summary>A date of IPTC, "20200501", and its time of day, "123000+0200" (IIM 4.2, 1.6).</summary>
    public static string OfIptc(string date, string time)
    {
        var (day, clock) = (Digits8().Match(date), Digits6().Match(time));
        var written = day.Success ? $"{day.Groups[1].Value}-{day.Groups[2].Value}-{day.Groups[3].Value}" : date;
        return Of(clock.Success
            ? $"{written} {clock.Groups[1].Value}:{clock.Groups[2].Value}:{clock.Groups[3].Value}{clock.Groups[4].Value}"
            : $"{written} {time}");
    }

    /// <summary>Seconds, thousandths or millionths of a second since 1970; which of them, the number of digits tells.</summary>
    private static string OfCount(string digits) =>
        UnixTime.Of(long.Parse(digits, CultureInfo.InvariantCulture) / (digits.Length < 13 ? 1 : digits.Length < 16 ? 1_000 : 1_000_000));

    private static string Zone(string offset) => offset switch
    {
        "" => "",
        "Z" => " UTC",
        { Length: 5 } => $" {offset[..3]}:{offset[3..]}",
        _ => " " + offset,
    };

    private static string Before(string space, string text) => text.Length == 0 ? "" : space + text;

    [GeneratedRegex("^([0-9]{4})[:-]([0-9]{2})[:-]([0-9]{2})(?:[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?) ?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$")]
    private static partial Regex Written();

    [GeneratedRegex("^(?:[0-9]{9,10}|[0-9]{13}|[0-9]{16})$")]
    private static partial Regex Count();

    [GeneratedRegex("^([0-9]{4})([0-9]{2})([0-9]{2})$")]
    private static partial Regex Digits8();

    [GeneratedRegex("^([0-9]{2})([0-9]{2})([0-9]{2})([+-][0-9]{4})?$")]
    private static partial Regex Digits6();
}
