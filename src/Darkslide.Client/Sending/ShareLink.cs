using Darkslide.Format;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Sending;

/// <summary>One link in the making: its secret, keys and key half.</summary>
internal sealed class ShareLink : IDisposable
{
    private readonly LinkSecret secret = LinkSecret.Create();
    private readonly SecretKey keyHalf = SecretKey.Create();
    private readonly ViewingKeys keys;
    private readonly SendRequest request;

    public ShareLink(int number, string? to, SendRequest request)
    {
        Number = number;
        To = to;
        this.request = request;
        keys = ViewingKeys.Derive(secret, request.Password, PasswordParameters.Default);
    }

    public int Number { get; }

    public string? To { get; }

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
    };

    /// <summary>The sealed index of what this link may see; its blobs are numbered from 1 in the order of <see cref="ShareContent.Blobs(Tier)"/>.</summary>
    public byte[] SealManifest(ShareContent content)
    {
        (IReadOnlyList<Pack> packs, IReadOnlyList<ManifestPicture> pictures) = content.ForLink(Tier);
        using var manifest = new Manifest
        {
            Tier = Tier,
            Title = request.Title,
            To = To,
            OriginalsAfterApproval = request.Approve,
            Packs = packs,
            Pictures = pictures,
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
        NotBefore = request.NotBefore,
        ShowSeconds = (int?)request.ShowFor?.TotalSeconds,
        Password = request.Password is null ? null : Cost(PasswordParameters.Default),
        Blobs = [manifestBlob, .. content.Blobs(Tier)],
    };

    public void Dispose()
    {
        keys.Dispose();
        keyHalf.Dispose();
        secret.Dispose();
    }

    private static PasswordCost Cost(PasswordParameters parameters) => new() { MemoryKiB = parameters.MemoryKiB, Passes = parameters.Passes };
}
