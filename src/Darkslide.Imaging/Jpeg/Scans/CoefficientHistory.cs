using System.Numerics;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// Which coefficients of a component's blocks are not zero as far as the scans went: one bit for each, and one for each block
/// that has any, so that empty stretches of a picture cost no time.
/// </summary>
/// <param name="blocks">How many blocks a scan of this component alone has.</param>
internal sealed class CoefficientHistory(long blocks)
{
    private readonly ulong[] _coefficients = new ulong[blocks];
    private readonly ulong[] _blocks = new ulong[(blocks + 63) / 64];

    /// <summary>A block's coefficients in zigzag order, the lowest bit first.</summary>
    public ulong Of(long block) => _coefficients[block];

    /// <summary>Notes that a coefficient is not zero. What runs over the block's end lands on its last one, as decoders have it.</summary>
    public void Add(long block, int coefficient)
    {
        _coefficients[block] |= 1UL << Math.Min(coefficient, 63);
        _blocks[block >> 6] |= 1UL << (int)(block & 63);
    }

    /// <summary>The bits of the coefficients from one to another; none when the other comes before it.</summary>
    public static ulong Band(int first, int last) => first > last ? 0 : ulong.MaxValue >> (63 - last + first) << first;

    /// <summary>How many coefficients of a band are not zero in some blocks.</summary>
    public long Count(long block, int count, int first, int last)
    {
        var band = Band(first, last);
        var sum = 0L;
        var behind = block + count;
        while (block < behind)
        {
            var some = _blocks[block >> 6] >> (int)(block & 63);
            block += some == 0 ? 64 - (block & 63) : BitOperations.TrailingZeroCount(some);
            if (some != 0 && block < behind)
            {
                sum += BitOperations.PopCount(_coefficients[block++] & band);
            }
        }
        return sum;
    }
}
