using Darkslide.Imaging.Building;

namespace Darkslide.Imaging.Tiff;

/// <summary>Lays pages out one behind the other: directory, values, pixels. Directories and values begin at even places (TIFF 6.0 section 2).</summary>
internal sealed class TiffWriter
{
    private const int HeaderLength = 8, EntryLength = 12, Inline = 4;

    private readonly bool _bigEndian;
    private readonly Pieces _output = new();

    private TiffWriter(bool bigEndian) => _bigEndian = bigEndian;

    public static Pieces Write(List<TiffPage> pages, bool bigEndian)
    {
        var writer = new TiffWriter(bigEndian);
        writer._output.Add(writer.Header());
        for (var i = 0; i < pages.Count; i++)
        {
            writer.Page(pages[i], i == pages.Count - 1);
        }
        return writer._output;
    }

    private byte[] Header()
    {
        var header = new byte[HeaderLength];
        header.AsSpan(0, 2).Fill(_bigEndian ? (byte)'M' : (byte)'I');
        TiffField.Put16(header.AsSpan(2), 42, _bigEndian);
        TiffField.Put32(header.AsSpan(4), HeaderLength, _bigEndian);
        return header;
    }

    private void Page(TiffPage page, bool isLast)
    {
        // Where the pixels begin depends on the length of what says where they begin.
        var start = _output.Length;
        var length = MetadataLength(page);
        var pixels = start + length;
        var end = pixels + page.Pixels.Bytes.Length;
        var pad = isLast ? 0 : end & 1;
        _output.Add(Metadata(Fields(page, pixels), start, (int)length, isLast ? 0 : end + pad));
        _output.Add(page.Pixels.Bytes);
        _output.Add(new byte[pad]);
    }

    private List<TiffField> Fields(TiffPage page, long pixels)
    {
        var (offsets, counts) = page.Layout.IsTiled ? (TiffTags.TileOffsets, TiffTags.TileByteCounts) : (TiffTags.StripOffsets, TiffTags.StripByteCounts);
        var parts = page.Pixels;
        List<TiffField> fields =
        [
            .. page.Fields,
            TiffField.Longs(offsets, _bigEndian, parts.Starts.Length, i => parts.Lengths[i] == 0 ? 0 : (uint)(pixels + parts.Starts[i])),
            TiffField.Longs(counts, _bigEndian, parts.Lengths.Length, i => (uint)parts.Lengths[i]),
        ];
        fields.Sort(static (one, other) => one.Tag.CompareTo(other.Tag));
        return fields;
    }

    private static long MetadataLength(TiffPage page)
    {
        var length = DirectoryLength(page.Fields.Count + 2) + (2L * ValueLength(4 * page.Pixels.Starts.Length));
        foreach (var field in page.Fields)
        {
            length += ValueLength(field.Value.Length);
        }
        return length;
    }

    private static long DirectoryLength(int fields) => 2 + (EntryLength * fields) + 4;

    private static int ValueLength(int length) => length <= Inline ? 0 : length + (length & 1);

    private byte[] Metadata(List<TiffField> fields, long start, int length, long next)
    {
        var block = new byte[length];
        TiffField.Put16(block, (ushort)fields.Count, _bigEndian);
        var at = 2;
        var valueAt = (int)DirectoryLength(fields.Count);
        foreach (var field in fields)
        {
            TiffField.Put16(block.AsSpan(at), (ushort)field.Tag, _bigEndian);
            TiffField.Put16(block.AsSpan(at + 2), (ushort)field.Type, _bigEndian);
            TiffField.Put32(block.AsSpan(at + 4), (uint)field.Count, _bigEndian);
            if (field.Value.Length <= Inline)
            {
                field.Value.Span.CopyTo(block.AsSpan(at + 8));
            }
            else
            {
                TiffField.Put32(block.AsSpan(at + 8), (uint)(start + valueAt), _bigEndian);
                field.Value.Span.CopyTo(block.AsSpan(valueAt));
                valueAt += ValueLength(field.Value.Length);
            }
            at += EntryLength;
        }
        TiffField.Put32(block.AsSpan(at), (uint)next, _bigEndian);
        return block;
    }
}
