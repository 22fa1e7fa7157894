using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>The next bits of eight lanes, at least 57 of each: four times 64 bits, and again. (More fields than four would not be kept in registers.)</summary>
internal struct EightWindows
{
    private Vector256<ulong> _low;
    private Vector256<ulong> _high;

    /// <param name="data">The interval, pinned.</param>
    /// <param name="at">The positions in bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe EightWindows(byte* data, Vector256<int> at)
    {
        var bytes = Vector256.ShiftRightLogical(at, 3);
        _low = Highest(Avx2.GatherVector256((ulong*)data, bytes.GetLower(), 1));
        _high = Highest(Avx2.GatherVector256((ulong*)data, bytes.GetUpper(), 1));
        Pass((at & Vector256.Create(7)).AsUInt32());
    }

    /// <summary>Lets the next bits of each lane go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pass(Vector256<uint> bits)
    {
        _low = Avx2.ShiftLeftLogicalVariable(_low, Avx2.ConvertToVector256Int64(bits.GetLower()).AsUInt64());
        _high = Avx2.ShiftLeftLogicalVariable(_high, Avx2.ConvertToVector256Int64(bits.GetUpper()).AsUInt64());
    }

    /// <summary>The next 32 bits of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<uint> Next()
    {
        var upperHalves = Vector256.Create(1, 3, 5, 7, 0, 2, 4, 6);
        var low = Avx2.PermuteVar8x32(_low.AsInt32(), upperHalves);
        var high = Avx2.PermuteVar8x32(_high.AsInt32(), upperHalves);
        return Avx2.Permute2x128(low, high, 0x20).AsUInt32();
    }

    /// <summary>The first byte as the highest of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Highest(Vector256<ulong> bytes) => Avx2.Shuffle(
        bytes.AsByte(),
        Vector256.Create((byte)7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8)).AsUInt64();
}
