namespace Darkslide.Imaging.Packing;

/// <summary>Writes bits, least significant first, as deflate has them.</summary>
internal sealed class BitWriter
{
    private readonly byte[] _bytes;
    private long _at;

    public BitWriter(int capacity) => _bytes = new byte[capacity];

    public void Write(uint value, int bits)
    {
        for (var i = 0; i < bits; i++, _at++)
        {
            _bytes[_at >> 3] |= (byte)(((value >> i) & 1) << (int)(_at & 7));
        }
    }

    public void Clear(long bit) => _bytes[bit >> 3] &= (byte)~(1 << (int)(bit & 7));

    public void Align() => _at = (_at + 7) & ~7L;

    /// <summary>Copies the first bits of <paramref name="source"/>. The writer must stand at a whole byte.</summary>
    public void Copy(ReadOnlySpan<byte> source, long bits)
    {
        source[..(int)(bits >> 3)].CopyTo(_bytes.AsSpan((int)(_at >> 3)));
        _at += bits & ~7L;
        if ((bits & 7) != 0)
        {
            Write(source[(int)(bits >> 3)], (int)(bits & 7));
        }
    }

    public byte[] ToArray() => _bytes.AsSpan(0, (int)((_at + 7) >> 3)).ToArray();
}
