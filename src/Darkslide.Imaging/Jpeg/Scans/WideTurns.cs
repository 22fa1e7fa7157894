using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// The same turns as <see cref="LaneWalk"/> takes, of sixteen lanes with the same instructions: twice eight, since eight wait half of
/// the time for what they look up. Needs a processor that looks up several places at once (AVX2).
/// </summary>
/// <param name="walk">Takes a lane's turn where a block is full or no code fits.</param>
internal sealed class WideTurns(LaneWalk walk)
{
    /// <summary>How many lanes it takes; no more, and no less.</summary>
    public const int Lanes = 16;

    /// <summary>Positions have to be counted in 31 bits.</summary>
    public const long MaxEnd = int.MaxValue - (8 * CodedBits.Slack);

    private readonly int[] _at = new int[Lanes];
    private readonly uint[] _passed = new uint[Lanes];
    private readonly uint[] _entry = new uint[Lanes];
    private readonly uint[] _blocks = new uint[Lanes];

    /// <summary>Whether this processor can.</summary>
    public static bool AreSupported => Avx2.IsSupported;

    /// <summary>Walks while all lanes have a way to go.</summary>
    public unsafe void Run(CodedBits bits, Span<Lane> lanes)
    {
        fixed (byte* data = bits)
        fixed (uint* entries = walk.Runs.Entries)
        {
            Run(data, entries, bits, lanes);
        }
    }

    private unsafe void Run(byte* data, uint* entries, CodedBits bits, Span<Lane> lanes)
    {
        for (var turns = LaneWalk.Turns(lanes); turns > 0; turns = LaneWalk.Turns(lanes))
        {
            for (var i = 0; i < Lanes; i++)
            {
                if (lanes[i].HasFailed)
                {
                    walk.Park(ref lanes[i]);
                }
                (_at[i], _passed[i], _entry[i], _blocks[i]) = ((int)lanes[i].At, lanes[i].Passed, lanes[i].Entry, 0);
            }
            for (; turns > 0; turns--)
            {
                Turn(data, entries, bits, lanes);
            }
            for (var i = 0; i < Lanes; i++)
            {
                lanes[i].At = _at[i];
                lanes[i].Passed = _passed[i];
                lanes[i].Entry = _entry[i];
                lanes[i].Blocks += _blocks[i];
            }
        }
    }

    private unsafe void Turn(byte* data, uint* entries, CodedBits bits, Span<Lane> lanes)
    {
        var oneNext = new EightWindows(data, Vector256.LoadUnsafe(ref _at[0]));
        var otherNext = new EightWindows(data, Vector256.LoadUnsafe(ref _at[Lanes / 2]));
        var one = new EightLanes(in _entry[0], in _passed[0]);
        var other = new EightLanes(in _entry[Lanes / 2], in _passed[Lanes / 2]);
        one.Look(entries, ref oneNext);
        other.Look(entries, ref otherNext);
        one.Look(entries, ref oneNext);
        other.Look(entries, ref otherNext);
        one.Look(entries, ref oneNext);
        other.Look(entries, ref otherNext);
        var full = one.Commit(ref _at[0], ref _passed[0], ref _entry[0], ref _blocks[0])
            | (other.Commit(ref _at[Lanes / 2], ref _passed[Lanes / 2], ref _entry[Lanes / 2], ref _blocks[Lanes / 2]) << (Lanes / 2));
        for (; full != 0; full &= full - 1)
        {
            Slow(bits, lanes, BitOperations.TrailingZeroCount(full));
        }
    }

    private void Slow(CodedBits bits, Span<Lane> lanes, int number)
    {
        ref var lane = ref lanes[number];
        (lane.At, lane.Passed, lane.Entry) = (_at[number], _passed[number], _entry[number]);
        walk.Slow(bits, ref lane);
        (_at[number], _passed[number], _entry[number]) = ((int)lane.At, lane.Passed, lane.Entry);
    }
}
