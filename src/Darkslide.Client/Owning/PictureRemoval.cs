using System.Globalization;
using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Sending;
using Darkslide.Format;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Owning;

/// <summary>
/// Takes pictures out of a vault. A pack that held one of their thumbnails is made anew without it, so that nothing of a removed
/// picture stays behind in it (FORMAT.md, section 5.1).
/// </summary>
internal sealed class PictureRemoval(OwningApi api, Vault vault, IReadOnlyList<string> wanted)
{
    private readonly List<Pack> fresh = [];
    private int nextBlob = -1;

    public async Task<EditedVault> RunAsync(CancellationToken cancellationToken)
    {
        HashSet<int> removed = [.. wanted.Select(PlaceOf)];
        if (removed.Count == vault.Pictures.Count)
        {
            throw new WrongUseException("These are all of the share's pictures.", "End the share with `darkslide revoke` instead.");
        }

        try
        {
            return await WithoutAsync(removed, cancellationToken);
        }
        catch
        {
            fresh.ForEach(pack => pack.Dispose());
            throw;
        }
    }

    private async Task<EditedVault> WithoutAsync(HashSet<int> removed, CancellationToken cancellationToken)
    {
        var packs = new List<Pack>();
        var thumbnails = new Dictionary<int, PackedThumbnail>();
        var gone = new List<int>();
        for (int number = 0; number < vault.Packs.Count; number++)
        {
            int[] places = [.. Enumerable.Range(0, vault.Pictures.Count).Where(place => vault.Pictures[place].Thumbnail.Pack == number)
                .OrderBy(place => vault.Pictures[place].Thumbnail.Offset)];
            int[] kept = [.. places.Where(place => !removed.Contains(place))];
            Pack pack = vault.Packs[number];
            if (kept.Length < places.Length)
            {
                gone.Add(pack.Blob);
            }

            if (kept.Length > 0)
            {
                Note(thumbnails, kept, packs.Count, anew: kept.Length < places.Length);
                packs.Add(kept.Length < places.Length ? await AnewAsync(pack, kept, cancellationToken) : pack);
            }
        }

        ManifestPicture[] pictures = [.. Enumerable.Range(0, vault.Pictures.Count).Where(place => !removed.Contains(place))
            .Select(place => With(vault.Pictures[place], thumbnails[place]))];
        gone.AddRange(removed.SelectMany(place => Blobs(vault.Pictures[place])));
        // A document shows all of its pages: it goes with the first of them.
        HashSet<string?> ids = [.. removed.Select(place => vault.Pictures[place].Id)];
        ILookup<bool, ManifestDocument> documents = vault.Documents.ToLookup(document => document.Pages.Any(ids.Contains));
        gone.AddRange(documents[true].Select(document => document.Blob));
        return new EditedVault(
            vault.With(packs: packs, pictures: pictures, documents: [.. documents[false]]), removed.Count, gone, fresh);
    }

    private void Note(Dictionary<int, PackedThumbnail> thumbnails, int[] kept, int pack, bool anew)
    {
        int offset = 0;
        foreach (int place in kept)
        {
            PackedThumbnail before = vault.Pictures[place].Thumbnail;
            thumbnails[place] = before with { Pack = pack, Offset = anew ? offset : before.Offset };
            offset += before.Length;
        }
    }

    private async Task<Pack> AnewAsync(Pack pack, int[] kept, CancellationToken cancellationToken)
    {
        byte[] sealedPack = await api.ReadBlobAsync(pack.Blob, cancellationToken);
        byte[] content = SealedBytes.Open(pack.Key, AssociatedData.For(BlobKind.Pack, pack.Id.Span), sealedPack, pack.Length);
        byte[] rest = [.. kept.SelectMany(place => content.AsSpan(vault.Pictures[place].Thumbnail.Offset, vault.Pictures[place].Thumbnail.Length).ToArray())];
        ServerAnswer server = await api.ServerAsync(cancellationToken);
        var upload = new SealedBlob(api, server.Limits.ChunkBytes, _ => { }, isNew: true);
        Pack made = await upload.UploadAsync(await NextBlobAsync(cancellationToken), new FullPack(0, rest), cancellationToken);
        fresh.Add(made);
        return made;
    }

    private async Task<int> NextBlobAsync(CancellationToken cancellationToken)
    {
        if (nextBlob < 0)
        {
            nextBlob = await FreeBlobs.FromAsync(api, cancellationToken);
        }

        return nextBlob++;
    }

    private static ManifestPicture With(ManifestPicture picture, PackedThumbnail thumbnail) => new()
    {
        Name = picture.Name,
        Id = picture.Id,
        File = picture.File,
        Title = picture.Title,
        Caption = picture.Caption,
        Width = picture.Width,
        Height = picture.Height,
        Placeholder = picture.Placeholder,
        Thumbnail = thumbnail,
        Preview = picture.Preview,
        Original = picture.Original,
    };

    private static IEnumerable<int> Blobs(ManifestPicture picture) => picture.Original is { } original ? [picture.Preview.Blob, original.Blob] : [picture.Preview.Blob];

    // By the name that recipients see, or by its place, from 1.
    private int PlaceOf(string picture)
    {
        for (int place = 0; place < vault.Pictures.Count; place++)
        {
            if (vault.Pictures[place].Name == picture)
            {
                return place;
            }
        }

        return int.TryParse(picture, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= vault.Pictures.Count
            ? number - 1
            : throw new WrongUseException(
                $"The share has no picture \"{picture}\".", $"Name it as recipients see it, such as {vault.Pictures[0].Name}, or by its place from 1 to {vault.Pictures.Count}.");
    }
}
