using System.Globalization;
using System.Text.RegularExpressions;

namespace Darkslide.Imaging.Reporting;

/// <summary>Where a video was recorded: "+48.8583+002.2944+035.000/" (ISO 6709 annex H) as decimal degrees.</summary>
internal static partial class VideoPlace
{
    /// <summary>Decimal degrees; the text as it stands when it is none that we know.</summary>
    public static string Of(string text)
    {
        if (Degrees().Match(text) is not { Success: true } match)
        {
            return text;
        }
        var (latitude, longitude) = (Number(match.Groups[1]), Number(match.Groups[2]));
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? GpsFindings.Coordinates(latitude, longitude) : text;
    }

    private static double Number(Group digits) => double.Parse(digits.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex("^([+-][0-9]{2}(?:\\.[0-9]{1,9})?)([+-][0-9]{3}(?:\\.[0-9]{1,9})?)(?![0-9.])")]
    private static partial Regex Degrees();
}
