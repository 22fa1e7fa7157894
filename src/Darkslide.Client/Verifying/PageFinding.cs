namespace Darkslide.Client.Verifying;

/// <summary>What a server gave at one address of the pages.</summary>
/// <param name="Address">The path.</param>
/// <param name="Verdict">Whether it is the release's.</param>
/// <param name="Detail">What is different, in a few words; empty when nothing is.</param>
public sealed record PageFinding(string Address, PageVerdict Verdict, string Detail);

/// <summary>Whether an address has what the release has.</summary>
public enum PageVerdict
{
    /// <summary>The release's content, with headers that change nothing about it.</summary>
    Same,

    /// <summary>Other content, or a header that lets something else in.</summary>
    Different,

    /// <summary>Nothing there.</summary>
    Missing,
}
