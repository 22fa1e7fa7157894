namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>The codes EOB0 to EOB14 of progressive scans (ITU-T T.81 G.1.2.2).</summary>
internal static class EndOfBand
{
    /// <summary>For how many blocks the band ends here, this one included; the bits that tell it are read.</summary>
    public static int Blocks(CodedBits bits, ref long at, int run)
    {
        var more = (int)(bits.Next(at) >> (16 - run));
        at += run;
        return (1 << run) + more;
    }
}
