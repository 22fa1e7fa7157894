namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>One walker among several on the same interval: where it stands, and inside which block.</summary>
internal struct Lane
{
    /// <summary>The position in bits.</summary>
    public long At;

    /// <summary>Which it does not go beyond.</summary>
    public long Stop;

    /// <summary>How many blocks it left behind.</summary>
    public long Blocks;

    /// <summary>How many AC coefficients of the block it has passed, as entries of <see cref="CodeRuns"/> count them; the bits below say nothing.</summary>
    public uint Passed;

    /// <summary>The entry that it passed last: where the next one is looked up.</summary>
    public uint Entry;

    /// <summary>Which of the lanes it is.</summary>
    public int Number;

    /// <summary>Whether it met a code that is none.</summary>
    public bool HasFailed;

    /// <summary>Where it stands: see <see cref="CodeRuns"/>.</summary>
    public readonly int State => (int)((Entry & CodeRuns.State) >> CodeRuns.Window);
}
