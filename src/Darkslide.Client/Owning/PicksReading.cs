using Darkslide.Client.Http;
using Darkslide.Format;
using Darkslide.Protocol;

namespace Darkslide.Client.Owning;

/// <summary>The owner reads what recipients picked, of living and ended links: the vault has the keys.</summary>
internal sealed class PicksReading(OwningApi api, Vault vault)
{
    public async Task<SharePicks> RunAsync(IReadOnlyList<OwnedLink> links, CancellationToken cancellationToken)
    {
        var picked = new List<PickedLink>();
        foreach (OwnedLink link in links)
        {
            picked.Add(await OneAsync(link, cancellationToken));
        }

        return new SharePicks
        {
            Pictures = [.. vault.Pictures.Select(picture => new PickedPicture(picture.Id, picture.Name, picture.File ?? picture.Name))],
            Links = picked,
        };
    }

    private async Task<PickedLink> OneAsync(OwnedLink link, CancellationToken cancellationToken)
    {
        PicksAccess? access = vault.Links.FirstOrDefault(noted => noted.Number == link.Number)?.Picks;
        if (access is null || link.Status.Picks is null)
        {
            return new PickedLink(link, null, false);
        }

        if (link.Status.Picks.Version == 0)
        {
            return new PickedLink(link, [], false);
        }

        var picks = new PicksApi(api.Exchange, api.Owner);
        SealedPicks? there = await picks.ReadAsync(Requests.Numbered(Routes.SharePicks, link.Number), cancellationToken);
        try
        {
            return new PickedLink(link, there is null ? [] : PicksCodec.Open(there.Bytes, access.Key, access.Id.Span), false);
        }
        catch (FormatErrorException)
        {
            return new PickedLink(link, [], true);
        }
    }
}
