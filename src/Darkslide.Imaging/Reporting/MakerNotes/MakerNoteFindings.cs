namespace Darkslide.Imaging.Reporting.MakerNotes;

/// <summary>
/// The camera maker's private notes: undocumented, but many are a directory like Exif's own, with serial numbers, names and
/// pictures in it. What can't be read is told by its length.
/// </summary>
internal static class MakerNoteFindings
{
    public static void Report(TiffBlock block, TiffEntry entry, string make, ReportBuilder report)
    {
        report.AddBytes(FindingKind.Other, "Camera maker's notes", entry.Length);
        if (NoteLayout.Of(block, entry, make) is { } layout)
        {
            Directory(layout.Block, layout.At, layout.Known, report);
        }
    }

    private static void Directory(TiffBlock block, int at, NoteDirectory known, ReportBuilder report)
    {
        long encrypted = 0;
        uint start = 0, length = 0;
        foreach (var entry in block.Directory((uint)at))
        {
            if (known.Tags.TryGetValue(entry.Tag, out var tag))
            {
                report.Add(tag.Kind, tag.Label, tag.Read(block, entry));
            }
            if (known.Directories.TryGetValue(entry.Tag, out var inner))
            {
                // Olympus's older cameras hold a directory as a value, newer ones point to it.
                Directory(block, entry.Length > 4 ? entry.At : (int)block.Pointer(entry), inner, report);
            }
            if (known.Pictures.Contains(entry.Tag))
            {
                Picture(block.Memory(entry), report);
            }
            encrypted += known.Encrypted.Contains(entry.Tag) ? entry.Length : 0;
            start = entry.Tag == known.Preview?.Start ? block.Pointer(entry) : start;
            length = entry.Tag == known.Preview?.Length ? block.Number(entry) : length;
        }
        if (start > 0 && length > 0)
        {
            Picture(block.Slice((int)start, (int)Math.Min(length, block.Span.Length - start)), report);
        }
        if (encrypted > 0)
        {
            report.AddBytes(FindingKind.Other, "Notes that the camera's maker encrypted", encrypted);
        }
    }

    /// <summary>Some makers put bytes of their own before the picture.</summary>
    private static void Picture(ReadOnlyMemory<byte> value, ReportBuilder report)
    {
        var start = value.Span[..Math.Min(value.Length, 64)].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
        if (start >= 0)
        {
            report.AddPicture(FindingKind.Thumbnail, "Preview in the camera maker's notes", value[start..]);
        }
    }
}
