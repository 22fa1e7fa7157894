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
    private const int Rounds = 2, Looks = 3;

    /// <summary>No turn of a lane passes more: all its look-ups; or all but one, then one code and a DC coefficient of 31 bits each.</summary>
    private const int TurnBits = (CodeRuns.MaxBits * Rounds * Looks) + 62;

    /// <summary>A lane from where a unit begins, its first DC coefficient passed.</summary>
    public Lane Start(CodedBits bits, long at, long stop)
    {
        at = DcWalk.Step(bits, at, blocks[0].Dc);
        return new Lane { At = Math.Max(at, 0), Stop = stop, HasFailed = at < 0 };
    }

    /// <summary>Walks until each lane has come to less than <see cref="TurnBits"/> before its stop, or failed.</summary>
    public void Run(CodedBits bits, Span<Lane> lanes)
    {
        for (lanes = Unfinished(lanes); !lanes.IsEmpty; lanes = Unfinished(lanes))
        {
            var turns = long.MaxValue;
            foreach (ref var lane in lanes)
            {
                turns = Math.Min(turns, (lane.Stop - lane.At) / TurnBits);
            }
            for (; turns > 0; turns--)
            {
                foreach (ref var lane in lanes)
                {
                    Turn(bits, ref lane);
                }
            }
        }
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
        // No index is out of bounds: only starts of tables are ever in an entry, and the rest has CodeRuns.Window bits.
        ref var entries = ref MemoryMarshal.GetArrayDataReference(runs.Entries);
        var at = lane.At;
        var table = lane.Table;
        var passed = lane.Passed;
        var ends = 0u;
        for (var round = 0; round < Rounds; round++)
        {
            var next = bits.At(at);
            var sum = 0u;
            for (var look = 0; look < Looks; look++)
            {
                var entry = Unsafe.Add(ref entries, table + (uint)(next >> (64 - CodeRuns.Window)));
                passed += entry >> 24;
                if (passed > 62)
                {
                    lane.At = at + (sum & 63);
                    lane.Table = table;
                    lane.Passed = passed - (entry >> 24);
                    lane.Blocks += ((sum & 0xC0) + ends) >> 6;
                    Slow(bits, ref lane);
                    return;
                }
                sum += entry;
                passed >>= (int)(entry >> 8);
                table = (entry >> (16 - CodeRuns.Window)) & (15u << CodeRuns.Window);
                next <<= (int)entry;
            }
            at += sum & 63;
            ends += sum & 0xC0;
        }
        lane.At = at;
        lane.Table = table;
        lane.Passed = passed;
        lane.Blocks += ends >> 6;
    }

    /// <summary>One code, and the DC coefficient behind it when a block ends: where no run is short enough, or the block is full.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Slow(CodedBits bits, ref Lane lane)
    {
        var block = lane.Block;
        var code = blocks[block].Ac.Find(bits.Next(lane.At));
        int run = (code >> 4) & 15, size = code & 15;
        var at = lane.At + (code >> 8) + size;
        var passed = lane.Passed + (uint)run + 1;
        var ends = passed > 62 || (size == 0 && run < 15);
        if (ends)
        {
            block = block + 1 == blocks.Length ? 0 : block + 1;
            at = DcWalk.Step(bits, at, blocks[block].Dc);
        }
        lane.HasFailed = code == 0 || at < 0;
        if (lane.HasFailed)
        {
            // It stays where it is, and fails again in the turns that are left.
            return;
        }
        lane.At = at;
        lane.Table = (uint)block << CodeRuns.Window;
        lane.Passed = ends ? 0 : passed;
        lane.Blocks += ends ? 1 : 0;
    }
}
