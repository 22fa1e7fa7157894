using System.Buffers;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// A scan's coded data as it stands in the file (ITU-T T.81 B.1.1.5), read one restart interval after the other. The byte
/// 0xFF is data when a zero is stuffed behind it, and a restart otherwise; more of it in front only fills up.
/// </summary>
internal sealed class CodedData : IDisposable
{
    private readonly ReadOnlyMemory<byte> _raw;
    private readonly byte[] _buffer;
    private int _next;

    /// <param name="raw">Everything up to the first marker that is no restart.</param>
    public CodedData(ReadOnlyMemory<byte> raw)
    {
        _raw = raw;
        _buffer = ArrayPool<byte>.Shared.Rent(raw.Length + CodedBits.Slack);
    }

    /// <summary>Where the interval starts in the file's data.</summary>
    public int From { get; private set; }

    /// <summary>Where it ends there: at a restart marker or at the end of the data.</summary>
    public int To { get; private set; }

    /// <summary>Whether fill bytes stand in the interval or before its marker.</summary>
    public bool HasFill { get; private set; }

    /// <summary>The second byte of the restart marker that ends it; 0 at the end of the data.</summary>
    public byte Marker { get; private set; }

    /// <summary>The interval's bytes without stuffed ones; <see cref="CodedBits"/> reads them.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    public int Length { get; private set; }

    /// <summary>The next interval; an empty one at the end of the data.</summary>
    public CodedBits Next()
    {
        From = _next;
        Length = 0;
        Marker = 0;
        HasFill = false;
        do
        {
            To = _next;
        }
        while (Unstuff(_raw.Span));
        _buffer.AsSpan(Length, CodedBits.Slack).Clear();
        return new CodedBits(_buffer, Length);
    }

    /// <summary>Takes bytes up to the next code, and with it an 0xFF that is data with more of them in front; false at the end of the interval.</summary>
    private bool Unstuff(ReadOnlySpan<byte> raw)
    {
        var found = Stuffing.FindCode(raw, _next);
        To = found < 0 ? raw.Length : found;
        Length += Stuffing.Remove(raw[_next..To], _buffer.AsSpan(Length));
        var fill = raw[To..].IndexOfAnyExcept((byte)0xFF);
        if (fill < 0)
        {
            _next = raw.Length;
            return false;
        }
        HasFill |= fill > 1;
        _next = To + fill + 1;
        Marker = raw[_next - 1];
        _buffer[Length] = 0xFF;
        Length += Marker == 0 ? 1 : 0;
        return Marker == 0;
    }

    /// <summary>Coded data that is kept whole: as it stands, but without fill bytes.</summary>
    /// <exception cref="PictureRefusedException">Its restarts are not in order.</exception>
    public static ReadOnlyMemory<byte> Whole(ReadOnlyMemory<byte> raw)
    {
        var span = raw.Span;
        var kept = new List<byte>();
        var isPlain = span.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xFF]) < 0;
        var restarts = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var code = span[i] == 0xFF && i + 1 < raw.Length ? span[i + 1] : 0;
            if (code is not (0 or 0xFF) && code != JpegMarkers.Restart0 + (restarts++ & 7))
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            if (!isPlain && code != 0xFF)
            {
                kept.Add(span[i]);
            }
        }
        return isPlain ? raw : kept.ToArray();
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
