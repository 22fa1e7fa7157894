namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// Goes most of the way through an interval in a fraction of the time, with the same result as code by code: nothing that it
/// says rests on a guess. <see cref="LaneWalk"/> is quick when it walks several places at once; but only of one, the start, it is
/// known how the bits are to be read.
/// <para>
/// Codes of this kind find into step by themselves: whoever starts to read in the middle of one reads nonsense, soon
/// meets an end of a code by accident, and goes on right from there; so with blocks, and with units of several blocks (Klein and
/// Wiseman 2003; Weissenberger and Schmidt 2018 decode JPEG in parallel by it). So one lane starts at the start and the others at guesses,
/// each of which first walks code by code and logs where it takes units to begin. When the lane before comes to such a place with a
/// unit of its own, both read the same bits in the same way from there on: the two walks are one, and what the later lane has counted
/// behind that place counts. A guess that is never met is dropped, and the one lane goes on alone.
/// </para>
/// </summary>
/// <param name="blocks">The tables of each block of a unit.</param>
internal sealed class SplitWalk(BlockCodes[] blocks)
{
    /// <summary>More make nothing faster: a core has then no more than it can do at once.</summary>
    private const int Lanes = 4;

    /// <summary>Units that a guess gets to find into step; nearly all need fewer than fifty.</summary>
    private const int LogLength = 400;

    /// <summary>Bits of an interval that is worth splitting.</summary>
    private const long WorthSplitting = 8 * 65536;

    /// <summary>To build the tables takes as long as to walk these many bits.</summary>
    private const long WorthTables = 8 * 8192;

    private LaneWalk? _walk;
    private long _walked;

    /// <summary>How far the interval can be told in a hurry: a position behind a unit, and how many units lie before it.</summary>
    /// <param name="bits">The interval.</param>
    /// <param name="units">How many units it must have; the result never has more.</param>
    public Reached Advance(CodedBits bits, long units)
    {
        _walked += bits.End;
        if (_walked < WorthTables || blocks.Length > CodeRuns.MaxBlocks)
        {
            return default;
        }
        _walk ??= new LaneWalk(new CodeRuns(blocks), blocks);
        var reached = bits.End < WorthSplitting ? default : Split(bits, units);
        return Alone(bits, reached, units);
    }

    /// <summary>One lane, from a unit that is known.</summary>
    private Reached Alone(CodedBits bits, Reached reached, long units)
    {
        Span<Lane> lane = [_walk!.Start(bits, reached.At, bits.End)];
        _walk.Run(bits, lane);
        return Finish(bits, lane[0], reached, units) ?? reached;
    }

    private Reached Split(CodedBits bits, long units)
    {
        var length = bits.End / Lanes;
        Span<long> log = stackalloc long[Lanes * LogLength];
        Span<int> logged = stackalloc int[Lanes];
        Span<Lane> lanes = stackalloc Lane[Lanes];
        for (var i = 0; i < Lanes; i++)
        {
            var places = log.Slice(i * LogLength, LogLength);
            logged[i] = i == 0 ? 1 : Guess(bits, i * length, places);
            lanes[i] = _walk!.Start(bits, places[logged[i] - 1], (i + 1) * length);
            lanes[i].Number = i;
        }
        _walk!.Run(bits, lanes);
        lanes.Sort(static (one, other) => one.Number.CompareTo(other.Number));
        var reached = default(Reached);
        for (var i = 0; i < Lanes; i++)
        {
            if (Meet(bits, reached, log.Slice(i * LogLength, logged[i])) is not { } met || Finish(bits, lanes[i], met, units) is not { } ended)
            {
                break;
            }
            reached = ended;
        }
        return reached;
    }

    /// <summary>Notes where units seem to begin, from a place on. Where no code fits the guess was wrong, and the next bit is tried.</summary>
    /// <returns>How many.</returns>
    private int Guess(CodedBits bits, long at, Span<long> places)
    {
        var count = 0;
        while (count < places.Length && at < bits.End)
        {
            places[count++] = at;
            at = BlockCodes.Pass(bits, at, blocks);
            if (at < 0)
            {
                at = ~at + 1;
                count = 0;
            }
        }
        return Math.Max(count, 1);
    }

    /// <summary>Walks on from what is known to a place of a log; null when there is none that a unit begins at.</summary>
    /// <returns>The last place of the log, where its lane started.</returns>
    private Reached? Meet(CodedBits bits, Reached known, ReadOnlySpan<long> log)
    {
        var (at, units) = known;
        while (at >= 0 && at <= log[^1])
        {
            var place = log.BinarySearch(at);
            if (place >= 0)
            {
                return new Reached(log[^1], units + log.Length - 1 - place);
            }
            at = BlockCodes.Pass(bits, at, blocks);
            units++;
        }
        return null;
    }

    /// <summary>Behind the unit that a lane stopped in; null when it says nothing about the interval.</summary>
    private Reached? Finish(CodedBits bits, Lane lane, Reached start, long units)
    {
        if (lane.HasFailed)
        {
            return null;
        }
        var block = lane.Block;
        var at = BlockCodes.Coefficients(bits, lane.At, (int)lane.Passed + 1, blocks[block].Ac);
        at = BlockCodes.Pass(bits, at, blocks.AsSpan(block + 1));
        var sum = start.Units + (lane.Blocks / blocks.Length) + 1;
        return at >= 0 && at <= bits.End && sum <= units ? new Reached(at, sum) : null;
    }

    /// <summary>A position where a unit begins, or the scan ends, and how many units lie before it.</summary>
    internal readonly record struct Reached(long At, long Units);
}
