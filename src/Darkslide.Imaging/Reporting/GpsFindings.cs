using System.Globalization;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>The GPS directory (Exif 3.0 section 4.6.7): decimal degrees, as maps take them.</summary>
internal static class GpsFindings
{
    public static void Report(TiffBlock block, List<TiffEntry> gps, ReportBuilder report)
    {
        if (gps.Count == 0)
        {
            return;
        }
        var before = report.Count;
        var latitude = Degrees(block, gps, 2, 1, 'S', 90);
        var longitude = Degrees(block, gps, 4, 3, 'W', 180);
        if (!double.IsNaN(latitude) && !double.IsNaN(longitude))
        {
            report.Add(FindingKind.Position, "Where it was taken", Coordinates(latitude, longitude));
        }
        var goalLatitude = Degrees(block, gps, 20, 19, 'S', 90);
        var goalLongitude = Degrees(block, gps, 22, 21, 'W', 180);
        if (!double.IsNaN(goalLatitude) && !double.IsNaN(goalLongitude))
        {
            report.Add(FindingKind.Position, "What it shows", Coordinates(goalLatitude, goalLongitude));
        }
        Altitude(block, gps, report);
        if (Find(gps, 17) is { } direction && block.Rational(direction, 0) is var towards && towards <= 360)
        {
            report.Add(FindingKind.Position, "Direction of view", Fixed(towards, 1) + "°");
        }
        if (Find(gps, 31) is { } error && block.Rational(error, 0) is >= 0 and < 1_000_000 and var metres)
        {
            report.Add(FindingKind.Position, "Accuracy of the position", Fixed(metres, 1) + " m");
        }
        Motion(block, gps, report);
        report.Add(FindingKind.Position, "How the position was found", Place(block, gps, 27));
        report.Add(FindingKind.Position, "Place", Place(block, gps, 28));
        Time(block, gps, report);
        if (report.Count == before)
        {
            report.Add(FindingKind.Other, "Satellite data", ReportBuilder.Counted(gps.Count, "value"));
        }
    }

    /// <summary>"43.467448, 11.885127": six digits are a hand's width on the ground.</summary>
    public static string Coordinates(double latitude, double longitude) => Fixed(latitude, 6) + ", " + Fixed(longitude, 6);

    /// <summary>
    /// A number with one decimal or six, and a point; never "-0". Platforms round halves differently, so this is spelled out.
    /// </summary>
    public static string Fixed(double value, int decimals)
    {
        var unit = decimals == 6 ? 1_000_000L : 10;
        var units = (long)Math.Floor((Math.Abs(value) * unit) + 0.5);
        var fraction = (units % unit).ToString(decimals == 6 ? "D6" : "D1", CultureInfo.InvariantCulture);
        return ReportBuilder.Invariant($"{(value < 0 && units > 0 ? "-" : "")}{units / unit}.{fraction}");
    }

    private static TiffEntry? Find(List<TiffEntry> entries, int tag)
    {
        foreach (var entry in entries)
        {
            if (entry.Tag == tag)
            {
                return entry;
            }
        }
        return null;
    }

    private static double Degrees(TiffBlock block, List<TiffEntry> gps, int tag, int reference, char negative, int limit)
    {
        if (Find(gps, tag) is not { } entry)
        {
            return double.NaN;
        }
        var degrees = block.Rational(entry, 0);
        var minutes = entry.Count > 1 ? block.Rational(entry, 1) : 0;
        var seconds = entry.Count > 2 ? block.Rational(entry, 2) : 0;
        var value = degrees + ((double.IsNaN(minutes) ? 0 : minutes) / 60) + ((double.IsNaN(seconds) ? 0 : seconds) / 3600);
        if (!(value <= limit))
        {
            return double.NaN;
        }
        return Find(gps, reference) is { } side && block.Bytes(side) is [var letter, ..] && (letter & 0xDF) == negative ? -value : value;
    }

    private static void Altitude(TiffBlock block, List<TiffEntry> gps, ReportBuilder report)
    {
        if (Find(gps, 6) is not { } entry || block.Rational(entry, 0) is not (>= 0 and < 1_000_000))
        {
            return;
        }
        var metres = block.Rational(entry, 0);
        var below = Find(gps, 5) is { } side && block.Number(side) == 1;
        report.Add(FindingKind.Position, "Height above sea level", Fixed(below ? -metres : metres, 1) + " m");
    }

    private static void Motion(TiffBlock block, List<TiffEntry> gps, ReportBuilder report)
    {
        if (Find(gps, 13) is { } speed && block.Rational(speed, 0) is > 0 and < 100_000 and var fast)
        {
            var unit = Find(gps, 12) is { } side && block.Bytes(side) is [var letter, ..] ? letter & 0xDF : 'K';
            report.Add(FindingKind.Position, "Speed", Fixed(fast, 1) + (unit == 'N' ? " kn" : unit == 'M' ? " mph" : " km/h"));
            if (Find(gps, 15) is { } track && block.Rational(track, 0) is >= 0 and <= 360 and var course)
            {
                report.Add(FindingKind.Position, "Direction of travel", Fixed(course, 1) + "°");
            }
        }
    }

    /// <summary>Processing method and area name: text with the character code of a user comment before it.</summary>
    private static string Place(TiffBlock block, List<TiffEntry> gps, int tag)
    {
        if (Find(gps, tag) is not { } entry || entry.Length <= 8)
        {
            return "";
        }
        var bytes = block.Bytes(entry);
        return bytes.StartsWith("UNICODE\0"u8)
            ? Text.FromUtf16(bytes[8..], block.BigEndian)
            : Text.FromBytes(bytes.StartsWith("ASCII\0\0\0"u8) ? bytes[8..] : bytes);
    }

    private static void Time(TiffBlock block, List<TiffEntry> gps, ReportBuilder report)
    {
        var date = Find(gps, 29) is { } day ? Moments.Of(block.Text(day)) : "";
        var clock = "";
        if (Find(gps, 7) is { } time)
        {
            var (h, m, s) = (block.Rational(time, 0), block.Rational(time, 1), block.Rational(time, 2));
            if (h < 24 && m < 60 && s < 61)
            {
                clock = $"{Two(h)}:{Two(m)}:{Two(s)} UTC";
            }
        }
        report.Add(FindingKind.Time, "Satellite time", date + " " + clock);
    }

    private static string Two(double number) => ((int)number).ToString("D2", CultureInfo.InvariantCulture);
}
