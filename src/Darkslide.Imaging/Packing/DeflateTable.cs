using System.Runtime.CompilerServices;

namespace Darkslide.Imaging.Packing;

/// <summary>
/// A table that finds a Huffman code's symbol in one or two steps. An entry is <c>symbol ‖ bits(4)</c>, 0 where no code fits;
/// in the first step bits 30.. of an entry point to a second table for longer codes.
/// </summary>
internal sealed class DeflateTable
{
    private const int MaxBits = 15;
    private const uint IsLink = 1u << 31;

    private readonly int _firstBits;
    private readonly uint[] _entries;
    private readonly ushort[] _sorted;
    private readonly byte[] _lengths;

    public DeflateTable(int firstBits, int symbols)
    {
        _firstBits = firstBits;
        // Each first entry can need a second table of at most 2^(15 − first) entries, but the codes' number bounds them.
        _entries = new uint[(1 << firstBits) + (symbols << (MaxBits - firstBits))];
        _sorted = new ushort[symbols];
        _lengths = new byte[symbols];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Find(ulong bits)
    {
        var entry = _entries[(int)bits & ((1 << _firstBits) - 1)];
        return (entry & IsLink) == 0 ? entry : Second(entry, bits);
    }

    private uint Second(uint entry, ulong bits)
    {
        var start = (int)((entry & ~IsLink) >> 4);
        return _entries[start + ((int)(bits >> _firstBits) & ((1 << (int)(entry & 15)) - 1))];
    }

    /// <summary>
    /// Builds the table from the codes' lengths (RFC 1951 section 3.2.2). False for sets that zlib refuses: too many codes,
    /// or too few unless there is just one code of one bit, or none.
    /// </summary>
    public bool Build(ReadOnlySpan<byte> lengths, bool mustBeComplete = false)
    {
        Span<int> counts = stackalloc int[MaxBits + 1];
        counts.Clear();
        foreach (var length in lengths)
        {
            counts[length]++;
        }
        counts[0] = 0;
        if (!IsSound(counts, mustBeComplete))
        {
            return false;
        }
        var longest = MaxBits;
        while (longest > 0 && counts[longest] == 0)
        {
            longest--;
        }
        Sort(lengths, counts);
        Array.Clear(_lengths);
        lengths.CopyTo(_lengths);
        Array.Clear(_entries, 0, 1 << _firstBits);
        Fill(counts, longest);
        return true;
    }

    /// <summary>A symbol's code in the order of the stream's bits, and how many bits it has.</summary>
    public (uint Code, int Bits) CodeOf(int symbol)
    {
        var bits = _lengths[symbol];
        var code = 0;
        for (var shorter = 1; shorter <= bits; shorter++)
        {
            code <<= 1;
            for (var other = 0; other < _lengths.Length; other++)
            {
                code += _lengths[other] == shorter && (shorter < bits || other < symbol) ? 1 : 0;
            }
        }
        return ((uint)Reverse(code, bits), bits);
    }

    private static bool IsSound(ReadOnlySpan<int> counts, bool mustBeComplete)
    {
        int left = 1, longest = 0;
        for (var bits = 1; bits <= MaxBits; bits++)
        {
            left = (left << 1) - counts[bits];
            longest = counts[bits] > 0 ? bits : longest;
            if (left < 0)
            {
                return false;
            }
        }
        return left == 0 || (!mustBeComplete && longest <= 1);
    }

    private void Sort(ReadOnlySpan<byte> lengths, ReadOnlySpan<int> counts)
    {
        Span<int> next = stackalloc int[MaxBits + 2];
        next[0] = 0;
        next[1] = 0;
        for (var bits = 1; bits <= MaxBits; bits++)
        {
            next[bits + 1] = next[bits] + counts[bits];
        }
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0)
            {
                _sorted[next[lengths[symbol]]++] = (ushort)symbol;
            }
        }
    }

    private void Fill(ReadOnlySpan<int> counts, int longest)
    {
        int code = 0, index = 0, free = 1 << _firstBits, link = -1, linkStart = 0;
        var secondBits = Math.Max(longest - _firstBits, 0);
        for (var bits = 1; bits <= longest; bits++)
        {
            for (var n = 0; n < counts[bits]; n++, code++)
            {
                var entry = ((uint)_sorted[index++] << 4) | (uint)bits;
                var reversed = Reverse(code, bits);
                if (bits <= _firstBits)
                {
                    for (var at = reversed; at < 1 << _firstBits; at += 1 << bits)
                    {
                        _entries[at] = entry;
                    }
                    continue;
                }
                var first = reversed & ((1 << _firstBits) - 1);
                if (first != link)
                {
                    link = first;
                    linkStart = free;
                    free += 1 << secondBits;
                    Array.Clear(_entries, linkStart, 1 << secondBits);
                    _entries[first] = IsLink | ((uint)linkStart << 4) | (uint)secondBits;
                }
                for (var at = reversed >> _firstBits; at < 1 << secondBits; at += 1 << (bits - _firstBits))
                {
                    _entries[linkStart + at] = entry;
                }
            }
            code <<= 1;
        }
    }

    private static int Reverse(int code, int bits)
    {
        var reversed = 0;
        for (var i = 0; i < bits; i++)
        {
            reversed = (reversed << 1) | ((code >> i) & 1);
        }
        return reversed;
    }
}
