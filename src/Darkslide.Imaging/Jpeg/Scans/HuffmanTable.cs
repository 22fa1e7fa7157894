namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// A Huffman table of a JPEG file (ITU-T T.81 B.2.4.2, annex C), to be asked with the next 16 bits. Short codes, which are nearly
/// all, are looked up; longer ones are compared with the first code of the next length.
/// </summary>
internal sealed class HuffmanTable : IEquatable<HuffmanTable>
{
    private const int MaxBits = 16, ShortBits = 10;

    private readonly ushort[] _short = new ushort[1 << ShortBits];
    private readonly int[] _behind = new int[MaxBits + 1];
    private readonly int[] _offset = new int[MaxBits + 1];
    private readonly byte[] _symbols;

    private HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        int code = 0, index = 0;
        for (var bits = 1; bits <= MaxBits; bits++)
        {
            _offset[bits] = index - code;
            for (var n = 0; n < counts[bits - 1]; n++, code++, index++)
            {
                if (bits <= ShortBits)
                {
                    _short.AsSpan(code << (ShortBits - bits), 1 << (ShortBits - bits)).Fill((ushort)((bits << 8) | symbols[index]));
                }
            }
            _behind[bits] = code << (MaxBits - bits);
            code <<= 1;
        }
    }

    /// <summary>The table of 16 counts and that many symbols; null when the codes don't fit in their bits.</summary>
    public static HuffmanTable? Read(ReadOnlySpan<byte> table)
    {
        var code = 0;
        for (var bits = 1; bits <= MaxBits; bits++)
        {
            code = (code << 1) + table[bits - 1];
            if (code > 1 << bits)
            {
                return null;
            }
        }
        return new HuffmanTable(table[..MaxBits], table[MaxBits..]);
    }

    /// <summary>Whether every symbol is at most <paramref name="largest"/>.</summary>
    public bool HasSymbolsUpTo(int largest) => !_symbols.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)largest);

    /// <summary>The code that the bits start with, as its length in bits ‖ its symbol (8 bits); 0 when there is none.</summary>
    /// <param name="bits">The next 16 bits.</param>
    public int Find(uint bits)
    {
        var entry = _short[bits >> (MaxBits - ShortBits)];
        return entry != 0 ? entry : FindLong((int)bits);
    }

    /// <summary>The lowest number of 16 bits that starts with no code of up to so many bits; 65,536 when there is none.</summary>
    public int Behind(int length) => _behind[length];

    /// <summary>Whether both have the same codes for the same symbols, wherever they were read.</summary>
    public bool Equals(HuffmanTable? other) =>
        ReferenceEquals(this, other) || (other is not null && _behind.AsSpan().SequenceEqual(other._behind) && _symbols.AsSpan().SequenceEqual(other._symbols));

    public override bool Equals(object? obj) => Equals(obj as HuffmanTable);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_symbols);
        return hash.ToHashCode();
    }

    private int FindLong(int bits)
    {
        for (var length = ShortBits + 1; length <= MaxBits; length++)
        {
            if (bits < _behind[length])
            {
                return (length << 8) | _symbols[(bits >> (MaxBits - length)) + _offset[length]];
            }
        }
        return 0;
    }
}
