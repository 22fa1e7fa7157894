using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// A progressive scan's further bits of a band of AC coefficients (ITU-T T.81 G.1.2.3). Each coefficient that is not zero yet
/// has a bit in between, so what earlier scans said must be known.
/// </summary>
/// <param name="table">The scan's table.</param>
/// <param name="scan">The scan's band.</param>
/// <param name="history">What earlier scans said.</param>
internal sealed class AcRefinementWalk(HuffmanTable table, ScanHeader scan, CoefficientHistory history) : ScanWalk
{
    public override long Walk(CodedBits bits, long first, long units)
    {
        var at = 0L;
        var behind = first + units;
        for (var block = first; block < behind && at <= bits.End; block++)
        {
            at = Block(bits, at, block, out var moreBlocks);
            if (at < 0)
            {
                return at;
            }
            moreBlocks = (int)Math.Min(moreBlocks, behind - block - 1);
            at += history.Count(block + 1, moreBlocks, scan.First, scan.Last);
            block += moreBlocks;
        }
        return at;
    }

    private long Block(CodedBits bits, long at, long block, out int moreBlocks)
    {
        moreBlocks = 0;
        // What this scan adds to the block lies in front of what is asked for afterwards.
        var known = history.Of(block);
        for (var coefficient = scan.First; coefficient <= scan.Last; coefficient++)
        {
            var code = table.Find(bits.Next(at));
            int run = (code >> 4) & 15, size = code & 15;
            if (code == 0 || size > 1)
            {
                return ~at;
            }
            at += code >> 8;
            if (size == 0 && run < 15)
            {
                moreBlocks = EndOfBand.Blocks(bits, ref at, run) - 1;
                return at + BitOperations.PopCount(known & CoefficientHistory.Band(coefficient, scan.Last));
            }
            var target = BehindZeros(known, coefficient, run);
            at += size + BitOperations.PopCount(known & CoefficientHistory.Band(coefficient, target - 1));
            coefficient = target;
            if (size > 0)
            {
                history.Add(block, coefficient);
            }
        }
        return at;
    }

    /// <summary>The coefficient behind <paramref name="zeros"/> ones that are zero; those in between that are not have a bit each.</summary>
    private int BehindZeros(ulong known, int coefficient, int zeros)
    {
        var free = ~known & CoefficientHistory.Band(coefficient, scan.Last);
        if (Bmi2.X64.IsSupported)
        {
            // A core guesses wrong how often the loop goes round, and then loses more time than all the rest takes.
            return Math.Min(BitOperations.TrailingZeroCount(Bmi2.X64.ParallelBitDeposit(1UL << zeros, free)), scan.Last + 1);
        }
        for (; zeros > 0; zeros--)
        {
            free &= free - 1;
        }
        return free == 0 ? scan.Last + 1 : BitOperations.TrailingZeroCount(free);
    }
}
