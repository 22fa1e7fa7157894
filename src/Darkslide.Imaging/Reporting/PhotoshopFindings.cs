using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>Photoshop image resources (Adobe Photoshop file formats specification, "Image resources").</summary>
internal static class PhotoshopFindings
{
    private const int ThumbnailHeader = 28;

    public static void Report(ReadOnlyMemory<byte> resources, ReportBuilder report)
    {
        if (!report.Enter())
        {
            report.AddBytes(FindingKind.Other, "Photoshop data", resources.Length);
            return;
        }
        var before = report.Count;
        var span = resources.Span;
        var at = 0;
        while (at + 12 <= span.Length && Read.Matches(span, at, "8BIM"u8))
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
        if (report.Count == before)
        {
            report.AddBytes(FindingKind.Other, "Photoshop data", span.Length);
        }
    }

    private static void Resource(int id, ReadOnlyMemory<byte> data, ReportBuilder report)
    {
        switch (id)
        {
            case 0x0404: IptcFindings.Report(data.Span, report); break;
            case 0x0422: ExifFindings.Report(data, report); break;
            case 0x0424: XmpFindings.Report(data.Span, report); break;
            case 0x0409 or 0x040C when data.Length > ThumbnailHeader:
                report.AddBytes(FindingKind.Thumbnail, "Photoshop's thumbnail", data.Length - ThumbnailHeader, data[ThumbnailHeader..]);
                break;
            case 0x040B: report.Add(FindingKind.Owner, "Web page", Text.FromBytes(data.Span)); break;
            default: break;
        }
    }
}
