using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>IPTC-IIM datasets of the application record (IIM 4.2, chapters 1.5 and 6).</summary>
internal static class IptcFindings
{
    private const int Application = 2, Created = 55, Digitised = 62, Preview = 202;

    public static void Report(ReadOnlyMemory<byte> datasets, ReportBuilder report)
    {
        report.AddBytes(FindingKind.Other, "IPTC metadata", datasets.Length);
        var dates = new Dictionary<int, string>();
        var span = datasets.Span;
        var at = 0;
        while (at + 5 <= span.Length && span[at] == 0x1C)
        {
            var (number, length, head) = (span[at + 2], (long)Read.U16(span, at + 3), 5);
            if ((length & 0x8000) != 0)
            {
                // An extended dataset: the length of the length stands in the low bits.
                head = 5 + (int)(length & 0x7FFF);
                length = head == 9 && at + head <= span.Length ? Read.U32(span, at + 5) : long.MaxValue;
            }
            if (length > span.Length - at - head)
            {
                break;
            }
            if (span[at + 1] == Application)
            {
                Dataset(number, datasets.Slice(at + head, (int)length), dates, report);
            }
            at += head + (int)length;
        }
        report.Add(FindingKind.Time, "Taken", Moment(dates, Created));
        report.Add(FindingKind.Time, "Digitised", Moment(dates, Digitised));
    }

    private static void Dataset(int number, ReadOnlyMemory<byte> value, Dictionary<int, string> dates, ReportBuilder report)
    {
        if (number is Created or Created + 5 or Digitised or Digitised + 1)
        {
            dates.TryAdd(number, Text.OneLine(Text.FromBytes(value.Span)));
        }
        else if (number == Preview && value.Length > 0)
        {
            report.AddPicture(FindingKind.Thumbnail, "Preview in the IPTC metadata", value);
        }
        else if (IptcTags.Texts.TryGetValue(number, out var known))
        {
            report.Add(known.Kind, known.Label, Text.FromBytes(value.Span));
        }
    }

    /// <summary>A date and its time of day are datasets of their own.</summary>
    private static string Moment(Dictionary<int, string> dates, int date) =>
        Moments.OfIptc(dates.GetValueOrDefault(date, ""), dates.GetValueOrDefault(date == Created ? Created + 5 : Digitised + 1, ""));
}
