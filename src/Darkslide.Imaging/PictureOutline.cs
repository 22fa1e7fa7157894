namespace Darkslide.Imaging;

/// <summary>What a picture will be when it is cleaned.</summary>
public sealed record PictureOutline
{
    /// <summary>The format, which stays.</summary>
    public required PictureFormat Format { get; init; }

    /// <summary>Width in pixels as displayed, that is, turned upright.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels as displayed, that is, turned upright.</summary>
    public required int Height { get; init; }

    /// <summary>Length of the cleaned picture in bytes.</summary>
    public required long CleanedBytes { get; init; }

    /// <summary>What will be removed.</summary>
    public required PictureReport Report { get; init; }
}
