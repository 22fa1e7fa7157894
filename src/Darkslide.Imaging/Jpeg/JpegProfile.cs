namespace Darkslide.Imaging.Jpeg;

/// <summary>Puts a colour profile together from its APP2 parts, which may stand in any order (ICC.1:2022 annex B.4).</summary>
internal sealed class JpegProfile
{
    private const int Head = 14;
    private readonly SortedDictionary<int, ReadOnlyMemory<byte>> _parts = [];
    private int _count;

    public bool IsEmpty => _parts.Count == 0;

    /// <summary>Adds a part; the second of two parts with one number is ignored.</summary>
    public void Add(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length <= Head)
        {
            return;
        }
        _count = _parts.Count == 0 ? payload.Span[13] : _count;
        _parts.TryAdd(payload.Span[12], payload[Head..]);
    }

    /// <summary>The profile as far as its parts go.</summary>
    public byte[] Join()
    {
        using var joined = new MemoryStream();
        foreach (var part in _parts.Values)
        {
            joined.Write(part.Span);
        }
        return joined.ToArray();
    }

    /// <summary>Whether parts 1 to count are all here; decoders ignore a profile with a gap.</summary>
    public bool IsComplete => _parts.Count == _count && _parts.ContainsKey(1) && _parts.ContainsKey(_count);
}
