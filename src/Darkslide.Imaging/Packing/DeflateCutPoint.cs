namespace Darkslide.Imaging.Packing;

/// <summary>The last place at which a deflate stream can be ended early. Positions are bits of the raw stream.</summary>
/// <param name="BlockStart">Where the block begins.</param>
/// <param name="IsBetweenBlocks">Whether to cut before the block; else inside it, which then needs its end code.</param>
/// <param name="TokenStart">Where the code begins that gives too much.</param>
/// <param name="TokenEnd">Where that code ends; the same as <paramref name="TokenStart"/> when none of it is needed.</param>
/// <param name="Produced">Bytes unpacked before the cut.</param>
/// <param name="EndCode">The block's own code for its end, in the order of the stream's bits.</param>
/// <param name="EndBits">How many bits that has.</param>
internal readonly record struct DeflateCutPoint(
    long BlockStart, bool IsBetweenBlocks, long TokenStart, long TokenEnd, long Produced, uint EndCode, int EndBits);
