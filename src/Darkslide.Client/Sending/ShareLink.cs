using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Sending;

/// <summary>One link in the making: its secret, keys and key half.</summary>
internal sealed class ShareLink : IDisposable
{
    private readonly LinkSecret secret = LinkSecret.Create();
    private readonly SecretKey keyHalf = SecretKey.Create();
    private readonly ViewingKeys keys;
    private readonly PicksAccess? picks;
    private readonly SendRequest request;

    public ShareLink(int number, string? to, SendRequest request)
    {
        Number = number;
        To = to;
        this.request = request;
        picks = request.Picks ? PicksAccess.Create(remarks: true, request.PicksShared) : null;
        keys = ViewingKeys.Derive(secret, request.Password, PasswordParameters.Default);
    }

    public int Number { get; }

    public string? To { get; }

    // The recipient's own first.
    private string[] CodeTo => [.. request.CodeToEach.Skip(Number).Take(1).Concat(request.CodeTo).Select(entry => ViewerAddress.NormaliseEntry(entry)!).Distinct()];

    private Tier Tier => request.ViewOnly || request.Approve ? Tier.View : Tier.Full;

    public string Url => LinkText.Url(request.Server, LinkKind.Viewing, secret);

    public VaultLink ForVault() => new()
    {
        Number = Number,
        To = To,
        Secret = secret.Clone(),
        LinkKey = keys.LinkKey.Clone(),
        ManifestKey = keys.ManifestKey(keyHalf),
        Tier = Tier,
        Password = request.Password is not null,
        CodeTo = CodeTo,
        Picks = picks?.Clone(),
    };

    /// <summary>The sealed index of what this link may see; its blobs are numbered from 1 in the order of <see cref="ShareContent.Blobs(Tier)"/>.</summary>
    /// <param name="content">The share's pictures.</param>
    /// <param name="links">All of the share's links, where they see one another's picks.</param>
    public byte[] SealManifest(ShareContent content, IReadOnlyList<ShareLink> links)
    {
        ShareContent listed = content.ForLink(Tier, withIds: picks is not null);
        using var manifest = new Manifest
        {
            Tier = Tier,
            Title = request.Title,
            To = To,
            From = request.From,
            Logo = request.Logo,
            Cover = content.Cover,
            OriginalsAfterApproval = request.Approve,
            Picks = picks?.Clone(request.PicksShared ? [.. links.Where(link => link != this).Select(link => link.ForOthers())] : []),
            Packs = listed.Packs,
            Pictures = listed.Pictures,
            Documents = listed.Documents,
        };
        using SecretKey manifestKey = keys.ManifestKey(keyHalf);
        return ManifestCodec.Seal(manifest, manifestKey, keys.Locator.Span);
    }

    public AddLinkRequest ForServer(int manifestBlob, ShareContent content) => new()
    {
        Number = Number,
        Locator = keys.Locator.ToArray(),
        AccessHash = keys.AccessHash.ToArray(),
        KeyHalf = keyHalf.Bytes.ToArray(),
        Tier = Tier == Tier.View ? "view" : "full",
        LifetimeSeconds = (int)request.Lifetime.TotalSeconds,
        Views = request.Views,
        UntilDownloaded = request.UntilDownloaded,
        UntilEachDownloaded = request.UntilEachDownloaded,
        NotBefore = request.NotBefore,
        ShowSeconds = (int?)request.ShowFor?.TotalSeconds,
        Devices = request.Devices,
        Passkey = request.Passkey,
        Code = CodeTo.Length == 0 ? null : AddressHashes(),
        Password = request.Password is null ? null : Cost(PasswordParameters.Default),
        Picks = !request.Picks ? null : request.PicksShared ? PicksOffers.Shared : PicksOffers.Own,
        Blobs = [manifestBlob, .. content.Blobs(Tier)],
    };

    public void Dispose()
    {
        keys.Dispose();
        picks?.Dispose();
        keyHalf.Dispose();
        secret.Dispose();
    }

    private byte[][] AddressHashes()
    {
        using SecretKey key = ViewingKeys.AddressKeyOf(secret);
        return [.. CodeTo.Select(entry => ViewerAddress.Hash(key.Bytes, entry))];
    }

    private OthersPicks ForOthers() => new() { Link = Number, To = To, Id = picks!.Id, Key = picks.Key.Clone() };

    private static PasswordCost Cost(PasswordParameters parameters) => new() { MemoryKiB = parameters.MemoryKiB, Passes = parameters.Passes };
}
