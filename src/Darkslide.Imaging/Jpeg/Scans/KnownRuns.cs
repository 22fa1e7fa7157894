namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// The look-ups that were needed last: to make them takes as long as walking a small picture, and pictures of one camera or program
/// mostly have the same tables.
/// </summary>
internal static class KnownRuns
{
    /// <summary>Each takes up to 250 KB.</summary>
    private const int Most = 4;

    private static readonly CodeRuns?[] Known = new CodeRuns?[Most];
    private static int _next;

    /// <summary>The look-ups for these blocks, if they are there.</summary>
    public static CodeRuns? Find(ReadOnlySpan<BlockCodes> blocks)
    {
        foreach (var runs in Known)
        {
            if (runs is not null && runs.Fit(blocks))
            {
                return runs;
            }
        }
        return null;
    }

    /// <summary>Makes them, in place of the oldest. Threads that do so at once may push out each other's, and make them anew later.</summary>
    public static CodeRuns Make(BlockCodes[] blocks)
    {
        var runs = CodeRunsBuilder.Build(blocks);
        Volatile.Write(ref Known[(uint)Interlocked.Increment(ref _next) % Most], runs);
        return runs;
    }
}
