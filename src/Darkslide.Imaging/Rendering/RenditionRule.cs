namespace Darkslide.Imaging.Rendering;

/// <summary>Size and quality of one rendition; docs/renditions.md holds the same numbers for the browser.</summary>
/// <param name="LongEdge">The longer side's greatest length in pixels.</param>
/// <param name="Quality">WebP's quality, 0..100.</param>
internal readonly record struct RenditionRule(int LongEdge, int Quality)
{
    public static readonly RenditionRule Thumbnail = new(400, 75);

    /// <summary>A sender's logo: sharp at a third of a phone's width, however dense its screen.</summary>
    public static readonly RenditionRule Logo = new(480, 85);

    public static readonly RenditionRule Preview = new(2048, 82);
}
