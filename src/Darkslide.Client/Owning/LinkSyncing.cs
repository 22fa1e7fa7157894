using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Sending;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Owning;

/// <summary>Makes every living link list what the vault says, with a manifest sealed anew. Links that do already are left alone.</summary>
internal sealed class LinkSyncing(OwningApi api, EditedVault edited, int chunkBytes)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        StatusAnswer status = await api.StatusAsync(cancellationToken);
        HashSet<int> living = [.. status.Links.Where(link => link.State != "ended").Select(link => link.Number)];
        foreach (VaultLink link in edited.Vault.Links.Where(link => living.Contains(link.Number)))
        {
            try
            {
                await OneAsync(link, cancellationToken);
            }
            catch (ServerRefusedException e) when (e.Code == ProblemCodes.LinkEnded)
            {
                // It ended meanwhile, and its blobs with it.
            }
        }
    }

    private async Task OneAsync(VaultLink link, CancellationToken cancellationToken)
    {
        LinkList list = await api.ListLinkAsync(link.Number, cancellationToken);
        byte[] locator = ViewingKeys.LocatorOf(link.Secret);
        byte[] sealedManifest = await api.ReadBlobAsync(list.Blobs[0], cancellationToken);
        using Manifest before = ManifestCodec.Open(sealedManifest, link.ManifestKey, locator);
        VaultLink[] others = Others(link);
        if (IsAsWanted(before, link.Tier, others))
        {
            return;
        }

        var content = new ShareContent(edited.Vault.Packs, edited.Vault.Pictures) { Documents = edited.Vault.Documents };
        ShareContent listed = content.ForLink(link.Tier, withIds: before.Picks is not null);
        using var after = new Manifest
        {
            Tier = link.Tier,
            Title = before.Title,
            To = before.To,
            From = before.From,
            Logo = before.Logo,
            Cover = CoverAmong(listed.Pictures, before),
            OriginalsAfterApproval = before.OriginalsAfterApproval && link.Tier == Tier.View,
            Picks = before.Picks?.Clone([.. others.Select(ForOthers)]),
            Packs = listed.Packs,
            Pictures = listed.Pictures,
            Documents = listed.Documents,
        };
        using var body = new MemoryStream(ManifestCodec.Seal(after, link.ManifestKey, locator), writable: false);
        await new BlobUpload(api, list.NextBlob, body, chunkBytes, _ => { }, isNew: true).RunAsync(cancellationToken);
        await api.RelistLinkAsync(
            new RelistLinkRequest
            {
                Number = link.Number,
                Tier = link.Tier == Tier.View ? "view" : "full",
                Blobs = [list.NextBlob, .. content.Blobs(link.Tier)],
                Destroy = [.. edited.Gone],
            },
            cancellationToken);
    }

    // By what it is, not where: pictures before it may have gone, and it too.
    private static int? CoverAmong(IReadOnlyList<ManifestPicture> pictures, Manifest before)
    {
        if (before.Cover is not { } cover)
        {
            return null;
        }

        ReadOnlyMemory<byte> id = before.Pictures[cover].Preview.Id;
        int[] places = [.. Enumerable.Range(0, pictures.Count).Where(place => pictures[place].Preview.Id.Span.SequenceEqual(id.Span))];
        return places.Length > 0 ? places[0] : null;
    }

    // Links that came later too.
    private VaultLink[] Others(VaultLink link)
        => link.Picks is { Shared: true } ? [.. edited.Vault.Links.Where(other => other.Number != link.Number && other.Picks is { Shared: true })] : [];

    private static OthersPicks ForOthers(VaultLink link) => new() { Link = link.Number, To = link.To, Id = link.Picks!.Id, Key = link.Picks.Key.Clone() };

    private bool IsAsWanted(Manifest manifest, Tier tier, VaultLink[] others)
        => manifest.Tier == tier
            && manifest.Documents.Select(document => Convert.ToHexString(document.Id.Span))
                .SequenceEqual(tier == Tier.View ? [] : edited.Vault.Documents.Select(document => Convert.ToHexString(document.Id.Span)))
            && (manifest.Picks is not { } picks || picks.Others.Select(other => other.Link).Order().SequenceEqual(others.Select(other => other.Number).Order()))
            && manifest.Packs.Select(pack => Convert.ToHexString(pack.Id.Span)).SequenceEqual(edited.Vault.Packs.Select(pack => Convert.ToHexString(pack.Id.Span)))
            && manifest.Pictures.Select(picture => (picture.Name, Convert.ToHexString(picture.Preview.Id.Span)))
                .SequenceEqual(edited.Vault.Pictures.Select(picture => (picture.Name, Convert.ToHexString(picture.Preview.Id.Span))));
}
