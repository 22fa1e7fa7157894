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

    /// <summary>How many AC coefficients of the block it has passed.</summary>
    public uint Passed;

    /// <summary>Where the block's look-ups start among <see cref="CodeRuns.Entries"/>.</summary>
    public uint Table;

    /// <summary>Which of the lanes it is.</summary>
    public int Number;

    /// <summary>Whether it met a code that is none.</summary>
    public bool HasFailed;

    /// <summary>Which block of a unit it stands in.</summary>
    public readonly int Block => (int)(Table >> CodeRuns.Window);
}
