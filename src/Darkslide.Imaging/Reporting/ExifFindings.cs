using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting.MakerNotes;

namespace Darkslide.Imaging.Reporting;

/// <summary>What an Exif block tells about people, places and devices (Exif 3.0, TIFF 6.0, and Microsoft's XP tags).</summary>
internal static class ExifFindings
{
    private const int ExifDirectory = 0x8769, GpsDirectory = 0x8825, MaxDirectories = 8;

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
        if (!OrientationTiff.Is(tiff.Span))
        {
            report.AddBytes(FindingKind.Other, "Exif metadata", exif.Length);
        }
        // The picture's own directory, the thumbnail's, and seldom more.
        var at = block.First;
        for (var n = 0; n < MaxDirectories && at > 0; n++)
        {
            var entries = block.Directory(at);
            Directory(block, entries, report);
            Thumbnail(block, entries, report);
            at = block.Next(at);
        }
        report.Leave();
    }

    /// <summary>A directory's texts, times, position and devices, and those of the Exif and GPS directories it points to.</summary>
    /// <param name="block">The file or block.</param>
    /// <param name="main">Its entries.</param>
    /// <param name="report">Where to.</param>
    /// <param name="isOfFile">Whether it describes pixels of a TIFF file, whose other entries are no camera's settings.</param>
    public static void Directory(TiffBlock block, List<TiffEntry> main, ReportBuilder report, bool isOfFile = false)
    {
        var make = Text.OneLine(Value(block, main, 0x010F));
        report.Add(FindingKind.Device, "Camera", DeviceName.Of(make, Text.OneLine(Value(block, main, 0x0110))));
        var exif = SubDirectory(block, main, ExifDirectory);
        List<TiffEntry> all = [.. main, .. exif];
        ExifTimes.Report(block, all, report);
        var noteSeen = false;
        foreach (var entry in all)
        {
            if (entry.Tag == 0x927C && !noteSeen)
            {
                noteSeen = true;
                MakerNoteFindings.Report(block, entry, make, report);
            }
            Tag(block, entry, report);
        }
        var settings = (isOfFile ? exif : all).Count(entry => ExifTags.IsSetting(entry.Tag));
        if (settings > 0)
        {
            report.Add(FindingKind.Other, "Camera settings", ReportBuilder.Counted(settings, "value"));
        }
        GpsFindings.Report(block, SubDirectory(block, main, GpsDirectory), report);
    }

    private static string Value(TiffBlock block, List<TiffEntry> entries, int tag)
    {
        foreach (var entry in entries)
        {
            if (entry.Tag == tag)
            {
                return block.Text(entry);
            }
        }
        return "";
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

    private static void Tag(TiffBlock block, TiffEntry entry, ReportBuilder report)
    {
        switch (entry.Tag)
        {
            case 0x02BC: XmpFindings.Report(block.Bytes(entry), report); break;
            case 0x83BB: IptcFindings.Report(block.Memory(entry), report); break;
            case 0x8649: PhotoshopFindings.Report(block.Memory(entry), report); break;
            case 0xA432: report.Add(FindingKind.Lens, "Lens", LensRange.Of(block, entry)); break;
            case 0x9286: Comment(UserComment(block, entry), report); break;
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

    /// <summary>Picture generators write what they were asked for, and with which settings, into the comment.</summary>
    private static void Comment(string text, ReportBuilder report)
    {
        if (text.Contains("Steps: ", StringComparison.Ordinal) && text.Contains("Sampler: ", StringComparison.Ordinal))
        {
            report.Add(FindingKind.Text, "Prompt", text);
        }
        else
        {
            report.Add(FindingKind.Text, "Comment", text);
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

    private static void Thumbnail(TiffBlock block, List<TiffEntry> directory, ReportBuilder report)
    {
        uint at = 0, length = 0;
        foreach (var entry in directory)
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
        if (at > 0 && length > 0 && at < block.Span.Length)
        {
            report.AddPicture(FindingKind.Thumbnail, "Embedded thumbnail", block.Slice((int)at, (int)Math.Min(length, block.Span.Length - at)));
        }
    }
}
