namespace Darkslide.Format;

/// <summary>The owner's notes about a share (FORMAT.md, section 6). Owns the secrets in it.</summary>
public sealed class Vault : IDisposable
{
    /// <summary>The most links of a share.</summary>
    public const int MostLinks = 500;

    /// <summary>1 to 200 characters, or null.</summary>
    public string? Title { get; init; }

    /// <summary>When the share was made: UTC, whole minutes.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>How far the share's events were seen, or null.</summary>
    public SeenEvents? Events { get; init; }

    /// <summary>Up to 500 links, numbers distinct.</summary>
    public required IReadOnlyList<VaultLink> Links { get; init; }

    /// <summary>
    /// Whether each link has pictures of its own, marked for it. <see cref="Packs"/> and <see cref="Pictures"/> are the first link's then, and
    /// nothing can be added: it would go out unmarked.
    /// </summary>
    public bool Marked { get; init; }

    /// <summary>Where the thumbnails are; <see cref="Pack.Blob"/> is the number within the share.</summary>
    public required IReadOnlyList<Pack> Packs { get; init; }

    /// <summary>1 to 2,000 pictures; <see cref="BlobReference.Blob"/> is the number within the share.</summary>
    public required IReadOnlyList<ManifestPicture> Pictures { get; init; }

    /// <summary>PDFs whose pages are among the pictures; <see cref="ManifestDocument.Blob"/> is the number within the share.</summary>
    public IReadOnlyList<ManifestDocument> Documents { get; init; } = [];

    /// <summary>The same notes with other links or other content. Shares what is not given.</summary>
    public Vault With(
        IReadOnlyList<VaultLink>? links = null,
        IReadOnlyList<Pack>? packs = null,
        IReadOnlyList<ManifestPicture>? pictures = null,
        IReadOnlyList<ManifestDocument>? documents = null,
        SeenEvents? events = null) => new()
        {
            Title = Title,
            Created = Created,
            Marked = Marked,
            Events = events ?? Events,
            Links = links ?? Links,
            Packs = packs ?? Packs,
            Pictures = pictures ?? Pictures,
            Documents = documents ?? Documents,
        };

    /// <summary>Zeroes the secrets.</summary>
    public void Dispose()
    {
        foreach (var link in Links) link.Dispose();
        foreach (var pack in Packs) pack.Dispose();
        foreach (var picture in Pictures) picture.Dispose();
        foreach (var document in Documents) document.Dispose();
    }
}
