using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// Walks several places of a scan at once. What bounds a single walk is not how much there is to do, but that each look-up
/// waits for the one before it; a core that has several independent ones to choose from waits for none.
/// </summary>
/// <param name="runs">What the next bits make of each block.</param>
/// <param name="blocks">The tables of each block of a unit.</param>
internal sealed class LaneWalk(CodeRuns runs, BlockCodes[] blocks)
{
    /// <summary>No turn of a lane passes more bits.</summary>
    public const int TurnBits = 160;

    /// <summary>A turn looks up as often: of the 57 bits that are read at once, two entries leave enough for a third.</summary>
    public const int Looks = 3;

    /// <summary>A code and the bits behind it.</summary>
    private const int MaxCode = 31;

    /// <summary>What is looked up.</summary>
    public CodeRuns Runs => runs;

    /// <summary>A lane from where a unit begins.</summary>
    public Lane Start(long at, long stop) => new() { At = at, Stop = stop, Entry = CodeRuns.At(blocks.Length) };

    /// <summary>Walks until each lane has come to less than <see cref="TurnBits"/> before its stop, or failed.</summary>
    /// <param name="bits">The interval.</param>
    /// <param name="lanes">They end in another order.</param>
    public void Run(CodedBits bits, Span<Lane> lanes)
    {
        for (lanes = Unfinished(lanes); !lanes.IsEmpty; lanes = Unfinished(lanes))
        {
            for (var turns = Turns(lanes); turns > 0; turns--)
            {
                foreach (ref var lane in lanes)
                {
                    Turn(bits, ref lane);
                }
            }
        }
    }

    /// <summary>How many turns each lane can take that has not failed; none when all have.</summary>
    public static long Turns(ReadOnlySpan<Lane> lanes)
    {
        var turns = long.MaxValue;
        foreach (ref readonly var lane in lanes)
        {
            turns = lane.HasFailed ? turns : Math.Min(turns, (lane.Stop - lane.At) / TurnBits);
        }
        return turns == long.MaxValue ? 0 : turns;
    }

    /// <summary>Brings the lanes that have a way to go to the front.</summary>
    private static Span<Lane> Unfinished(Span<Lane> lanes)
    {
        var count = 0;
        for (var i = 0; i < lanes.Length; i++)
        {
            if (!lanes[i].HasFailed && lanes[i].Stop - lanes[i].At >= TurnBits)
            {
                (lanes[count], lanes[i]) = (lanes[i], lanes[count]);
                count++;
            }
        }
        return lanes[..count];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Turn(CodedBits bits, ref Lane lane)
    {
        // No index is out of bounds: only states that there are stand in an entry, and the rest has CodeRuns.Window bits.
        ref var entries = ref MemoryMarshal.GetArrayDataReference(runs.Entries);
        var next = bits.At(lane.At);
        var entry = lane.Entry;
        var passed = lane.Passed & CodeRuns.Coefficients;
        uint sum = 0, full = 0;
        Look(ref entries, ref next, ref entry, ref passed, ref sum, ref full);
        Look(ref entries, ref next, ref entry, ref passed, ref sum, ref full);
        Look(ref entries, ref next, ref entry, ref passed, ref sum, ref full);
        if ((full & CodeRuns.Full) != 0)
        {
            Slow(bits, ref lane);
            return;
        }
        lane.At += sum & CodeRuns.Bits;
        lane.Blocks += Looks - ((sum / CodeRuns.Inside) & 3);
        lane.Passed = passed;
        lane.Entry = entry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Look(ref uint entries, ref ulong next, ref uint entry, ref uint passed, ref uint sum, ref uint full)
    {
        entry = Unsafe.Add(ref entries, (nuint)(next >> (64 - CodeRuns.Window)) + (entry & CodeRuns.State));
        passed += entry;
        full |= passed;
        // The sign of the low byte: all ones where the block goes on, and zeros above it where it ends.
        passed &= (uint)(sbyte)entry;
        sum += entry;
        next <<= (int)entry;
    }

    /// <summary>
    /// Instead of a turn in which a block is full, or no code fits: code by code to the block's end, and the next DC coefficient; but
    /// no further than a turn may go.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Slow(CodedBits bits, ref Lane lane)
    {
        var (block, at, passed) = Place(lane, out var isBeforeDc);
        var last = lane.At + TurnBits - (2 * MaxCode);
        if (isBeforeDc)
        {
            at = DcWalk.Step(bits, at, blocks[block].Dc);
        }
        var ends = false;
        while (at >= 0 && at <= last && !ends)
        {
            var code = blocks[block].Ac.Find(bits.Next(at));
            int run = (code >> 4) & 15, size = code & 15;
            at = code == 0 ? ~at : at + (code >> 8) + size;
            passed += run + 1;
            ends = passed > 62 || (size == 0 && run < 15);
        }
        if (at >= 0 && ends)
        {
            block = block + 1 == blocks.Length ? 0 : block + 1;
            at = DcWalk.Step(bits, at, blocks[block].Dc);
            passed = 0;
        }
        if (at < 0)
        {
            lane.HasFailed = true;
            Park(ref lane);
            return;
        }
        lane.At = at;
        lane.Entry = CodeRuns.At(block);
        lane.Passed = (uint)passed * CodeRuns.Coefficient;
        lane.Blocks += ends ? 1 : 0;
    }

    /// <summary>Puts a lane that has failed where it does no harm while others go on; no lane has fewer turns than from the start on.</summary>
    public void Park(ref Lane lane) => (lane.At, lane.Entry, lane.Passed) = (0, CodeRuns.At(blocks.Length), 0);

    /// <summary>Behind the unit that a lane stands in; the complement of a position where no code fits.</summary>
    public long BehindUnit(CodedBits bits, in Lane lane)
    {
        var (block, at, passed) = Place(lane, out var isBeforeDc);
        if (isBeforeDc)
        {
            return BlockCodes.Pass(bits, at, blocks.AsSpan(block));
        }
        at = BlockCodes.Coefficients(bits, at, passed + 1, blocks[block].Ac);
        return BlockCodes.Pass(bits, at, blocks.AsSpan(block + 1));
    }

    /// <summary>Where a lane stands, told without look-ups: in front of a whole code.</summary>
    private (int Block, long At, int Passed) Place(in Lane lane, out bool isBeforeDc)
    {
        var state = lane.State;
        var block = state % blocks.Length;
        isBeforeDc = state / blocks.Length == 1;
        var at = state < 2 * blocks.Length ? lane.At : lane.At - runs.Shared[block];
        return (block, at, (int)(lane.Passed / CodeRuns.Coefficient));
    }
}
