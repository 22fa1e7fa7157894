namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// Keeps of a scan's coded data what its blocks need: each restart interval up to its last bit, the bits that fill up the last
/// byte set to one (ITU-T T.81 F.1.2.3), and as many intervals as the scan has.
/// </summary>
internal sealed class ScanCutter : IDisposable
{
    private readonly ReadOnlyMemory<byte> _raw;
    private readonly CodedData _data;
    private readonly PictureProblem _missing;
    private MemoryStream? _output;

    /// <param name="raw">The coded data.</param>
    /// <param name="missing">What it is when some is missing.</param>
    public ScanCutter(ReadOnlyMemory<byte> raw, PictureProblem missing)
    {
        _raw = raw;
        _missing = missing;
        _data = new CodedData(raw);
    }

    /// <param name="walk">How the scan is coded.</param>
    /// <param name="units">How many units it has.</param>
    /// <param name="interval">How many units a restart interval has; 0 when there are no restarts.</param>
    /// <returns>A part of the file's own bytes when nothing in them has to be changed.</returns>
    /// <exception cref="PictureRefusedException">Units are missing, or a code is none.</exception>
    public ReadOnlyMemory<byte> Cut(ScanWalk walk, long units, int interval)
    {
        var first = 0L;
        for (var number = 0; ; number++)
        {
            var bits = _data.Next();
            var count = interval == 0 ? units : Math.Min(interval, units - first);
            Keep(bits, Sound(walk.Walk(bits, first, count), bits.End));
            first += count;
            if (first >= units)
            {
                return _output?.ToArray() ?? _raw[.._data.To];
            }
            if (_data.Marker != JpegMarkers.Restart0 + (number & 7))
            {
                throw new PictureRefusedException(_data.Marker == 0 ? _missing : PictureProblem.Malformed);
            }
            _output?.Write([0xFF, _data.Marker]);
        }
    }

    /// <summary>The bits behind a damaged end read as zeros, and may then be no code.</summary>
    private long Sound(long walked, long end)
    {
        if (walked < 0 && ~walked <= end - 16)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        return walked >= 0 && walked <= end ? walked : throw new PictureRefusedException(_missing);
    }

    private void Keep(CodedBits bits, long end)
    {
        var length = (int)((end + 7) >> 3);
        var fill = (byte)((1 << (int)((8 - end) & 7)) - 1);
        var last = length == 0 ? (byte)0xFF : _data.Bytes[length - 1];
        if (length == _data.Length && (last & fill) == fill && !_data.HasFill)
        {
            _output?.Write(_raw.Span[_data.From.._data.To]);
            return;
        }
        if (_output is null)
        {
            _output = new MemoryStream(_raw.Length);
            _output.Write(_raw.Span[.._data.From]);
        }
        if (length > 0)
        {
            Stuff(_data.Bytes[..(length - 1)]);
            Stuff([(byte)(last | fill)]);
        }
    }

    private void Stuff(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            _output!.WriteByte(value);
            if (value == 0xFF)
            {
                _output.WriteByte(0);
            }
        }
    }

    public void Dispose() => _data.Dispose();
}
