using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Jpeg;

/// <summary>Splits a JPEG file into its segments (ITU-T T.81 annex B). Decides nothing about what is kept.</summary>
internal sealed class JpegReader
{
    /// <summary>Far beyond any real file, and few enough that what we note of each is no burden.</summary>
    private const int MaxSegments = 100_000;

    private readonly ReadOnlyMemory<byte> _file;
    private int _at = 2;

    private JpegReader(ReadOnlyMemory<byte> file) => _file = file;

    /// <summary>Every segment up to the end marker, in order.</summary>
    public List<JpegSegment> Segments { get; } = [];

    /// <summary>Bytes between segments that belong to none of them.</summary>
    public int StrayBytes { get; private set; }

    /// <summary>Behind the end marker.</summary>
    public int End { get; private set; }

    /// <summary>Whether an end marker was found.</summary>
    public bool HasEnd { get; private set; }

    /// <exception cref="PictureRefusedException">Cut off, or made of too many segments.</exception>
    public static JpegReader Open(ReadOnlyMemory<byte> file)
    {
        var reader = new JpegReader(file);
        while (reader.Next())
        {
            if (reader.Segments.Count > MaxSegments)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
        }
        return reader;
    }

    private bool Next()
    {
        var span = _file.Span;
        var marker = NextMarker(span);
        if (marker < 0 || marker == JpegMarkers.EndOfImage)
        {
            HasEnd = marker >= 0;
            End = _at;
            return false;
        }
        if (JpegMarkers.StandsAlone(marker))
        {
            StrayBytes += 2;
            return true;
        }
        if (_at > span.Length - 2)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        var length = Read.U16(span, _at);
        if (length < 2)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        if (length > span.Length - _at)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        Segments.Add(new JpegSegment((byte)marker, _at + 2, _at + length));
        _at += length;
        if (marker == JpegMarkers.StartOfScan)
        {
            CodedData(span);
        }
        return true;
    }

    /// <summary>The next marker's second byte, with the position behind it; -1 at the end of the file.</summary>
    private int NextMarker(ReadOnlySpan<byte> span)
    {
        while (_at < span.Length - 1)
        {
            if (span[_at] != 0xFF)
            {
                var skip = span[_at..].IndexOf((byte)0xFF);
                skip = skip < 0 ? span.Length - _at : skip;
                StrayBytes += skip;
                _at += skip;
                continue;
            }
            var next = span[_at + 1];
            if (next == 0xFF)
            {
                _at++;
                continue;
            }
            _at += 2;
            if (next != 0)
            {
                return next;
            }
            StrayBytes += 2;
        }
        StrayBytes += span.Length - _at;
        _at = span.Length;
        return -1;
    }

    /// <summary>
    /// Coded data ends at the first marker that is no restart. 0xFF bytes that only fill up before a marker or a stuffed
    /// byte are left out, so that their number can't carry anything.
    /// </summary>
    private void CodedData(ReadOnlySpan<byte> span)
    {
        var start = _at;
        while (true)
        {
            var found = span[_at..].IndexOf((byte)0xFF);
            if (found < 0 || _at + found >= span.Length - 1)
            {
                AddCoded(start, found < 0 ? span.Length : _at + found);
                _at = span.Length;
                return;
            }
            _at += found;
            var next = span[_at + 1];
            if (next == 0 || next is >= 0xD0 and <= 0xD7)
            {
                _at += 2;
                continue;
            }
            AddCoded(start, _at);
            if (next != 0xFF)
            {
                return;
            }
            while (_at < span.Length - 1 && span[_at + 1] == 0xFF)
            {
                _at++;
            }
            start = _at;
        }
    }

    private void AddCoded(int start, int end)
    {
        if (end > start)
        {
            Segments.Add(new JpegSegment(JpegSegment.Coded, start, end));
        }
    }
}
