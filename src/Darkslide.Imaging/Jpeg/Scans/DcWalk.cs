namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>A progressive scan's first bits of the DC coefficients (ITU-T T.81 G.1.2.1): one code for each block.</summary>
internal sealed class DcWalk(HuffmanTable[] tables) : ScanWalk
{
    public override long Walk(CodedBits bits, long first, long units)
    {
        var at = 0L;
        for (; units > 0 && at <= bits.End; units--)
        {
            foreach (var table in tables)
            {
                at = Step(bits, at, table);
                if (at < 0)
                {
                    return at;
                }
            }
        }
        return at;
    }

    /// <summary>Behind a DC coefficient: its code, and as many bits as the code says.</summary>
    public static long Step(CodedBits bits, long at, HuffmanTable table)
    {
        var code = table.Find(bits.Next(at));
        return code == 0 ? ~at : at + (code >> 8) + (code & 255);
    }
}
