namespace Darkslide.Imaging;

/// <summary>What is too much: bounds that keep time and memory in proportion to a file, whatever the file says.</summary>
public static class PictureLimits
{
    /// <summary>The most pixels a picture may claim (width × height): 400 million.</summary>
    public const long MaxPixels = 400_000_000;

    /// <summary>The most segments, chunks or blocks one file may be made of.</summary>
    internal const int MaxParts = 1_000_000;

    /// <summary>The largest colour profile that is kept, in bytes.</summary>
    internal const int MaxProfileBytes = 4 << 20;

    /// <summary>The largest text that is unpacked or read for the report, in bytes.</summary>
    internal const int MaxReportText = 1 << 20;

    /// <summary>The most findings of one kind that a report lists; what is beyond is counted, and hides nothing of other kinds.</summary>
    internal const int MaxFindingsOfAKind = 50;
}
