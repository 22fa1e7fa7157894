namespace Darkslide.Format;

/// <summary>The index of what one link may see (FORMAT.md, section 5). Owns its pictures' keys.</summary>
public sealed class Manifest : IDisposable
{
    /// <summary>The most pictures of a manifest, and of a share.</summary>
    public const int MostPictures = 2_000;

    /// <summary>With <see cref="Tier.View"/> no picture has an original, with <see cref="Tier.Full"/> all have.</summary>
    public required Tier Tier { get; init; }

    /// <summary>1 to 200 characters, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Whom the link is for: 1 to 200 characters, or null.</summary>
    public string? To { get; init; }

    /// <summary>Who sends the pictures, as they call themselves: 1 to 200 characters, or null.</summary>
    public string? From { get; init; }

    /// <summary>The sender's logo, or null.</summary>
    public SenderLogo? Logo { get; init; }

    /// <summary>Which picture stands at the head of the gallery: index into <see cref="Pictures"/>, or null.</summary>
    public int? Cover { get; init; }

    /// <summary>Whether originals may follow when the owner approves; with <see cref="Tier.View"/> only.</summary>
    public bool OriginalsAfterApproval { get; init; }

    /// <summary>Where the thumbnails are: 1 to as many packs as there are pictures.</summary>
    public required IReadOnlyList<Pack> Packs { get; init; }

    /// <summary>1 to 2,000 pictures.</summary>
    public required IReadOnlyList<ManifestPicture> Pictures { get; init; }

    /// <summary>PDFs whose pages are among the pictures; with <see cref="Tier.Full"/> only.</summary>
    public IReadOnlyList<ManifestDocument> Documents { get; init; } = [];

    /// <summary>What the link's holder needs to pick; null where the sender does not allow it.</summary>
    public PicksAccess? Picks { get; init; }

    /// <summary>Zeroes the keys.</summary>
    public void Dispose()
    {
        foreach (var pack in Packs) pack.Dispose();
        foreach (var picture in Pictures) picture.Dispose();
        foreach (var document in Documents) document.Dispose();
        Picks?.Dispose();
    }
}
