using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>A share's pictures with the packs that their thumbnails are in; blobs are numbered within the share. Owns their keys.</summary>
internal sealed record ShareContent(IReadOnlyList<Pack> Packs, IReadOnlyList<ManifestPicture> Pictures) : IDisposable
{
    /// <summary>The numbers of all blobs, in the order in which a link lists them.</summary>
    public IEnumerable<int> Blobs => [.. Packs.Select(pack => pack.Blob), .. Pictures.SelectMany(Renditions).Select(rendition => rendition.Blob)];

    /// <summary>What all of it takes at the server.</summary>
    public long SealedBytes => Packs.Sum(pack => pack.SealedLength) + Pictures.SelectMany(Renditions).Sum(rendition => rendition.SealedLength);

    /// <summary>The same for a link's manifest: numbered from 1 in the order of <see cref="Blobs"/>, with keys of its own.</summary>
    public ShareContent ForLink()
    {
        int next = 1;
        return new ShareContent([.. Packs.Select(pack => pack.Renumbered(next++))], [.. Pictures.Select(picture => Renumbered(picture, ref next))]);
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
    }

    private static IEnumerable<BlobReference> Renditions(ManifestPicture picture)
        => picture.Original is { } original ? [picture.Preview, original] : [picture.Preview];

    private static ManifestPicture Renumbered(ManifestPicture picture, ref int next) => new()
    {
        Name = picture.Name,
        Caption = picture.Caption,
        Width = picture.Width,
        Height = picture.Height,
        Placeholder = picture.Placeholder,
        Thumbnail = picture.Thumbnail,
        Preview = picture.Preview.Renumbered(next++),
        Original = picture.Original?.Renumbered(next++),
    };
}
