using Darkslide.Imaging;
using Darkslide.Imaging.Redacting;

namespace Darkslide.Client.Pictures;

/// <summary>A file that can be sent: what it is, and what it reveals until it is cleaned.</summary>
public sealed class LookedAtPicture
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The format in which it is sent.</summary>
    public required PictureFormat Format { get; init; }

    /// <summary>Width in pixels as displayed.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels as displayed.</summary>
    public required int Height { get; init; }

    /// <summary>Length of the cleaned picture in bytes.</summary>
    public required long CleanedBytes { get; init; }

    /// <summary>What the file reveals and the cleaned picture does not.</summary>
    public required PictureReport Report { get; init; }

    /// <summary>What is burnt into it before anything is made of it; null for nothing. Its format and size are those that it has then.</summary>
    public Redaction? Redaction { get; init; }

    internal FileStamp Stamp { get; init; }
}
