using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>Photoshop image resources (Adobe Photoshop file formats specification, "Image resources").</summary>
internal static class PhotoshopFindings
{
    private const int ThumbnailHeader = 28;

    public static void Report(ReadOnlyMemory<byte> resources, ReportBuilder report)
    {
        report.AddBytes(FindingKind.Other, "Photoshop data", resources.Length);
        if (!report.Enter())
        {
            return;
        }
        var span = resources.Span;
        var at = 0;
        while (at + 12 <= span.Length && IsResource(span, at))
        {
            var id = Read.U16(span, at + 4);
            var name = span[at + 6] + 1;
            var sizeAt = at + 6 + name + (name & 1);
            if (sizeAt > span.Length - 4)
            {
                break;
            }
            var size = Read.U32(span, sizeAt);
            if (size > span.Length - sizeAt - 4)
            {
                break;
            }
            Resource(id, resources.Slice(sizeAt + 4, (int)size), report);
            at = sizeAt + 4 + (int)size + (int)(size & 1);
        }
        report.Leave();
    }

    /// <summary>Photoshop's own, and those of PhotoDeluxe and others that use its form.</summary>
    private static bool IsResource(ReadOnlySpan<byte> span, int at) =>
        Read.Matches(span, at, "8BIM"u8) || Read.Matches(span, at, "PHUT"u8) || Read.Matches(span, at, "AgHg"u8)
        || Read.Matches(span, at, "DCSR"u8) || Read.Matches(span, at, "MeSa"u8);

    private static void Resource(int id, ReadOnlyMemory<byte> data, ReportBuilder report)
    {
        switch (id)
        {
            case 0x0404: IptcFindings.Report(data, report); break;
            case 0x0422 or 0x0423: ExifFindings.Report(data, report); break;
            case 0x0424: XmpFindings.Report(data.Span, report); break;
            case 0x0409 or 0x040C when data.Length > ThumbnailHeader:
                report.AddPicture(FindingKind.Thumbnail, "Photoshop's thumbnail", data[ThumbnailHeader..]);
                break;
            case 0x040B: report.Add(FindingKind.Owner, "Web page", Text.FromBytes(data.Span)); break;
            case 0x041A: report.Add(FindingKind.EditHistory, "Name of the slices", SlicesName(data.Span)); break;
            case 0x0421: report.Add(FindingKind.Software, "Software", Writer(data.Span)); break;
            default: break;
        }
    }

    /// <summary>Version and four numbers of a rectangle, then a name in UTF-16: mostly the file's first name.</summary>
    private static string SlicesName(ReadOnlySpan<byte> data) => data.Length < 24 ? "" : Utf16(data, 20);

    /// <summary>Version, a flag, and the program's name in UTF-16.</summary>
    private static string Writer(ReadOnlySpan<byte> data) => data.Length < 9 ? "" : Utf16(data, 5);

    private static string Utf16(ReadOnlySpan<byte> data, int at)
    {
        var length = 2 * (long)Read.U32(data, at);
        return Text.FromUtf16(data.Slice(at + 4, (int)Math.Min(length, data.Length - at - 4)), bigEndian: true);
    }
}
