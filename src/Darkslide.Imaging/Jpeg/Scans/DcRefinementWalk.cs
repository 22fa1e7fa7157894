namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>A progressive scan's further bits of the DC coefficients (ITU-T T.81 G.1.2.1): one bit for each block.</summary>
internal sealed class DcRefinementWalk(int blocksPerUnit) : ScanWalk
{
    public override long Walk(CodedBits bits, long first, long units) => units * blocksPerUnit;
}
