using System.Runtime.CompilerServices;

namespace Darkslide.Imaging.WebP.Lossless;

/// <summary>A prefix code (RFC 9649 section 3.7.2.1): short codes are found at once, long ones bit by bit.</summary>
internal sealed class PrefixCode
{
    public const int MaxBits = 15;
    private const int FirstBits = 8;

    private readonly ushort[] _counts = new ushort[MaxBits + 1];
    private readonly ushort[] _sorted;
    private readonly ushort[]? _first;

    /// <param name="lengths">The length of each symbol's code; 0 for symbols without one.</param>
    /// <exception cref="PictureRefusedException">No symbol, or codes that don't use up exactly all combinations.</exception>
    public PrefixCode(ReadOnlySpan<byte> lengths)
    {
        foreach (var length in lengths)
        {
            _counts[length]++;
        }
        _sorted = new ushort[lengths.Length - _counts[0]];
        _counts[0] = 0;
        if (_sorted.Length == 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        Sort(lengths);
        if (_sorted.Length > 1)
        {
            RequireComplete();
            _first = Fill();
        }
    }

    /// <summary>Whether there is one symbol only, which then takes no bits.</summary>
    public bool IsSingle => _first is null;

    /// <summary>The first symbol; the only one of a single code.</summary>
    public int First => _sorted[0];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Read(ref LosslessBits bits)
    {
        if (_first is null)
        {
            return _sorted[0];
        }
        var ahead = bits.Ahead();
        var entry = _first[ahead & ((1 << FirstBits) - 1)];
        if (entry == 0)
        {
            return ReadLong(ahead, ref bits);
        }
        bits.Skip(entry & 15);
        return entry >> 4;
    }

    private int ReadLong(uint ahead, ref LosslessBits bits)
    {
        int code = 0, first = 0, index = 0;
        for (var length = 1; length <= MaxBits; length++, ahead >>= 1)
        {
            code |= (int)(ahead & 1);
            if (code - _counts[length] < first)
            {
                bits.Skip(length);
                return _sorted[index + code - first];
            }
            index += _counts[length];
            first = (first + _counts[length]) << 1;
            code <<= 1;
        }
        throw new PictureRefusedException(PictureProblem.Malformed);
    }

    private void Sort(ReadOnlySpan<byte> lengths)
    {
        Span<int> next = stackalloc int[MaxBits + 2];
        next[0] = next[1] = 0;
        for (var bits = 1; bits <= MaxBits; bits++)
        {
            next[bits + 1] = next[bits] + _counts[bits];
        }
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0)
            {
                _sorted[next[lengths[symbol]]++] = (ushort)symbol;
            }
        }
    }

    private void RequireComplete()
    {
        var left = 1;
        for (var bits = 1; bits <= MaxBits; bits++)
        {
            left = (left << 1) - _counts[bits];
            if (left < 0)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
        }
        if (left != 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }

    /// <summary>For each of the next eight bits: <c>symbol ‖ length(4)</c>, or 0 where the code is longer.</summary>
    private ushort[] Fill()
    {
        var table = new ushort[1 << FirstBits];
        int code = 0, index = 0;
        for (var length = 1; length <= FirstBits; length++, code <<= 1)
        {
            for (var n = 0; n < _counts[length]; n++, code++)
            {
                var entry = (ushort)((_sorted[index++] << 4) | length);
                for (var at = Reversed(code, length); at < table.Length; at += 1 << length)
                {
                    table[at] = entry;
                }
            }
        }
        return table;
    }

    private static int Reversed(int code, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++)
        {
            reversed = (reversed << 1) | ((code >> i) & 1);
        }
        return reversed;
    }
}
