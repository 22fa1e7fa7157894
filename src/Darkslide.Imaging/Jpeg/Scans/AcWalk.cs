namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// A progressive scan's first bits of a band of AC coefficients (ITU-T T.81 G.1.2.2): codes up to an end of band, which may
/// hold for many blocks.
/// </summary>
/// <param name="table">The scan's table.</param>
/// <param name="scan">The scan's band.</param>
/// <param name="history">Where to note the coefficients that are not zero; null when no later scan refines them.</param>
internal sealed class AcWalk(HuffmanTable table, ScanHeader scan, CoefficientHistory? history) : ScanWalk
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
            block += moreBlocks;
        }
        return at;
    }

    private long Block(CodedBits bits, long at, long block, out int moreBlocks)
    {
        moreBlocks = 0;
        for (var coefficient = scan.First; coefficient <= scan.Last; coefficient++)
        {
            var code = table.Find(bits.Next(at));
            if (code == 0)
            {
                return ~at;
            }
            at += code >> 8;
            int run = (code >> 4) & 15, size = code & 15;
            if (size == 0 && run < 15)
            {
                moreBlocks = EndOfBand.Blocks(bits, ref at, run) - 1;
                break;
            }
            coefficient += run;
            at += size;
            if (size > 0)
            {
                history?.Add(block, coefficient);
            }
        }
        return at;
    }
}
