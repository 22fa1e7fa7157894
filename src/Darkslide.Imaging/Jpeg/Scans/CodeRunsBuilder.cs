using System.Numerics;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// Fills the look-ups of one block. What follows a code does not depend on it, only on how many bits are left of the window:
/// so the runs of fewer bits come first, and a longer one is a code and a run that is known already.
/// </summary>
internal sealed class CodeRunsBuilder
{
    private const int Window = CodeRuns.Window, MostPassed = 62;

    private readonly BlockCodes _codes;
    private readonly HuffmanTable _nextDc;
    private readonly uint _inside;
    private readonly uint _beforeDc;
    private readonly uint _inLongCode;
    private readonly uint _nextInside;
    private readonly uint _nextBeforeDc;

    // The runs of r bits stand from 2^r on.
    private readonly uint[] _runs = new uint[2 << Window];

    /// <param name="blocks">The tables of each block of a unit.</param>
    /// <param name="block">Which of them.</param>
    private CodeRunsBuilder(BlockCodes[] blocks, int block)
    {
        var next = (block + 1) % blocks.Length;
        _codes = blocks[block];
        _nextDc = blocks[next].Dc;
        _inside = CodeRuns.Inside | CodeRuns.At(block);
        _beforeDc = CodeRuns.Inside | CodeRuns.At(blocks.Length + block);
        _inLongCode = CodeRuns.Inside | CodeRuns.At((2 * blocks.Length) + block);
        _nextInside = CodeRuns.At(next);
        _nextBeforeDc = CodeRuns.At(blocks.Length + next);
        // Codes are numbered upwards with their length: behind the short ones there are only long ones, up to ones throughout.
        Shared = BitOperations.LeadingZeroCount(~((uint)_codes.Ac.Behind(Window) << 16));
        for (var bits = 0; bits <= Window; bits++)
        {
            for (var window = 0; window < 1 << bits; window++)
            {
                _runs[(1 << bits) | window] = Run(window, bits);
            }
        }
    }

    /// <summary>How many bits the codes share that are longer than the window.</summary>
    private int Shared { get; }

    /// <summary>All look-ups for the blocks of a unit.</summary>
    public static CodeRuns Build(BlockCodes[] blocks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks.Length, CodeRuns.MaxBlocks);
        var runs = new CodeRuns(blocks);
        for (var block = 0; block < blocks.Length; block++)
        {
            var builder = new CodeRunsBuilder(blocks, block);
            runs.Shared[block] = builder.Shared;
            builder.Inside(runs.Of(block));
            builder.BeforeDc(runs.Of(blocks.Length + block));
            builder.InLongCode(runs.Of((2 * blocks.Length) + block));
        }
        return runs;
    }

    /// <summary>Among the block's AC coefficients.</summary>
    private void Inside(Span<uint> entries)
    {
        for (var window = 0; window < entries.Length; window++)
        {
            var run = _runs[(1 << Window) | window];
            var isLong = Length(_codes.Ac.Find((uint)window << (16 - Window))) is 0 or > Window;
            entries[window] = run != _inside ? run : isLong && Shared > 0 ? _inLongCode + (uint)Shared : _inside | CodeRuns.Full;
        }
    }

    /// <summary>Before its DC coefficient.</summary>
    private void BeforeDc(Span<uint> entries)
    {
        for (var window = 0; window < entries.Length; window++)
        {
            var code = _codes.Dc.Find((uint)window << (16 - Window));
            var bits = Length(code) + (code & 255);
            var fits = code != 0 && Length(code) <= Window && bits <= CodeRuns.MaxBits;
            entries[window] = fits ? Joined(bits, 0, Rest(window, Window - bits)) : _beforeDc | CodeRuns.Full;
        }
    }

    /// <summary>Behind the bits that its long codes share.</summary>
    private void InLongCode(Span<uint> entries)
    {
        for (var window = 0; window < entries.Length; window++)
        {
            var bits = ((0xFFFF_0000u >> Shared) | (((uint)window << (32 - Window)) >> (16 + Shared))) & 0xFFFF;
            var code = _codes.Ac.Find(bits);
            var fits = Shared > 0 && Length(code) > Window && Length(code) - Shared <= Window;
            var run = fits ? Code(code, Length(code) - Shared, window, Window) : _inside;
            entries[window] = run != _inside ? run : _inLongCode | CodeRuns.Full;
        }
    }

    private uint Run(int window, int bits)
    {
        var code = _codes.Ac.Find((uint)window << (16 - bits));
        return code == 0 || Length(code) > bits ? _inside : Code(code, Length(code), window, bits);
    }

    /// <summary>A code of which <paramref name="length"/> bits stand at the start of the window, and what follows; nothing when it is too long.</summary>
    private uint Code(int code, int length, int window, int bits)
    {
        int run = (code >> 4) & 15, size = code & 15;
        if (size > 0 || run == 15)
        {
            return length + size > CodeRuns.MaxBits ? _inside : Joined(length + size, run + 1, Rest(window, bits - length - size));
        }
        var left = bits - length;
        code = _nextDc.Find(((uint)window << (16 - left)) & 0xFFFF);
        var passed = length + Length(code) + (code & 255);
        return code != 0 && Length(code) <= left && passed <= CodeRuns.MaxBits ? _nextInside + (uint)passed : _nextBeforeDc + (uint)length;
    }

    private uint Joined(int bits, int coefficients, uint rest)
    {
        var isTooMuch = (rest & CodeRuns.Bits) + bits > CodeRuns.MaxBits
            || (rest & CodeRuns.Coefficients) + ((ulong)coefficients * CodeRuns.Coefficient) > MostPassed * (ulong)CodeRuns.Coefficient;
        return (isTooMuch ? _inside : rest) + (uint)bits + ((uint)coefficients * CodeRuns.Coefficient);
    }

    /// <summary>What the last bits of a window make of the block.</summary>
    private uint Rest(int window, int bits) => bits <= 0 ? _inside : _runs[(1 << bits) | (window & ((1 << bits) - 1))];

    private static int Length(int code) => code >> 8;
}
