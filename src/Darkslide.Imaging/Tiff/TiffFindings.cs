using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Tiff;

/// <summary>What a page's directory tells besides its pixels.</summary>
internal static class TiffFindings
{
    /// <summary>Tags that say how a page was made or lies on paper, nothing of people; most programs write some of them.</summary>
    private static readonly HashSet<int> Layout =
        [254, 255, 263, 264, 265, 273, 279, 286, 287, 288, 289, 290, 291, 297, 321, 324, 325, 326, 327, 328, 330, 343, 344, 345, 346, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521];

    /// <summary>Tags that the Exif reader knows.</summary>
    private static readonly HashSet<int> Known =
        [0x010F, 0x0110, 0x02BC, 0x83BB, 0x8649, 0x9286, 0x927C, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F, TiffTags.ExifDirectory, TiffTags.GpsDirectory, 0xA432, .. ExifTags.Texts.Keys, .. ExifTimes.Tags];

    /// <summary>Reports everything that the written page leaves out.</summary>
    /// <param name="page">The page as it was.</param>
    /// <param name="written">The page as it will be.</param>
    /// <param name="known">Places of Exif and GPS directories that were read before.</param>
    /// <param name="report">Where to.</param>
    public static void Page(TiffDirectory page, TiffPage written, HashSet<uint> known, ReportBuilder report)
    {
        var dropped = Dropped(page, written);
        Texts(page, dropped, known, report);
        var layout = 0;
        foreach (var entry in dropped)
        {
            if (Layout.Contains(entry.Tag) || TiffFields.IsStructural(entry.Tag))
            {
                layout += IsSilent(entry) ? 0 : 1;
            }
            else if (!Known.Contains(entry.Tag))
            {
                Private(page, entry, report);
            }
        }
        if (layout > 0)
        {
            report.Add(FindingKind.Other, "Notes on the page's layout", ReportBuilder.Counted(layout, "value"));
        }
        foreach (var below in page.Below)
        {
            Picture(below, known, report);
        }
    }

    /// <summary>A picture in a directory of its own that is left out; a JPEG can be shown.</summary>
    public static void Picture(TiffDirectory directory, HashSet<uint> known, ReportBuilder report)
    {
        var size = ReportBuilder.Invariant($"{directory.Number(TiffTags.ImageWidth, 0)} × {directory.Number(TiffTags.ImageLength, 0)} pixels");
        if (directory.IsReduced)
        {
            report.Add(FindingKind.Thumbnail, "Smaller picture", size, Jpeg(directory));
        }
        else
        {
            report.Add(FindingKind.Thumbnail, "Another picture", size, Jpeg(directory));
        }
        Texts(directory, directory.Entries, known, report);
    }

    /// <summary>What the Exif reader knows. A directory that pages share is read once: ten thousand of them may point to it.</summary>
    private static void Texts(TiffDirectory page, List<TiffEntry> entries, HashSet<uint> known, ReportBuilder report)
    {
        bool IsNew(TiffEntry entry) => entry.Tag is not (TiffTags.ExifDirectory or TiffTags.GpsDirectory) || known.Add(page.Block.Number(entry));
        ExifFindings.Directory(page.Block, entries.FindAll(entry => Known.Contains(entry.Tag) && IsNew(entry)), report, isOfFile: true);
    }

    private static ReadOnlyMemory<byte> Jpeg(TiffDirectory directory)
    {
        uint at = directory.Number(TiffTags.JpegInterchangeFormat, 0), length = directory.Number(TiffTags.JpegInterchangeFormatLength, 0);
        if (at == 0 && directory.Find(TiffTags.StripOffsets) is { Count: 1 } && !directory.Has(TiffTags.JpegTables))
        {
            (at, length) = (directory.Number(TiffTags.StripOffsets, 0), directory.Number(TiffTags.StripByteCounts, 0));
        }
        var file = directory.Block.Span;
        return at + (long)length <= file.Length && file[(int)at..].StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? directory.Block.Slice((int)at, (int)length) : default;
    }

    private static List<TiffEntry> Dropped(TiffDirectory page, TiffPage written) =>
        page.Entries.FindAll(entry => page.Find(entry.Tag) != entry || !written.Fields.Exists(field => field.Tag == entry.Tag));

    /// <summary>What every page has and we write anew, or what says nothing.</summary>
    private static bool IsSilent(TiffEntry entry) => entry.Tag is TiffTags.NewSubfileType or TiffTags.SubfileType or TiffTags.StripOffsets
        or TiffTags.StripByteCounts or TiffTags.TileOffsets or TiffTags.TileByteCounts or TiffTags.SubDirectories or TiffTags.Profile;

    private static void Private(TiffDirectory page, TiffEntry entry, ReportBuilder report)
    {
        switch (entry.Tag)
        {
            case TiffTags.PhotoshopLayers: report.AddBytes(FindingKind.Thumbnail, "Photoshop's layers", entry.Length); break;
            case TiffTags.InkNames: report.Add(FindingKind.Text, "Names of inks", page.Block.Text(entry)); break;
            case 33550 or 33922 or 34264 or 34735 or 34736 or 34737: report.Add(FindingKind.Position, "Place on a map (GeoTIFF)", null); break;
            case 42112: report.Add(FindingKind.Text, "Notes of a mapping program", page.Block.Text(entry)); break;
            default: report.AddNamed(FindingKind.Other, "Private data", ReportBuilder.Invariant($"tag {entry.Tag}"), entry.Length); break;
        }
    }
}
