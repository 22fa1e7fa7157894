using System.Globalization;

namespace Darkslide.Imaging.Reporting;

/// <summary>Seconds since 1970 as a date; nothing for times that no camera can mean.</summary>
internal static class UnixTime
{
    private const double First = 315_532_800, Last = 4_102_444_800;

    public static string Of(double seconds) => seconds is >= First and < Last
        ? DateTimeOffset.FromUnixTimeSeconds((long)seconds).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
        : "";
}
