using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>
/// Reads directories of a TIFF block such as Exif (Exif 3.0 section 4.5). Nothing in it is trusted:
/// entries that point outside are left out, and at most 1,000 entries are read of any directory.
/// </summary>
internal sealed class TiffBlock
{
    private const int MaxEntries = 1000;
    private readonly ReadOnlyMemory<byte> _block;
    private readonly int _base;

    /// <summary>
    /// Values of an honest block hardly overlap. A thousand entries that all point to the same megabytes would keep us busy for
    /// hours, so what is beyond twice the block's length reads as empty.
    /// </summary>
    private long _left;

    private TiffBlock(ReadOnlyMemory<byte> block, bool bigEndian, int offsetsFrom = 0)
    {
        _block = block;
        _base = offsetsFrom;
        _left = 2L * block.Length;
        BigEndian = bigEndian;
    }

    public bool BigEndian { get; }

    public ReadOnlySpan<byte> Span => _block.Span;

    /// <summary>The block's own bytes from <paramref name="at"/>, for embedded pictures.</summary>
    public ReadOnlyMemory<byte> Slice(int at, int length) => _block.Slice(at, length);

    /// <summary>Null when the bytes don't begin like a TIFF file.</summary>
    public static TiffBlock? Open(ReadOnlyMemory<byte> block)
    {
        var span = block.Span;
        if (span.Length < 8)
        {
            return null;
        }
        return span[0] switch
        {
            (byte)'I' when span[1] == 'I' => new TiffBlock(block, bigEndian: false),
            (byte)'M' when span[1] == 'M' => new TiffBlock(block, bigEndian: true),
            _ => null,
        };
    }

    /// <summary>The same bytes read as makers' notes have them: in another byte order, or with offsets counted from within.</summary>
    public TiffBlock ReadAs(bool bigEndian, int offsetsFrom) => new(_block, bigEndian, offsetsFrom);

    /// <summary>Where the first directory stands.</summary>
    public uint First => Read.U32(Span, 4, BigEndian);

    /// <summary>The readable entries of the directory at <paramref name="offset"/>.</summary>
    public List<TiffEntry> Directory(uint offset)
    {
        var entries = new List<TiffEntry>();
        if (offset < 8 || offset > Span.Length - 2)
        {
            return entries;
        }
        var count = Math.Min(Read.U16(Span, (int)offset, BigEndian), MaxEntries);
        for (var i = 0; i < count; i++)
        {
            var at = (int)offset + 2 + (12 * i);
            if (at > Span.Length - 12)
            {
                break;
            }
            if (Entry(at) is { } entry)
            {
                entries.Add(entry);
            }
        }
        return entries;
    }

    /// <summary>Where the directory after the one at <paramref name="offset"/> stands, or 0.</summary>
    public uint Next(uint offset)
    {
        if (offset < 8 || offset > Span.Length - 2)
        {
            return 0;
        }
        var at = offset + 2 + (12L * Read.U16(Span, (int)offset, BigEndian));
        return at <= Span.Length - 4 ? Read.U32(Span, (int)at, BigEndian) : 0;
    }

    private TiffEntry? Entry(int at)
    {
        var type = Read.U16(Span, at + 2, BigEndian);
        var count = Read.U32(Span, at + 4, BigEndian);
        var size = SizeOf(type);
        if (size == 0 || count > (uint)Span.Length)
        {
            return null;
        }
        var length = size * (long)count;
        var start = length <= 4 ? at + 8L : (long)_base + Read.U32(Span, at + 8, BigEndian);
        return start < 0 || start + length > Span.Length
            ? null
            : new TiffEntry(Read.U16(Span, at, BigEndian), type, (int)count, (int)start, (int)length);
    }

    private static int SizeOf(int type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 => 8,
        _ => 0,
    };

    public ReadOnlySpan<byte> Bytes(TiffEntry entry) => Memory(entry).Span;

    /// <summary>An entry's value as a slice of the block, or empty when too much has been read.</summary>
    public ReadOnlyMemory<byte> Memory(TiffEntry entry)
    {
        if (entry.Length > _left)
        {
            return default;
        }
        _left -= entry.Length;
        return _block.Slice(entry.At, entry.Length);
    }

    /// <summary>The value at <paramref name="index"/> of a byte, short or long entry; 0 for other types or beyond the count.</summary>
    public uint Number(TiffEntry entry, int index = 0)
    {
        if (index >= entry.Count)
        {
            return 0;
        }
        return entry.Type switch
        {
            1 or 7 => Span[entry.At + index],
            3 => (uint)Read.U16(Span, entry.At + (2 * index), BigEndian),
            4 or 13 => Read.U32(Span, entry.At + (4 * index), BigEndian),
            _ => 0,
        };
    }

    /// <summary>An entry's value as a place in the block, for directories and pictures that it points to; 0 when outside.</summary>
    public uint Pointer(TiffEntry entry) => _base + (long)Number(entry) is var place && place >= 0 && place <= Span.Length ? (uint)place : 0;

    /// <summary>The value at <paramref name="index"/> of an unsigned rational entry; NaN where there is none or it divides by zero.</summary>
    public double Rational(TiffEntry entry, int index)
    {
        if (entry.Type != 5 || index >= entry.Count)
        {
            return double.NaN;
        }
        var at = entry.At + (8 * index);
        var divisor = Read.U32(Span, at + 4, BigEndian);
        return divisor == 0 ? double.NaN : Read.U32(Span, at, BigEndian) / (double)divisor;
    }

    public string Text(TiffEntry entry) => entry.Type is 2 or 1 or 7 ? Reading.Text.FromBytes(Bytes(entry)) : "";
}
