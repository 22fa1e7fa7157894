using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>A share's pictures with the packs that their thumbnails are in; blobs are numbered within the share. Owns their keys.</summary>
internal sealed record ShareContent(IReadOnlyList<Pack> Packs, IReadOnlyList<ManifestPicture> Pictures) : IDisposable
{
    /// <summary>Which picture stands at the head of the gallery, or null.</summary>
    public int? Cover { get; init; }

    /// <summary>PDFs that go with some of the pictures.</summary>
    public IReadOnlyList<ManifestDocument> Documents { get; init; } = [];

    /// <summary>The numbers of all blobs that a link of a tier reaches, in the order in which it lists them.</summary>
    public IEnumerable<int> Blobs(Tier tier)
        =>
        [
            .. Packs.Select(pack => pack.Blob),
            .. Pictures.SelectMany(picture => Renditions(picture, tier)).Select(rendition => rendition.Blob),
            .. Reached(tier).Select(document => document.Blob),
        ];

    /// <summary>What all of it takes at the server.</summary>
    public long SealedBytes => Packs.Sum(pack => pack.SealedLength)
        + Pictures.SelectMany(picture => Renditions(picture, Tier.Full)).Sum(rendition => rendition.SealedLength)
        + Documents.Sum(document => document.SealedLength);

    /// <summary>The same for a link's manifest: numbered from 1 in the order of <see cref="Blobs(Tier)"/>, with keys of its own.</summary>
    /// <param name="tier">What the link reaches.</param>
    /// <param name="withIds">Whether the link's holder may pick, for which they need the pictures' ids.</param>
    public ShareContent ForLink(Tier tier, bool withIds)
    {
        int next = 1;
        return new ShareContent(
            [.. Packs.Select(pack => pack.Renumbered(next++))], [.. Pictures.Select(picture => Renumbered(picture, tier, withIds, ref next))])
        {
            Cover = Cover,
            Documents = [.. Reached(tier).Select(document => document.Renumbered(next++))],
        };
    }

    public void Dispose()
    {
        foreach (Pack pack in Packs)
        {
            pack.Dispose();
        }

        foreach (ManifestPicture picture in Pictures)
        {
            picture.Dispose();
        }

        foreach (ManifestDocument document in Documents)
        {
            document.Dispose();
        }
    }

    private IReadOnlyList<ManifestDocument> Reached(Tier tier) => tier == Tier.Full ? Documents : [];

    private static IEnumerable<BlobReference> Renditions(ManifestPicture picture, Tier tier)
        => tier == Tier.Full && picture.Original is { } original ? [picture.Preview, original] : [picture.Preview];

    // No file's own name: that is for the owner alone.
    private static ManifestPicture Renumbered(ManifestPicture picture, Tier tier, bool withIds, ref int next) => new()
    {
        Name = picture.Name,
        Id = withIds ? picture.Id : null,
        Title = picture.Title,
        Caption = picture.Caption,
        Width = picture.Width,
        Height = picture.Height,
        Placeholder = picture.Placeholder,
        Thumbnail = picture.Thumbnail,
        Preview = picture.Preview.Renumbered(next++),
        Original = tier == Tier.Full ? picture.Original?.Renumbered(next++) : null,
    };
}
