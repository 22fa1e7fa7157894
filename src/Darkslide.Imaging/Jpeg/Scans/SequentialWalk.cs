namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>A sequential scan (ITU-T T.81 F.2.2): whole blocks, each a DC code, then AC codes up to an end of block.</summary>
/// <param name="dc">For each block of a unit, the table of its DC coefficient.</param>
/// <param name="ac">For each block of a unit, the table of its other coefficients.</param>
internal sealed class SequentialWalk(HuffmanTable[] dc, HuffmanTable[] ac) : ScanWalk
{
    public override long Walk(CodedBits bits, long first, long units)
    {
        var at = 0L;
        for (; units > 0 && at <= bits.End; units--)
        {
            for (var block = 0; block < dc.Length; block++)
            {
                at = Block(bits, at, dc[block], ac[block]);
                if (at < 0)
                {
                    return at;
                }
            }
        }
        return at;
    }

    private static long Block(CodedBits bits, long at, HuffmanTable dc, HuffmanTable ac)
    {
        at = DcWalk.Step(bits, at, dc);
        return at < 0 ? at : Coefficients(bits, at, 1, ac);
    }

    /// <summary>The rest of a block, from a coefficient on. Decoders stop without a word at a run over the block's end; so does this.</summary>
    private static long Coefficients(CodedBits bits, long at, int coefficient, HuffmanTable table)
    {
        while (coefficient < 64)
        {
            var code = table.Find(bits.Next(at));
            if (code == 0)
            {
                return ~at;
            }
            at += (code >> 8) + (code & 15);
            var run = (code >> 4) & 15;
            if ((code & 15) == 0 && run < 15)
            {
                break;
            }
            coefficient += run + 1;
        }
        return at;
    }
}
