namespace Darkslide.Imaging.Reporting;

/// <summary>Exif's dates (Exif 3.0 section 4.6.6): each has its fraction of a second and its time zone under tags of their own.</summary>
internal static class ExifTimes
{
    public static void Report(TiffBlock block, List<TiffEntry> entries, ReportBuilder report)
    {
        report.Add(FindingKind.Time, "Taken", Moment(block, entries, 0x9003, 0x9291, 0x9011));
        report.Add(FindingKind.Time, "Digitised", Moment(block, entries, 0x9004, 0x9292, 0x9012));
        report.Add(FindingKind.Time, "Changed", Moment(block, entries, 0x0132, 0x9290, 0x9010));
    }

    /// <summary>The dates, their zones and their fractions.</summary>
    public static readonly HashSet<int> Tags = [0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292];

    private static string Moment(TiffBlock block, List<TiffEntry> entries, int tag, int fractionTag, int zoneTag)
    {
        var (date, fraction, zone) = (Text(block, entries, tag), Text(block, entries, fractionTag), Text(block, entries, zoneTag));
        if (date.Length == 0)
        {
            return zone;
        }
        var digits = fraction.Length > 0 && fraction.All(char.IsAsciiDigit) ? "." + fraction : "";
        return Moments.Of($"{date}{digits} {zone}");
    }

    private static string Text(TiffBlock block, List<TiffEntry> entries, int tag)
    {
        foreach (var entry in entries)
        {
            if (entry.Tag == tag)
            {
                return Reading.Text.OneLine(block.Text(entry));
            }
        }
        return "";
    }
}
