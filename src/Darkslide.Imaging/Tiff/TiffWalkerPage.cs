using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Files;
using Darkslide.Imaging.Jpeg;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Tiff;

/// <summary>One page of the strict reading: which fields may be there, and where its pixels must be.</summary>
internal ref struct TiffWalkerPage
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly ReadOnlySpan<byte> _file;
    private readonly bool _bigEndian;
    private long _width, _height, _rows = uint.MaxValue, _tileWidth, _tileHeight;
    private int _bits = 1, _compression, _photometric = -1, _samples = 1, _planar = 1, _depths = 1, _offsets, _lengths, _parts;
    private int _subsamplingX = 2, _subsamplingY = 2;

    public TiffWalkerPage(ReadOnlyMemory<byte> file, bool bigEndian)
    {
        _memory = file;
        _file = file.Span;
        _bigEndian = bigEndian;
    }

    /// <summary>Whether a page of ours may have such a field; its values stand at a place.</summary>
    public bool Takes(int tag, int type, int count, int at)
    {
        switch (tag, type, count)
        {
            case (254, 4, 1): return U32(at) is 2 or 4 or 6;
            case (256, 4, 1): _width = U32(at); return true;
            case (257, 4, 1): _height = U32(at); return true;
            case (258, 3, _): (_bits, _depths) = (U16(at), count); return true;
            case (259, 3, 1): _compression = U16(at); return true;
            case (262, 3, 1): _photometric = U16(at); return true;
            case (273 or 324, 4, _): (_offsets, _parts) = (at, count); return true;
            case (274, 3, 1): return U16(at) is >= 1 and <= 8;
            case (277, 3, 1): _samples = U16(at); return true;
            case (278, 4, 1): _rows = U32(at); return true;
            case (279 or 325, 4, _): _lengths = at; return count == _parts;
            case (284, 3, 1): _planar = U16(at); return true;
            case (322, 4, 1): _tileWidth = U32(at); return true;
            case (323, 4, 1): _tileHeight = U32(at); return true;
            case (530, 3, 2): (_subsamplingX, _subsamplingY) = (U16(at), U16(at + 2)); return true;
            case (347, 7, _): return JpegWalker.Passes(_file.Slice(at, count));
            case (34675, 7, _): return ProfileWalker.Passes(_file.Slice(at, count));
            case (266 or 296 or 317 or 332 or 334 or 531, 3, 1): return true;
            case (282 or 283, 5, 1) or (292 or 293, 4, 1) or (318, 5, 2) or (319, 5, 6) or (529, 5, 3) or (342, 3, 6): return true;
            case (280 or 281 or 338 or 339, 3, _): return count <= Math.Max(_samples, 1);
            case (336, 3, _): return count == 2 || count == 2 * _samples;
            case (340 or 341, not (2 or 7), _): return count == 1 || count == _samples;
            case (532, 4 or 5, _): return count == 2 * _samples;
            case (301, 3, _): return _bits <= 16 && (count == 1 << _bits || count == 3 << _bits);
            case (320, 3, _): return _bits <= 16 && _photometric == 3 && count == 3 << _bits;
            default: return false;
        }
    }

    /// <summary>Parts follow each other; one may stand for several, and one of no length stands nowhere.</summary>
    public readonly bool PixelsPass(ref int at)
    {
        if (_width == 0 || _height == 0 || _offsets == 0 || _lengths == 0 || (_depths != 1 && _depths != _samples))
        {
            return false;
        }
        var starts = new List<long>();
        for (var i = 0; i < _parts; i++)
        {
            long start = U32(_offsets + (4 * i)), length = U32(_lengths + (4 * i));
            if (length > 0 && start == at)
            {
                if (length > _file.Length - at || !PartPasses(i, _memory.Slice(at, (int)length)))
                {
                    return false;
                }
                starts.Add(start);
                at += (int)length;
            }
            else if (length == 0 ? start != 0 : !IsKnown(starts, start, start + length, at))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether an earlier part begins and ends there; each of them ends where the next begins.</summary>
    private static bool IsKnown(List<long> starts, long start, long end, long behind)
    {
        var found = starts.BinarySearch(start);
        return found >= 0 && end == (found + 1 < starts.Count ? starts[found + 1] : behind);
    }

    private readonly bool PartPasses(int part, ReadOnlyMemory<byte> bytes) => _compression switch
    {
        1 => bytes.Length == UnpackedLength(part),
        7 => JpegPasses(bytes),
        2 or 3 or 4 or 5 or 8 or 32771 or 32773 or 32946 => true,
        _ => false,
    };

    private static bool JpegPasses(ReadOnlyMemory<byte> bytes)
    {
        var passes = JpegWalker.Passes(bytes.Span);
        MappedBytes.Release(bytes);
        return passes;
    }

    private readonly long UnpackedLength(int part)
    {
        long width = _tileWidth, rows = _tileHeight;
        if (_tileWidth == 0)
        {
            var strips = (_height + _rows - 1) / _rows;
            width = _width;
            rows = Math.Min(_rows, _height - (part % strips * _rows));
        }
        if (_photometric == 6 && _planar == 1 && _samples == 3)
        {
            var blocks = (width + _subsamplingX - 1) / _subsamplingX;
            var bits = blocks * ((_subsamplingX * _subsamplingY) + 2) * _bits;
            return (bits + 7) / 8 * ((rows + _subsamplingY - 1) / _subsamplingY);
        }
        return ((width * (_planar == 2 ? 1 : _samples) * _bits) + 7) / 8 * rows;
    }

    private readonly int U16(int at) => Read.U16(_file, at, _bigEndian);

    private readonly uint U32(int at) => Read.U32(_file, at, _bigEndian);
}
