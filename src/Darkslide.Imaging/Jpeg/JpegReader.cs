using Darkslide.Imaging.Jpeg.Scans;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Jpeg;

/// <summary>Splits a JPEG file into its segments (ITU-T T.81 annex B). Decides nothing about what is kept.</summary>
internal sealed class JpegReader
{
    /// <summary>Far beyond any real file, and few enough that what we note of each is no burden.</summary>
    private const int MaxSegments = 100_000;

    private readonly ReadOnlyMemory<byte> _file;
    private int _at = 2;
    private bool _scanSeen;

    private JpegReader(ReadOnlyMemory<byte> file) => _file = file;

    /// <summary>Every segment up to the end marker, in order.</summary>
    public List<JpegSegment> Segments { get; } = [];

    /// <summary>The number of lines that the first DNL segment behind a scan that tells any (ITU-T T.81 B.2.5); 0 when there is none.</summary>
    public int Lines { get; private set; }

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
        if (marker == JpegMarkers.NumberOfLines && length >= 4 && Lines == 0 && _scanSeen)
        {
            Lines = Read.U16(span, _at + 2);
        }
        Segments.Add(new JpegSegment((byte)marker, _at + 2, _at + length));
        _at += length;
        if (marker == JpegMarkers.StartOfScan)
        {
            _scanSeen = true;
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
    /// Coded data ends at the first marker that is no restart. Any number of 0xFF bytes may stand before a marker to fill up, and
    /// decoders skip them before a stuffed zero as well.
    /// </summary>
    private void CodedData(ReadOnlySpan<byte> span)
    {
        var start = _at;
        while (true)
        {
            var found = Stuffing.FindCode(span, _at);
            var code = found < 0 ? -1 : span[found..].IndexOfAnyExcept((byte)0xFF);
            if (code < 0)
            {
                Segments.Add(new JpegSegment(JpegSegment.Coded, start, found < 0 ? span.Length : found));
                _at = span.Length;
                return;
            }
            _at = found + code;
            if (span[_at] != 0 && span[_at] is not (>= 0xD0 and <= 0xD7))
            {
                Segments.Add(new JpegSegment(JpegSegment.Coded, start, _at - code));
                _at--;
                return;
            }
            _at++;
        }
    }
}
