namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>How one block of a sequential scan is coded.</summary>
/// <param name="Dc">The table of its DC coefficient.</param>
/// <param name="Ac">The table of its other coefficients.</param>
internal readonly record struct BlockCodes(HuffmanTable Dc, HuffmanTable Ac)
{
    /// <summary>After how many blocks the same tables come again: one when all components share them. Divides the number of blocks.</summary>
    public static int Cycle(ReadOnlySpan<BlockCodes> unit)
    {
        var cycle = 1;
        while (unit.Length % cycle != 0 || !unit[cycle..].SequenceEqual(unit[..^cycle]))
        {
            cycle++;
        }
        return cycle;
    }

    /// <summary>Behind some blocks, one after the other; or beyond the end, or the complement of a position where no code fits.</summary>
    public static long Pass(CodedBits bits, long at, ReadOnlySpan<BlockCodes> blocks)
    {
        foreach (var block in blocks)
        {
            if (at < 0 || at > bits.End)
            {
                break;
            }
            at = DcWalk.Step(bits, at, block.Dc);
            at = at < 0 ? at : Coefficients(bits, at, 1, block.Ac);
        }
        return at;
    }

    /// <summary>The rest of a block, from a coefficient on. Decoders stop without a word at a run over the block's end; so does this.</summary>
    public static long Coefficients(CodedBits bits, long at, int coefficient, HuffmanTable table)
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
