namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>A sequential scan (ITU-T T.81 F.2.2): whole blocks, each a DC code, then AC codes up to an end of block.</summary>
internal sealed class SequentialWalk : ScanWalk
{
    private readonly BlockCodes[] _blocks;
    private readonly int _cyclesPerUnit;
    private readonly SplitWalk _split;

    /// <param name="blocks">The tables of each block of a unit.</param>
    public SequentialWalk(BlockCodes[] blocks)
    {
        var cycle = BlockCodes.Cycle(blocks);
        _blocks = blocks[..cycle];
        _cyclesPerUnit = blocks.Length / cycle;
        _split = new SplitWalk(_blocks);
    }

    public override long Walk(CodedBits bits, long first, long units)
    {
        var cycles = units * _cyclesPerUnit;
        var (at, done) = _split.Advance(bits, cycles);
        return Plain(bits, at, cycles - done);
    }

    /// <summary>Code by code: slow, and what all the faster ways are measured against.</summary>
    internal long Plain(CodedBits bits, long at, long cycles)
    {
        for (; cycles > 0 && at >= 0 && at <= bits.End; cycles--)
        {
            at = BlockCodes.Pass(bits, at, _blocks);
        }
        return at;
    }
}
