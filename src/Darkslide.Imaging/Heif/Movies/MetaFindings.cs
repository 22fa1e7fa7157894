using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>Items that describe a movie or a track (ISO/IEC 14496-12 section 8.11.1): Exif and XMP mostly.</summary>
internal static class MetaFindings
{
    public static void Report(ReadOnlyMemory<byte> file, Box box, ReportBuilder report)
    {
        // Each track may have them, and all may point to the same megabytes.
        var bytes = Used(file, box).Sum(range => (long)range.End - range.Start);
        if (bytes > report.PackedTextLeft || Read(file, box) is not { } meta)
        {
            report.AddNamed(FindingKind.Other, "Data that the pixels don't need", box.Type, box.Length);
            return;
        }
        report.PackedTextLeft -= (int)bytes;
        report.Add(FindingKind.Software, "Software", Reading.Text.FromBytes(meta.HandlerName.Span));
        HeifItemFindings.Report(file, meta, HeifNeeds.None(meta), report);
        meta.Properties.ForEach(property => PropertyFindings.Report(file, property, report));
        meta.Others.ForEach(other => HeifFindings.Box(file, other, report));
    }

    /// <summary>Which bytes of the file are these items'.</summary>
    public static IEnumerable<(int Start, int End)> Used(ReadOnlyMemory<byte> file, Box box)
    {
        var meta = Read(file, box);
        var data = new HeifItemData(file, meta?.ItemData);
        return (meta?.Items ?? []).Where(item => !item.IsElsewhere && item.Construction == HeifItem.InFile).SelectMany(item => data.Ranges(item) ?? []);
    }

    private static HeifMeta? Read(ReadOnlyMemory<byte> file, Box box)
    {
        try
        {
            return box.Type == "meta" ? HeifMeta.Read(file, box) : null;
        }
        catch (PictureRefusedException)
        {
            return null;
        }
    }
}
