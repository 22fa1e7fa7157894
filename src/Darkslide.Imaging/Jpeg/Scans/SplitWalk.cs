namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// Goes most of the way through an interval in a fraction of the time, with the same result as code by code: nothing that it
/// says rests on a guess. <see cref="LaneWalk"/> is quick when it walks several places at once; but only of one, the start, it is
/// known how the bits are to be read.
/// <para>
/// Codes of this kind find into step by themselves: whoever starts to read in the middle of one reads nonsense, soon
/// meets an end of a code by accident, and goes on right from there; so with blocks, and with units of several blocks (Klein and
/// Wiseman 2003; Weissenberger and Schmidt 2018 decode JPEG in parallel by it). So one lane starts at the start and the others at guesses.
/// Each walks to where the next one started. From there on both are followed code by code, until both take a unit to begin at the same place:
/// then both read the same bits in the same way from there on, and what the later lane has counted behind that place counts. A guess
/// that is never met is dropped, and its way is walked anew.
/// </para>
/// </summary>
/// <param name="blocks">The tables of each block of a unit.</param>
internal sealed class SplitWalk(BlockCodes[] blocks)
{
    /// <summary>Without <see cref="WideTurns"/> more make nothing faster: a core has then no more than it can do at once.</summary>
    private const int FewLanes = 4;

    /// <summary>Bits that a guess gets to find into step; nearly all need fewer.</summary>
    private const long Settling = 8 * 2048;

    /// <summary>Units within which two walks must meet.</summary>
    private const int Meeting = 800;

    /// <summary>Bits of an interval that is worth splitting.</summary>
    private const long WorthSplitting = 8 * 65536;

    /// <summary>To build the tables takes as long as to walk these many bits.</summary>
    private const long WorthTables = 8 * 16384;

    private LaneWalk? _walk;
    private WideTurns? _wide;
    private long _walked;

    /// <summary>How far the interval can be told in a hurry: a position behind a unit, and how many units lie before it.</summary>
    /// <param name="bits">The interval.</param>
    /// <param name="units">How many units it must have; the result never has more.</param>
    public Reached Advance(CodedBits bits, long units)
    {
        _walked += bits.End;
        if (blocks.Length > CodeRuns.MaxBlocks || !IsWorthTables())
        {
            return default;
        }
        return bits.End < WorthSplitting
            ? Alone(bits, default, bits.End, units) ?? default
            : Split(bits, units, WideTurns.AreSupported && bits.End <= WideTurns.MaxEnd ? WideTurns.Lanes : FewLanes);
    }

    /// <summary>As <see cref="Advance"/>, by some lanes: as many as walk wide, or any other number.</summary>
    internal Reached Split(CodedBits bits, long units, int count)
    {
        PrepareTables();
        Span<Lane> lanes = stackalloc Lane[count];
        Span<long> starts = stackalloc long[count];
        Guess(bits, lanes, starts);
        for (var i = 0; i < count; i++)
        {
            Start(ref lanes[i], i, starts[i], i + 1 < count ? starts[i + 1] : bits.End);
        }
        Run(bits, lanes);
        var reached = default(Reached);
        for (var i = 0; i < count; i++)
        {
            if ((Joined(bits, reached, lanes[i], starts[i], units) ?? Alone(bits, reached, lanes[i].Stop, units)) is not { } further)
            {
                break;
            }
            reached = further;
        }
        return reached;
    }

    private bool IsWorthTables()
    {
        if (_walk is null && _walked < WorthTables && KnownRuns.Find(blocks) is null)
        {
            return false;
        }
        PrepareTables();
        return true;
    }

    private void PrepareTables() => _walk ??= new LaneWalk(KnownRuns.Find(blocks) ?? KnownRuns.Make(blocks), blocks);

    private void Run(CodedBits bits, Span<Lane> lanes)
    {
        if (WideTurns.AreSupported && lanes.Length == WideTurns.Lanes && bits.End <= WideTurns.MaxEnd)
        {
            _wide ??= new WideTurns(_walk!);
            _wide.Run(bits, lanes);
        }
        _walk!.Run(bits, lanes);
        lanes.Sort(static (one, other) => one.Number.CompareTo(other.Number));
    }

    /// <summary>One lane, from a unit that is known.</summary>
    private Reached? Alone(CodedBits bits, Reached reached, long stop, long units)
    {
        Span<Lane> lane = [_walk!.Start(reached.At, stop)];
        _walk.Run(bits, lane);
        return Finish(bits, lane[0], reached, units);
    }

    private void Start(ref Lane lane, int number, long at, long stop)
    {
        lane = _walk!.Start(at, stop);
        lane.Number = number;
    }

    /// <summary>Where units may begin: the first at the start, the others where lanes come to that start anywhere.</summary>
    private void Guess(CodedBits bits, Span<Lane> lanes, Span<long> starts)
    {
        var length = bits.End / lanes.Length;
        var settling = Math.Min(Settling, length / 4);
        for (var i = 0; i < lanes.Length; i++)
        {
            Start(ref lanes[i], i, i * length, (i * length) + settling);
        }
        Run(bits, lanes);
        for (var i = 1; i < lanes.Length; i++)
        {
            var at = lanes[i].HasFailed ? -1 : _walk!.BehindUnit(bits, lanes[i]);
            starts[i] = at >= 0 ? at : Retry(bits, i * length, settling);
        }
    }

    /// <summary>The same code by code. Where no code fits the guess was wrong, and the next bit is tried.</summary>
    private long Retry(CodedBits bits, long at, long settling)
    {
        for (var last = at + settling; at < last;)
        {
            at = BlockCodes.Pass(bits, at, blocks);
            at = at < 0 ? ~at + 1 : at;
        }
        return at;
    }

    /// <summary>What a lane that started at a guess says, when the way that is known leads into its own; null when it doesn't.</summary>
    private Reached? Joined(CodedBits bits, Reached known, Lane lane, long start, long units)
    {
        var (at, before) = known;
        for (var steps = 0; at != start; steps++)
        {
            if (at < 0 || start < 0 || steps == Meeting)
            {
                return null;
            }
            if (at < start)
            {
                at = BlockCodes.Pass(bits, at, blocks);
                before++;
            }
            else
            {
                // The lane has counted this unit too.
                start = BlockCodes.Pass(bits, start, blocks);
                before--;
            }
        }
        return Finish(bits, lane, new Reached(at, before), units);
    }

    /// <summary>Behind the unit that a lane stopped in; null when it says nothing about the interval.</summary>
    private Reached? Finish(CodedBits bits, in Lane lane, Reached start, long units)
    {
        if (lane.HasFailed || lane.At < start.At)
        {
            return null;
        }
        var at = _walk!.BehindUnit(bits, lane);
        var sum = start.Units + (lane.Blocks / blocks.Length) + 1;
        return at >= 0 && at <= bits.End && sum <= units ? new Reached(at, sum) : null;
    }

    /// <summary>A position where a unit begins, or the scan ends, and how many units lie before it.</summary>
    internal readonly record struct Reached(long At, long Units);
}
