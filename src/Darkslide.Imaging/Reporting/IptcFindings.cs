using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>IPTC-IIM datasets of the application record (IIM 4.2, chapters 1.5 and 6).</summary>
internal static class IptcFindings
{
    private static readonly Dictionary<int, (FindingKind Kind, string Label)> Texts = new()
    {
        [5] = (FindingKind.Text, "Title"),
        [15] = (FindingKind.Text, "Category"),
        [25] = (FindingKind.Text, "Keyword"),
        [40] = (FindingKind.Text, "Instructions"),
        [55] = (FindingKind.Time, "Taken"),
        [60] = (FindingKind.Time, "Taken, time of day"),
        [62] = (FindingKind.Time, "Digitised"),
        [65] = (FindingKind.Software, "Software"),
        [80] = (FindingKind.Owner, "Author"),
        [85] = (FindingKind.Owner, "Author's position"),
        [90] = (FindingKind.Position, "City"),
        [92] = (FindingKind.Position, "Place"),
        [95] = (FindingKind.Position, "State"),
        [101] = (FindingKind.Position, "Country"),
        [105] = (FindingKind.Text, "Headline"),
        [110] = (FindingKind.Owner, "Credit"),
        [115] = (FindingKind.Owner, "Source"),
        [116] = (FindingKind.Owner, "Copyright"),
        [118] = (FindingKind.Owner, "Contact"),
        [120] = (FindingKind.Text, "Description"),
        [122] = (FindingKind.Owner, "Caption writer"),
    };

    public static void Report(ReadOnlySpan<byte> datasets, ReportBuilder report)
    {
        var before = report.Count;
        var at = 0;
        while (at + 5 <= datasets.Length && datasets[at] == 0x1C)
        {
            var length = Read.U16(datasets, at + 3);
            // Extended datasets (length of the length in the low bits) hold pictures and such, never these texts.
            if (length > datasets.Length - at - 5)
            {
                break;
            }
            if (datasets[at + 1] == 2 && Texts.TryGetValue(datasets[at + 2], out var known))
            {
                report.Add(known.Kind, known.Label, Text.FromBytes(datasets.Slice(at + 5, length)));
            }
            at += 5 + length;
        }
        if (report.Count == before)
        {
            report.AddBytes(FindingKind.Other, "IPTC metadata", datasets.Length);
        }
    }
}
