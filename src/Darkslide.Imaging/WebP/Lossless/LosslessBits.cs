using System.Buffers.Binary;

namespace Darkslide.Imaging.WebP.Lossless;

/// <summary>Reads bits from the low end of each byte (RFC 9649 section 3.3). Behind the last byte it reads zeros; who reads asks in the end.</summary>
internal ref struct LosslessBits(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private ulong _bits;
    private int _at, _count;

    /// <summary>How many bits were read.</summary>
    public readonly long Used => (8L * _at) - _count;

    /// <summary>At least 25 bits ahead.</summary>
    public uint Ahead()
    {
        if (_count < 25)
        {
            Fill();
        }
        return (uint)_bits;
    }

    public void Skip(int count)
    {
        _bits >>= count;
        _count -= count;
    }

    /// <param name="count">0 to 24.</param>
    public int Read(int count)
    {
        var value = Ahead() & ((1u << count) - 1);
        Skip(count);
        return (int)value;
    }

    private void Fill()
    {
        if (_at <= _data.Length - 8)
        {
            // The bits above the count are the next ones already: to put them there again changes nothing.
            _bits |= BinaryPrimitives.ReadUInt64LittleEndian(_data[_at..]) << _count;
            var bytes = (63 - _count) >> 3;
            _at += bytes;
            _count += 8 * bytes;
            return;
        }
        _bits &= (1UL << _count) - 1;
        for (; _count <= 48; _count += 8)
        {
            _bits |= (ulong)(_at < _data.Length ? _data[_at] : 0) << _count;
            _at++;
        }
    }
}
