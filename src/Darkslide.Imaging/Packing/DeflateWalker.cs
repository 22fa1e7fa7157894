using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Darkslide.Imaging.Packing;

/// <summary>How a deflate stream ended.</summary>
internal enum DeflateEnd
{
    /// <summary>The last block is whole.</summary>
    Complete,

    /// <summary>The bytes ran out before the last block's end.</summary>
    CutOff,

    /// <summary>More was unpacked than allowed; the walk stopped there.</summary>
    TooLong,

    /// <summary>No decoder would take it.</summary>
    Invalid,
}

/// <summary>
/// Follows a deflate stream (RFC 1951) from code to code without unpacking it: how many bytes it gives, and where it ends.
/// The platforms' own inflaters can't be used for this: they don't tell where a stream ended, and what they do about bytes
/// behind the end differs from browser to browser. This one gives the same answer everywhere.
/// </summary>
internal ref struct DeflateWalker
{
    private const int EndOfBlock = 256;

    private readonly ReadOnlySpan<byte> _input;
    private readonly long _limit;
    private readonly DeflateTable _literals = new(11, 288), _distances = new(9, 32);
    private int _at;
    private ulong _bits;
    private int _count;

    private DeflateWalker(ReadOnlySpan<byte> input, long limit)
    {
        _input = input;
        _limit = limit;
    }

    /// <summary>Bytes the stream unpacks to, up to where the walk stopped. A walk that stopped as too long has counted the last code whole.</summary>
    public long Produced { get; private set; }

    /// <summary>The stream's length in whole bytes; only when it is complete.</summary>
    public int Length { get; private set; }

    public DeflateEnd End { get; private set; }

    /// <summary>Where the walk was cut: set when the end is <see cref="DeflateEnd.TooLong"/> or <see cref="DeflateEnd.CutOff"/>.</summary>
    public DeflateCutPoint Cut { get; private set; }

    /// <summary>Where bits begin that no decoder looks at and that are not zero; null when there are none.</summary>
    public List<long>? Spare { get; private set; }

    /// <param name="input">Raw deflate, without a zlib header; there may be anything behind its end.</param>
    /// <param name="limit">The most bytes it may unpack to.</param>
    public static DeflateWalker Walk(ReadOnlySpan<byte> input, long limit)
    {
        var walker = new DeflateWalker(input, limit);
        walker.End = walker.Run();
        return walker;
    }

    private readonly long BitPosition => ((long)_at * 8) - _count;

    private DeflateEnd Run()
    {
        while (true)
        {
            var start = BitPosition;
            Cut = new DeflateCutPoint(start, IsBetweenBlocks: true, start, start, Produced, 0, 0);
            if (!Take(3, out var head))
            {
                return DeflateEnd.CutOff;
            }
            var end = (head >> 1) switch
            {
                0 => Stored(),
                1 => Coded(start, isDynamic: false),
                2 => Coded(start, isDynamic: true),
                _ => DeflateEnd.Invalid,
            };
            if (end != DeflateEnd.Complete)
            {
                return end;
            }
            if ((head & 1) == 1)
            {
                SkipToByte();
                Length = _at - (_count / 8);
                return DeflateEnd.Complete;
            }
        }
    }

    private DeflateEnd Stored()
    {
        SkipToByte();
        if (!Take(16, out var length) || !Take(16, out var check))
        {
            return DeflateEnd.CutOff;
        }
        if (length != (check ^ 0xFFFF))
        {
            return DeflateEnd.Invalid;
        }
        _at -= _count / 8;
        _bits = 0;
        _count = 0;
        if (length > (uint)(_input.Length - _at))
        {
            Produced += _input.Length - _at;
            return Produced > _limit ? DeflateEnd.TooLong : DeflateEnd.CutOff;
        }
        _at += (int)length;
        Produced += length;
        return Produced > _limit ? DeflateEnd.TooLong : DeflateEnd.Complete;
    }

    private void SkipToByte()
    {
        var spare = _count & 7;
        if ((_bits & ((1ul << spare) - 1)) != 0)
        {
            (Spare ??= []).Add(BitPosition);
        }
        Drop(spare);
    }

    private DeflateEnd Coded(long blockStart, bool isDynamic)
    {
        var head = isDynamic ? DynamicTables() : FixedTables();
        if (head != DeflateEnd.Complete)
        {
            return head;
        }
        while (true)
        {
            Refill();
            var before = BitPosition;
            var entry = _literals.Find(_bits);
            var bits = (int)(entry & 15);
            if (bits == 0 || bits > _count)
            {
                return Stop(blockStart, before, bits == 0 ? Broken() : DeflateEnd.CutOff);
            }
            Drop(bits);
            var symbol = entry >> 4;
            if (symbol < 256)
            {
                if (++Produced > _limit)
                {
                    Produced--;
                    return Stop(blockStart, before, DeflateEnd.TooLong, 1);
                }
                continue;
            }
            if (symbol == EndOfBlock)
            {
                return DeflateEnd.Complete;
            }
            var end = Match(symbol - 257, out var length);
            if (end != DeflateEnd.Complete)
            {
                return Stop(blockStart, before, end);
            }
            if (Produced + length > _limit)
            {
                return Stop(blockStart, before, DeflateEnd.TooLong, length);
            }
            Produced += length;
        }
    }

    /// <summary>A code that matches nothing: the bytes ran out if fewer bits are left than a code may have, else it is invalid.</summary>
    private readonly DeflateEnd Broken() => _count < 15 ? DeflateEnd.CutOff : DeflateEnd.Invalid;

    private DeflateEnd Stop(long blockStart, long tokenStart, DeflateEnd end, int extra = 0)
    {
        var (code, bits) = _literals.CodeOf(EndOfBlock);
        Cut = new DeflateCutPoint(blockStart, IsBetweenBlocks: false, tokenStart, BitPosition, Produced, code, bits);
        Produced += extra;
        return end;
    }

    private DeflateEnd Match(uint code, out int length)
    {
        length = 0;
        if (code >= 29)
        {
            return DeflateEnd.Invalid;
        }
        var extra = DeflateCodes.LengthExtra[(int)code];
        if (!TakeFilled(extra, out var more))
        {
            return DeflateEnd.CutOff;
        }
        length = DeflateCodes.LengthBase[(int)code] + (int)more;
        Refill();
        var entry = _distances.Find(_bits);
        var bits = (int)(entry & 15);
        if (bits == 0 || bits > _count)
        {
            return bits == 0 ? Broken() : DeflateEnd.CutOff;
        }
        Drop(bits);
        var symbol = (int)(entry >> 4);
        if (symbol >= 30)
        {
            return DeflateEnd.Invalid;
        }
        if (!TakeFilled(DeflateCodes.DistanceExtra[symbol], out more))
        {
            return DeflateEnd.CutOff;
        }
        return DeflateCodes.DistanceBase[symbol] + more > Produced ? DeflateEnd.Invalid : DeflateEnd.Complete;
    }

    private readonly DeflateEnd FixedTables()
    {
        _literals.Build(DeflateCodes.FixedLiterals);
        _distances.Build(DeflateCodes.FixedDistances);
        return DeflateEnd.Complete;
    }

    private DeflateEnd DynamicTables()
    {
        if (!Take(14, out var head))
        {
            return DeflateEnd.CutOff;
        }
        int literals = (int)(head & 31) + 257, distances = (int)((head >> 5) & 31) + 1, codes = (int)(head >> 10) + 4;
        if (literals > 286 || distances > 30)
        {
            return DeflateEnd.Invalid;
        }
        Span<byte> codeLengths = stackalloc byte[19];
        codeLengths.Clear();
        for (var i = 0; i < codes; i++)
        {
            if (!Take(3, out var length))
            {
                return DeflateEnd.CutOff;
            }
            codeLengths[DeflateCodes.CodeOrder[i]] = (byte)length;
        }
        var lengthCodes = new DeflateTable(7, 19);
        if (!lengthCodes.Build(codeLengths, mustBeComplete: true))
        {
            return DeflateEnd.Invalid;
        }
        Span<byte> lengths = stackalloc byte[286 + 30];
        lengths.Clear();
        var read = ReadLengths(lengthCodes, lengths[..(literals + distances)]);
        if (read != DeflateEnd.Complete)
        {
            return read;
        }
        return lengths[EndOfBlock] != 0 && _literals.Build(lengths[..literals]) && _distances.Build(lengths.Slice(literals, distances))
            ? DeflateEnd.Complete
            : DeflateEnd.Invalid;
    }

    private DeflateEnd ReadLengths(DeflateTable codes, scoped Span<byte> lengths)
    {
        for (var i = 0; i < lengths.Length;)
        {
            Refill();
            var entry = codes.Find(_bits);
            var bits = (int)(entry & 15);
            if (bits == 0 || bits > _count)
            {
                return bits == 0 ? Broken() : DeflateEnd.CutOff;
            }
            Drop(bits);
            var symbol = (int)(entry >> 4);
            if (symbol < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }
            if (!TakeFilled(symbol == 16 ? 2 : symbol == 17 ? 3 : 7, out var repeat))
            {
                return DeflateEnd.CutOff;
            }
            var times = (int)repeat + (symbol == 18 ? 11 : 3);
            if (times > lengths.Length - i || (symbol == 16 && i == 0))
            {
                return DeflateEnd.Invalid;
            }
            lengths.Slice(i, times).Fill(symbol == 16 ? lengths[i - 1] : (byte)0);
            i += times;
        }
        return DeflateEnd.Complete;
    }

    private bool Take(int bits, out uint value)
    {
        Refill();
        return TakeFilled(bits, out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TakeFilled(int bits, out uint value)
    {
        value = (uint)_bits & ((1u << bits) - 1);
        if (bits > _count)
        {
            return false;
        }
        Drop(bits);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Drop(int bits)
    {
        _bits >>= bits;
        _count -= bits;
    }

    /// <summary>At least 48 bits, or all that are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Refill()
    {
        if (_count >= 48)
        {
            return;
        }
        if (_at <= _input.Length - 8)
        {
            _bits |= BinaryPrimitives.ReadUInt64LittleEndian(_input[_at..]) << _count;
            var bytes = (63 - _count) >> 3;
            _at += bytes;
            _count += bytes * 8;
            // What was read beyond the counted bits will be read again.
            _bits &= _count == 64 ? ulong.MaxValue : (1ul << _count) - 1;
            return;
        }
        while (_count <= 56 && _at < _input.Length)
        {
            _bits |= (ulong)_input[_at++] << _count;
            _count += 8;
        }
    }
}
