using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Tiff;

/// <summary>
/// The strict reading of a cleaned TIFF: directories, values and pixels follow each other without gaps in the one order in which
/// we write them, fields are known ones of exact type and count, and unpacked or JPEG pixels are no longer than they must be.
/// </summary>
internal ref struct TiffWalker
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly ReadOnlySpan<byte> _file;
    private readonly bool _bigEndian;
    private int _at;

    private TiffWalker(ReadOnlyMemory<byte> file)
    {
        _memory = file;
        _file = file.Span;
        _bigEndian = _file[0] == 'M';
        _at = 8;
    }

    public static bool Passes(ReadOnlyMemory<byte> file)
    {
        var walker = new TiffWalker(file);
        if (!(Read.Matches(file.Span, 0, "II*\0"u8) || Read.Matches(file.Span, 0, "MM\0*"u8)) || walker.U32(4) != 8)
        {
            return false;
        }
        while (walker.Page(out var isLast))
        {
            if (isLast)
            {
                return walker._at == file.Length;
            }
        }
        return false;
    }

    private readonly int U16(int at) => Read.U16(_file, at, _bigEndian);

    private readonly uint U32(int at) => Read.U32(_file, at, _bigEndian);

    private bool Page(out bool isLast)
    {
        isLast = false;
        var start = _at;
        var count = U16(start);
        var previous = 0;
        _at = start + 2 + (12 * count) + 4;
        var page = new TiffWalkerPage(_memory, _bigEndian);
        for (var entry = start + 2; entry < start + 2 + (12 * count); entry += 12)
        {
            if (U16(entry) <= previous || !Entry(entry, ref page))
            {
                return false;
            }
            previous = U16(entry);
        }
        var next = U32(start + 2 + (12 * count));
        if (!page.PixelsPass(ref _at))
        {
            return false;
        }
        isLast = next == 0;
        if (!isLast && (_at & 1) == 1)
        {
            _at += _file[_at] == 0 ? 1 : _file.Length;
        }
        return isLast || next == _at;
    }

    private bool Entry(int entry, ref TiffWalkerPage page)
    {
        int tag = U16(entry), type = U16(entry + 2);
        long count = U32(entry + 4), length = count * TiffTypes.SizeOf(type);
        var at = entry + 8;
        if (length > 4)
        {
            at = _at;
            if (U32(entry + 8) != at || at + length > _file.Length)
            {
                return false;
            }
            _at += (int)length;
            if ((length & 1) == 1 && _file[_at++] != 0)
            {
                return false;
            }
        }
        else if (length == 0 || _file[(at + (int)length)..(entry + 12)].IndexOfAnyExcept((byte)0) >= 0)
        {
            return false;
        }
        return page.Takes(tag, type, (int)count, at);
    }
}
