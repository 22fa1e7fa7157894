using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>What an Exif block tells about people, places and devices (Exif 3.0, TIFF 6.0, and Microsoft's XP tags).</summary>
internal static class ExifFindings
{
    private const int ExifDirectory = 0x8769, GpsDirectory = 0x8825;

    /// <summary>Tags that we write ourselves or that say only how pixels are laid out.</summary>
    private static readonly HashSet<int> Plain =
        [274, 256, 257, 258, 259, 262, 277, 282, 283, 284, 296, 531, ExifDirectory, GpsDirectory, 0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003, 0xA005, 0x0001, 0x0002];

    public static ReadOnlyMemory<byte> WithoutPrefix(ReadOnlyMemory<byte> block) =>
        block.Span.StartsWith("Exif\0"u8) && block.Length >= 6 ? block[6..] : block;

    /// <summary>Adds everything the block reveals; an unreadable one is a finding too.</summary>
    public static void Report(ReadOnlyMemory<byte> exif, ReportBuilder report)
    {
        var tiff = WithoutPrefix(exif);
        if (TiffBlock.Open(tiff) is not { } block || !report.Enter())
        {
            report.AddBytes(FindingKind.Other, "Exif block that can't be read", exif.Length);
            return;
        }
        var first = block.Directory(block.First);
        Directory(block, first, report);
        Thumbnail(block, block.Next(block.First), report);
        report.Leave();
    }

    /// <summary>A directory's texts, times, position and devices, and those of the Exif and GPS directories it points to.</summary>
    /// <param name="block">The file or block.</param>
    /// <param name="main">Its entries.</param>
    /// <param name="report">Where to.</param>
    /// <param name="isOfFile">Whether it describes pixels of a TIFF file, whose other entries are no camera's settings.</param>
    public static void Directory(TiffBlock block, List<TiffEntry> main, ReportBuilder report, bool isOfFile = false)
    {
        var exif = SubDirectory(block, main, ExifDirectory);
        Device(block, main, report);
        foreach (var entry in main)
        {
            Tag(block, entry, report);
        }
        foreach (var entry in exif)
        {
            Tag(block, entry, report);
        }
        Settings(isOfFile ? [] : main, exif, report);
        GpsFindings.Report(block, SubDirectory(block, main, GpsDirectory), report);
    }

    private static List<TiffEntry> SubDirectory(TiffBlock block, List<TiffEntry> entries, int tag)
    {
        foreach (var entry in entries)
        {
            if (entry.Tag == tag)
            {
                return block.Directory(block.Number(entry));
            }
        }
        return [];
    }

    private static void Device(TiffBlock block, List<TiffEntry> main, ReportBuilder report)
    {
        string make = "", model = "";
        foreach (var entry in main)
        {
            if (entry.Tag == 0x010F)
            {
                make = Text.OneLine(block.Text(entry));
            }
            else if (entry.Tag == 0x0110)
            {
                model = Text.OneLine(block.Text(entry));
            }
        }
        report.Add(FindingKind.Device, "Camera", DeviceName.Of(make, model));
    }

    private static void Tag(TiffBlock block, TiffEntry entry, ReportBuilder report)
    {
        switch (entry.Tag)
        {
            case 0x02BC: XmpFindings.Report(block.Bytes(entry), report); break;
            case 0x83BB: IptcFindings.Report(block.Bytes(entry), report); break;
            case 0x8649: PhotoshopFindings.Report(block.Memory(entry), report); break;
            case 0x9286: report.Add(FindingKind.Text, "Comment", UserComment(block, entry)); break;
            case 0x927C: MakerNoteFindings.Report(entry, report); break;
            case >= 0x9C9B and <= 0x9C9F:
                var (kind, label) = ExifTags.Windows[entry.Tag - 0x9C9B];
                report.Add(kind, label, Text.FromUtf16(block.Bytes(entry), bigEndian: false));
                break;
            default:
                if (ExifTags.Texts.TryGetValue(entry.Tag, out var known))
                {
                    report.Add(known.Kind, known.Label, block.Text(entry));
                }
                break;
        }
    }

    /// <summary>Exposure, focal length and the like: no one's name, but they tell one camera's pictures from another's.</summary>
    private static void Settings(List<TiffEntry> main, List<TiffEntry> exif, ReportBuilder report)
    {
        var others = main.Concat(exif).Count(entry => !Plain.Contains(entry.Tag) && !ExifTags.Texts.ContainsKey(entry.Tag));
        if (others > 0)
        {
            report.Add(FindingKind.Other, "Camera settings", ReportBuilder.Invariant($"{others} values"));
        }
    }

    /// <summary>Exif 3.0 section 4.6.6: eight bytes name the character code. JIS is shown as its bytes.</summary>
    private static string UserComment(TiffBlock block, TiffEntry entry)
    {
        var bytes = block.Bytes(entry);
        if (bytes.Length <= 8)
        {
            return "";
        }
        return bytes.StartsWith("UNICODE\0"u8)
            ? Text.FromUtf16(bytes[8..], block.BigEndian)
            : Text.FromBytes(bytes[8..]);
    }

    private static void Thumbnail(TiffBlock block, uint directory, ReportBuilder report)
    {
        uint at = 0, length = 0;
        foreach (var entry in block.Directory(directory))
        {
            if (entry.Tag == 0x0201)
            {
                at = block.Number(entry);
            }
            else if (entry.Tag == 0x0202)
            {
                length = block.Number(entry);
            }
        }
        if (at == 0 || length == 0 || at >= block.Span.Length)
        {
            return;
        }
        var slice = block.Slice((int)at, (int)Math.Min(length, block.Span.Length - at));
        report.AddBytes(FindingKind.Thumbnail, "Embedded thumbnail", slice.Length, slice);
    }
}
