using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>What dropped properties tell (ISO/IEC 23008-12 section 6.5).</summary>
internal static class PropertyFindings
{
    public static void Report(ReadOnlyMemory<byte> file, Box box, ReportBuilder report)
    {
        if (HeifProperties.IsKnown(box.Type))
        {
            return;
        }
        var body = file[box.Body..box.End];
        switch (box.Type)
        {
            case "udes":
                Texts(body, ["Text", "Title", "Description", "Keywords"], report);
                break;
            case "altt":
                Texts(body, ["Description", "Text"], report);
                break;
            case "crtt" when body.Length >= 12:
                report.Add(FindingKind.Time, "Created", MovieTime.FromMicroseconds(Box.Large(body.Span, 4)));
                break;
            case "mdft" when body.Length >= 12:
                report.Add(FindingKind.Time, "Changed", MovieTime.FromMicroseconds(Box.Large(body.Span, 4)));
                break;
            default:
                HeifFindings.Box(file, box, report);
                break;
        }
    }

    /// <summary>Texts behind a version and flags, each ended by a NUL.</summary>
    private static void Texts(ReadOnlyMemory<byte> body, ReadOnlySpan<string> labels, ReportBuilder report)
    {
        var rest = body[Math.Min(4, body.Length)..];
        foreach (var label in labels)
        {
            var end = rest.Span.IndexOf((byte)0);
            report.Add(FindingKind.Text, label, Text.FromBytes(rest.Span));
            rest = end < 0 ? default : rest[(end + 1)..];
        }
        if (!rest.IsEmpty)
        {
            report.AddBytes(FindingKind.Other, "Bytes behind a value", rest.Length);
        }
    }
}
