using System.Text;
using Darkslide.Format;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>Everything that whoever holds a link can derive from it, from what the server gave them and from what that opens.</summary>
internal sealed class HolderKeys : IDisposable
{
    private readonly ViewingKeys viewing;
    private readonly List<SecretKey> keys;

    private HolderKeys(ViewingKeys viewing, List<SecretKey> keys, Manifest manifest)
    {
        this.viewing = viewing;
        this.keys = keys;
        Manifest = manifest;
    }

    public Manifest Manifest { get; }

    /// <summary>Ids that the holder has read.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Ids =>
    [
        viewing.Locator, .. Manifest.Packs.Select(pack => pack.Id), .. Manifest.Pictures.Select(picture => picture.Preview.Id),
        .. Manifest.Pictures.Select(picture => picture.Original?.Id).OfType<ReadOnlyMemory<byte>>(),
        .. Manifest.Picks is { } picks ? picks.Others.Select(other => other.Id).Prepend(picks.Id) : [],
    ];

    public static HolderKeys Of(StoredBlobs stored, IReadOnlyDictionary<string, byte[]> keyHalves, string url)
    {
        using LinkSecret secret = LinkText.Read(new Uri(url).Fragment, LinkKind.Viewing);
        ViewingKeys viewing = ViewingKeys.Derive(secret);
        var keyHalf = new SecretKey(keyHalves[Convert.ToHexString(viewing.Locator.Span)]);
        SecretKey manifestKey = viewing.ManifestKey(keyHalf);
        Manifest manifest = stored.Manifest(manifestKey, viewing.Locator.Span.ToArray());
        // Taken for what they are not, too: a holder may try anything.
        using ManageKeys asOwner = ManageKeys.Derive(secret);
        List<SecretKey> keys =
        [
            keyHalf, manifestKey, viewing.LinkKey.Clone(), viewing.Access.Clone(), asOwner.VaultKey.Clone(), asOwner.OwnerToken.Clone(),
            .. manifest.Packs.Select(pack => pack.Key.Clone()), .. manifest.Pictures.Select(picture => picture.Preview.Key.Clone()),
            .. manifest.Pictures.Select(picture => picture.Original?.Key.Clone()).OfType<SecretKey>(),
            .. manifest.Picks is { } picks ? picks.Others.Select(other => other.Key.Clone()).Prepend(picks.Key.Clone()) : [],
        ];
        return new HolderKeys(viewing, keys, manifest);
    }

    /// <summary>How many of all stored files any of the keys opens as a file of this kind, id and true length.</summary>
    public int Opens(StoredBlobs stored, BlobKind kind, ReadOnlyMemory<byte> id, long length)
        => keys.Sum(key => stored.CountOpened(key, AssociatedData.For(kind, id.Span), length));

    /// <summary>Whether any of the keys opens picks of this id.</summary>
    public bool OpensPicks(StoredBlobs stored, ReadOnlyMemory<byte> id)
        => keys.Exists(key => stored.Text(key, AssociatedData.For(BlobKind.Picks, id.Span)) is not null);

    /// <summary>Whether some text or bytes that the holder reads holds these bytes, as they are or as JSON writes them.</summary>
    public bool Reads(StoredBlobs stored, ReadOnlySpan<byte> bytes)
    {
        byte[] json = keys.Select(key => stored.Text(key, AssociatedData.For(BlobKind.Manifest, viewing.Locator.Span))).OfType<byte[]>().Single();
        return json.AsSpan().IndexOf(bytes) >= 0
            || Encoding.UTF8.GetString(json).Contains(System.Buffers.Text.Base64Url.EncodeToString(bytes), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        keys.ForEach(key => key.Dispose());
        Manifest.Dispose();
        viewing.Dispose();
    }
}
