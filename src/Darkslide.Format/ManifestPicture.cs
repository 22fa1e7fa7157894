namespace Darkslide.Format;

/// <summary>One picture in a manifest or vault (FORMAT.md, section 5). Owns the keys of its preview and original.</summary>
public sealed class ManifestPicture : IDisposable
{
    /// <summary>A file name without a path; see <see cref="PictureName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The picture's name in picks: base64url of 8 random bytes, the same in all links and whatever is added, removed or marked later; null where
    /// it can't be picked.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>In a vault: the sender's own name of the file, where <see cref="Name"/> may be neutral; null in manifests.</summary>
    public string? File { get; init; }

    /// <summary>What the sender calls it: 1 to 200 characters, or null.</summary>
    public string? Title { get; init; }

    /// <summary>What the sender wrote about it, up to 2,000 characters; or null.</summary>
    public string? Caption { get; init; }

    /// <summary>Width of the original as displayed, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the original as displayed, in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>A ThumbHash of the thumbnail, 5 to 25 bytes, shown until that has come; or null.</summary>
    public ReadOnlyMemory<byte>? Placeholder { get; init; }

    /// <summary>At most 400 pixels a side; its bytes are part of a pack.</summary>
    public required PackedThumbnail Thumbnail { get; init; }

    /// <summary>At most 2,048 pixels a side.</summary>
    public required BlobReference Preview { get; init; }

    /// <summary>The picture itself; null where the link or the share has none.</summary>
    public BlobReference? Original { get; init; }

    /// <summary>Zeroes the keys.</summary>
    public void Dispose()
    {
        Preview.Dispose();
        Original?.Dispose();
    }
}
