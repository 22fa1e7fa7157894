using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>The strict reading of sample tables: see <see cref="MovieWalker"/>.</summary>
internal sealed class SampleTableWalker
{
    private readonly List<int> _lengths = [], _offsets = [];
    private readonly List<(int Samples, int Entry)> _chunks = [];
    private readonly List<long> _timed = [];
    private long _lastSync;

    public List<(int At, int Length, int Entry)> Samples { get; } = [];

    public bool Passes(ReadOnlySpan<byte> file, Box box)
    {
        var head = Read.U32(file, box.Body);
        var count = Read.U32(file, box.Body + 4);
        var at = box.Body + 8;
        return box.Type switch
        {
            "stts" => head == 0 && box.Length == 8 + (8 * count) && Runs(file, box),
            "ctts" => head is 0 or (1 << 24) && box.Length == 8 + (8 * count) && Runs(file, box),
            "stss" => head == 0 && box.Length == 8 + (4 * count) && Sync(file, box),
            "stsc" => head == 0 && box.Length == 8 + (12 * count) && Chunks(file, box),
            "stsz" => head == 0 && Lengths(file, box),
            _ => head == 0 && box.Length == 8 + (4 * count) && Offsets(file, at, box.End),
        };
    }

    /// <summary>Whether all tables speak of the same samples.</summary>
    public bool IsWhole(int entries)
    {
        var next = 0;
        var used = new HashSet<int>();
        for (var chunk = 0; chunk < _chunks.Count && _chunks.Count == _offsets.Count; chunk++)
        {
            var at = _offsets[chunk];
            var (samples, entry) = _chunks[chunk];
            used.Add(entry);
            for (; samples > 0 && next < _lengths.Count; samples--)
            {
                Samples.Add((at, _lengths[next], entry - 1));
                at += _lengths[next++];
            }
            if (samples > 0 || entry < 1 || entry > entries)
            {
                return false;
            }
        }
        return Samples.Count > 0 && next == _lengths.Count && used.Count == entries && _timed.TrueForAll(samples => samples == next) && _lastSync <= next;
    }

    private bool Runs(ReadOnlySpan<byte> file, Box box)
    {
        long samples = 0, last = -1;
        for (var at = box.Body + 8; at < box.End; at += 8)
        {
            var (of, value) = (Read.U32(file, at), Read.U32(file, at + 4));
            if (of == 0 || value == last)
            {
                return false;
            }
            samples += of;
            last = value;
        }
        _timed.Add(samples);
        return true;
    }

    private bool Sync(ReadOnlySpan<byte> file, Box box)
    {
        for (var at = box.Body + 8; at < box.End; at += 4)
        {
            var number = Read.U32(file, at);
            if (number <= _lastSync)
            {
                return false;
            }
            _lastSync = number;
        }
        return true;
    }

    private bool Chunks(ReadOnlySpan<byte> file, Box box)
    {
        for (var at = box.Body + 8; at < box.End; at += 12)
        {
            _chunks.Add(((int)Read.U32(file, at + 4), (int)Read.U32(file, at + 8)));
            var followsAnotherEntry = _chunks.Count == 1 || _chunks[^2].Entry != _chunks[^1].Entry;
            if (Read.U32(file, at) != _chunks.Count || _chunks[^1].Samples < 1 || !followsAnotherEntry)
            {
                return false;
            }
        }
        return true;
    }

    private bool Lengths(ReadOnlySpan<byte> file, Box box)
    {
        var same = (int)Read.U32(file, box.Body + 4);
        var count = Read.U32(file, box.Body + 8);
        if (box.Length != 12 + (same > 0 ? 0 : 4 * count) || count > PictureLimits.MaxParts)
        {
            return false;
        }
        for (var i = 0; i < count; i++)
        {
            _lengths.Add(same > 0 ? same : (int)Read.U32(file, box.Body + 12 + (4 * i)));
        }
        return _lengths.TrueForAll(length => length > 0) && (same > 0 || _lengths.Exists(length => length != _lengths[0]));
    }

    private bool Offsets(ReadOnlySpan<byte> file, int at, int end)
    {
        for (; at < end; at += 4)
        {
            _offsets.Add((int)Read.U32(file, at));
        }
        return true;
    }
}
