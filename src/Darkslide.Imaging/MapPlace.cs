using System.Globalization;
using System.Text.RegularExpressions;

namespace Darkslide.Imaging;

/// <summary>A point that can be shown on a map. Nothing here asks a map for anything: whoever wants to look follows the link.</summary>
/// <param name="Latitude">Decimal degrees, south is negative.</param>
/// <param name="Longitude">Decimal degrees, west is negative.</param>
public readonly partial record struct MapPlace(double Latitude, double Longitude)
{
    /// <summary>The place that a finding tells as coordinates, if it does.</summary>
    public static MapPlace? Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Kind == FindingKind.Position && Coordinates().Match(finding.Value ?? "") is { Success: true } match
            ? new MapPlace(Degrees(match.Groups[1]), Degrees(match.Groups[2]))
            : null;
    }

    /// <summary>An address of OpenStreetMap that shows the place with a mark.</summary>
    public string Link
    {
        get
        {
            var (latitude, longitude) = (Latitude.ToString("F6", CultureInfo.InvariantCulture), Longitude.ToString("F6", CultureInfo.InvariantCulture));
            return $"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=16/{latitude}/{longitude}";
        }
    }

    private static double Degrees(Group digits) => double.Parse(digits.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(-?[0-9]{1,2}\.[0-9]{6}), (-?[0-9]{1,3}\.[0-9]{6})$")]
    private static partial Regex Coordinates();
}
