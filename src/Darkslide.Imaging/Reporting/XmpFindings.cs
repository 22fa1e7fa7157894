using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>What an XMP packet tells.</summary>
internal static class XmpFindings
{
    public static void Report(ReadOnlySpan<byte> packet, ReportBuilder report)
    {
        report.AddBytes(FindingKind.Other, "XMP metadata", packet.Length);
        var (places, history, marks) = (new XmpPlaces(), new XmpHistory(), new XmpMarks());
        foreach (var (name, value) in XmpReader.Properties(Text.Decode(packet[..Math.Min(packet.Length, PictureLimits.MaxReportText)])))
        {
            marks.Note(name, value);
            history.Note(name, value, report);
            if (value.Length == 0)
            {
                continue;
            }
            places.Note(name, value, report);
            if (XmpPictures.IsPicture(name))
            {
                XmpPictures.Report(name, value, report);
            }
            else if (value is not "0" && XmpTags.Texts.TryGetValue(name, out var known))
            {
                report.Add(known.Kind, known.Label, known.Kind == FindingKind.Time ? Moments.Of(value) : value);
            }
        }
        places.Report(report);
        history.Report(report);
        marks.Report(report);
    }
}
