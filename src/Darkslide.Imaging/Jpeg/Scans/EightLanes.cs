using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>One turn of eight lanes at once: what <see cref="LaneWalk"/> does with one, line by line.</summary>
internal struct EightLanes
{
    private Vector256<uint> _entry;
    private Vector256<uint> _passed;
    private Vector256<uint> _sum;
    private Vector256<uint> _full;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EightLanes(in uint entry, in uint passed)
    {
        _entry = Vector256.LoadUnsafe(in entry);
        _passed = Vector256.LoadUnsafe(in passed) & Vector256.Create(CodeRuns.Coefficients);
        _sum = Vector256<uint>.Zero;
        _full = Vector256<uint>.Zero;
    }

    /// <param name="entries">Of <see cref="CodeRuns"/>, pinned.</param>
    /// <param name="next">The lanes' bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Look(uint* entries, ref EightWindows next)
    {
        var index = Vector256.ShiftRightLogical(next.Next(), 32 - CodeRuns.Window) + (_entry & Vector256.Create(CodeRuns.State));
        _entry = Avx2.GatherVector256(entries, index.AsInt32(), sizeof(uint));
        _passed += _entry;
        _full |= _passed;
        _passed &= Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(_entry, 24).AsInt32(), 31).AsUInt32();
        _sum += _entry;
        next.Pass(_entry & Vector256.Create(CodeRuns.Bits));
    }

    /// <summary>Takes the turn, but for lanes in which a block is full or no code fits; one bit for each of these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Commit(ref int at, ref uint passed, ref uint entry, ref uint blocks)
    {
        var isFull = Vector256.ShiftRightArithmetic(_full.AsInt32(), 31).AsUInt32();
        var bits = Vector256.AndNot(_sum & Vector256.Create(CodeRuns.Bits), isFull);
        var ended = Vector256.Create((uint)LaneWalk.Looks) - (Vector256.ShiftRightLogical(_sum, 7) & Vector256.Create(3u));
        (Vector256.LoadUnsafe(ref at) + bits.AsInt32()).StoreUnsafe(ref at);
        (Vector256.LoadUnsafe(ref blocks) + Vector256.AndNot(ended, isFull)).StoreUnsafe(ref blocks);
        Vector256.ConditionalSelect(isFull, Vector256.LoadUnsafe(ref passed), _passed).StoreUnsafe(ref passed);
        Vector256.ConditionalSelect(isFull, Vector256.LoadUnsafe(ref entry), _entry).StoreUnsafe(ref entry);
        return isFull.ExtractMostSignificantBits();
    }
}
