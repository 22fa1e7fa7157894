using System.Globalization;

namespace Darkslide.Imaging.Heif;

/// <summary>Times as ISO base media files count them: from the first second of 1904, in UTC (ISO/IEC 14496-12 section 8.2.2).</summary>
internal static class MovieTime
{
    private const long FirstOf1970 = 2_082_844_800, FirstOf10000 = 253_402_300_800;

    /// <summary>"2026-05-01 12:30:59"; null when there is none or it makes no sense.</summary>
    public static string? FromSeconds(long seconds)
    {
        var since1970 = seconds - FirstOf1970;
        return seconds == 0 || since1970 >= FirstOf10000
            ? null
            : DateTimeOffset.FromUnixTimeSeconds(since1970).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    public static string? FromMicroseconds(long microseconds) => microseconds == 1L << 53 ? null : FromSeconds(microseconds / 1_000_000);
}
