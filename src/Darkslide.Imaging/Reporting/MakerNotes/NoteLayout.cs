using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting.MakerNotes;

/// <summary>Where the directory of a maker's notes stands, how its offsets count, and what is known of it.</summary>
internal readonly record struct NoteLayout(TiffBlock Block, int At, NoteDirectory Known)
{
    private const int SamsungSlack = 16;

    /// <summary>Tells notes by how they begin and, where they have no beginning of their own, by the camera's maker.</summary>
    public static NoteLayout? Of(TiffBlock block, TiffEntry entry, string make)
    {
        var note = block.Span.Slice(entry.At, entry.Length);
        if (note.Length < 18)
        {
            return null;
        }
        return ByBeginning(block, entry.At, note) ?? ByMaker(block, entry, make);
    }

    private static NoteLayout? ByBeginning(TiffBlock block, int at, ReadOnlySpan<byte> note)
    {
        if (note.StartsWith("Nikon\0"u8))
        {
            return Nikon(block, at, note);
        }
        if (note.StartsWith("OLYMPUS\0"u8))
        {
            return Inside(block, at, note[8] == 'M', 12, OlympusNotes.Main);
        }
        if (note.StartsWith("OM SYSTEM\0"u8))
        {
            return Inside(block, at, note[12] == 'M', 16, OlympusNotes.Main);
        }
        if (note.StartsWith("OLYMP\0"u8))
        {
            return Outside(block, at + 8, OlympusNotes.Main);
        }
        if (note.StartsWith("Apple iOS\0"u8))
        {
            return Inside(block, at, note[12] == 'M', 14, MakerTables.Apple);
        }
        if (note.StartsWith("FUJIFILM"u8))
        {
            return Inside(block, at, bigEndian: false, Read.U32(note, 8, bigEndian: false), MakerTables.Fujifilm);
        }
        if (note.StartsWith("SONY "u8))
        {
            return Outside(block, at + 12, MakerTables.Sony);
        }
        if (note.StartsWith("Panasonic\0\0\0"u8))
        {
            return Outside(block, at + 12, PanasonicNotes.Main);
        }
        if (note.StartsWith("AOC\0"u8))
        {
            return Outside(block, at + 6, PentaxNotes.Main);
        }
        if (note.StartsWith("PENTAX \0"u8))
        {
            return Inside(block, at, note[8] == 'M', 10, PentaxNotes.Main);
        }
        return note.StartsWith("SIGMA\0"u8) || note.StartsWith("FOVEON\0"u8) ? Outside(block, at + 10, MakerTables.Sigma) : null;
    }

    /// <summary>A whole TIFF block of its own behind ten bytes, or in older cameras only its directory.</summary>
    private static NoteLayout? Nikon(TiffBlock block, int at, ReadOnlySpan<byte> note)
    {
        var bigEndian = note[10] == 'M';
        return note[10] == note[11] && note[10] is (byte)'I' or (byte)'M'
            ? Inside(block, at + 10, bigEndian, Read.U32(note, 14, bigEndian), MakerTables.Nikon)
            : Outside(block, at + 8, MakerTables.Nikon);
    }

    private static NoteLayout? Inside(TiffBlock block, int at, bool bigEndian, uint directory, NoteDirectory known) =>
        directory < (uint)block.Span.Length ? new NoteLayout(block.ReadAs(bigEndian, at), at + (int)directory, known) : null;

    /// <summary>Offsets that count from the beginning of the Exif block, as its own do.</summary>
    private static NoteLayout Outside(TiffBlock block, int at, NoteDirectory known) => new(block.ReadAs(IsBigEndian(block, at), 0), at, known);

    /// <summary>Programs that write Exif anew in the other byte order leave the notes as they are; no directory has 256 entries.</summary>
    private static bool IsBigEndian(TiffBlock block, int at) =>
        at <= block.Span.Length - 2 && Read.U16(block.Span, at, block.BigEndian) >= 256 ? !block.BigEndian : block.BigEndian;

    private static NoteLayout? ByMaker(TiffBlock block, TiffEntry entry, string make)
    {
        if (make.StartsWith("Canon", StringComparison.Ordinal))
        {
            var bigEndian = IsBigEndian(block, entry.At);
            return new NoteLayout(block.ReadAs(bigEndian, CanonNotes.Moved(block.Span.Slice(entry.At, entry.Length), entry.At, bigEndian)), entry.At, CanonNotes.Main);
        }
        if (make.StartsWith("NIKON", StringComparison.Ordinal))
        {
            return Outside(block, entry.At, MakerTables.Nikon);
        }
        if (make.StartsWith("SONY", StringComparison.Ordinal))
        {
            return Outside(block, entry.At, MakerTables.Sony);
        }
        return make.StartsWith("SAMSUNG", StringComparison.Ordinal) || make.StartsWith("Samsung", StringComparison.Ordinal) ? Samsung(block, entry) : null;
    }

    /// <summary>Samsung's offsets count from the block or from the note, by model: its values stand right behind the directory.</summary>
    private static NoteLayout Samsung(TiffBlock block, TiffEntry entry)
    {
        var bigEndian = IsBigEndian(block, entry.At);
        var own = block.ReadAs(bigEndian, entry.At);
        var directory = own.Directory((uint)entry.At);
        var end = entry.At + 6 + (12 * directory.Count);
        var first = directory.Where(value => value.Length > 4).Select(value => value.At).DefaultIfEmpty(0).Min();
        return new NoteLayout(first >= end && first <= end + SamsungSlack ? own : block.ReadAs(bigEndian, 0), entry.At, MakerTables.Samsung);
    }
}
