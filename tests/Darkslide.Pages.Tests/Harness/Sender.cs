using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Pages.Tests.Harness;

/// <summary>
/// Sends as spec/ says, without the real clients: a test can send what these would refuse to, and a fault of theirs doesn't hide
/// one of the page's.
/// </summary>
public sealed class Sender(HttpClient http, Uri origin)
{
    public async Task<SentDelivery> Send(Delivery delivery)
    {
        using var manageSecret = LinkSecret.Create();
        using var owner = ManageKeys.Derive(manageSecret);
        using var secret = LinkSecret.Create();
        using var password = delivery.Password is null ? null : new Password(delivery.Password);
        var cost = new PasswordParameters(PasswordParameters.FloorMemoryKiB, PasswordParameters.FloorPasses);
        using var keys = ViewingKeys.Derive(secret, password, cost);
        using var keyHalf = SecretKey.Create();
        var authorization = Capability.ForOwner(owner.ShareId.Span, owner.OwnerToken.Bytes);

        await Post(authorization, Routes.Shares, JsonContent.Create(new EmptyRequest(), ProtocolJson.Default.EmptyRequest));
        var packs = new List<Pack>();
        var thumbnails = Packed([.. delivery.Photos.Select(photo => photo.Thumbnail)], out var contents);
        foreach (var content in contents) packs.Add(await SealPack(authorization, packs.Count + 1, content, delivery.CutPacks));
        var pictures = new ManifestPicture[delivery.Photos.Count];
        var each = delivery.Tier == Tier.Full ? 2 : 1;
        await Parallel.ForAsync(0, pictures.Length, async (index, _) =>
        {
            var photo = delivery.Photos[index];
            var number = packs.Count + 1 + (each * index);
            var original = delivery.Tier == Tier.Full ? photo.Original with { Bytes = [.. photo.Original.Bytes, .. new byte[delivery.Padding]] } : null;
            pictures[index] = new ManifestPicture
            {
                Name = delivery.Name(index),
                Title = delivery.PictureTitle(index),
                Caption = delivery.Caption(index),
                Width = photo.Width,
                Height = photo.Height,
                Placeholder = photo.Placeholder ?? Blue,
                Thumbnail = thumbnails[index],
                Preview = await Seal(authorization, BlobKind.Preview, number, photo.Preview, "image/webp"),
                Original = original is null ? null : await Seal(authorization, BlobKind.Original, number + 1, original, "image/png"),
            };
        });

        using var manifest = new Manifest
        {
            Tier = delivery.Tier,
            Title = delivery.Title,
            To = delivery.To,
            From = delivery.From,
            Logo = delivery.Logo,
            Cover = delivery.Cover,
            OriginalsAfterApproval = delivery.OriginalsAfterApproval,
            Packs = packs,
            Pictures = pictures,
        };
        using var manifestKey = keys.ManifestKey(keyHalf);
        await Upload(authorization, 0, ManifestCodec.Seal(manifest, manifestKey, keys.Locator.Span));
        int[] shorter = delivery.CanShrink ? await Shorter(authorization, delivery, manifest, 1 + packs.Count + (each * pictures.Length), manifestKey, keys) : [];
        await PutVault(authorization);
        var link = new AddLinkRequest
        {
            Number = 0,
            Locator = keys.Locator.ToArray(),
            AccessHash = keys.AccessHash.ToArray(),
            KeyHalf = keyHalf.Bytes.ToArray(),
            Tier = delivery.Tier == Tier.Full ? "full" : "view",
            LifetimeSeconds = delivery.LifetimeSeconds,
            Views = delivery.Views ?? (delivery.UntilDownloaded ? 1 : null),
            UntilDownloaded = delivery.UntilDownloaded,
            UntilEachDownloaded = delivery.UntilEachDownloaded,
            NotBefore = delivery.NotBefore,
            ShowSeconds = delivery.ShowSeconds,
            Devices = delivery.Devices,
            Passkey = delivery.Passkey,
            Password = password is null ? null : new PasswordCost { MemoryKiB = cost.MemoryKiB, Passes = cost.Passes },
            Blobs = [.. Enumerable.Range(0, 1 + packs.Count + (each * pictures.Length))],
        };
        await Post(authorization, Routes.Links, JsonContent.Create(link, ProtocolJson.Default.AddLinkRequest));
        await Post(authorization, Routes.PublishShare, JsonContent.Create(new EmptyRequest(), ProtocolJson.Default.EmptyRequest));
        return new SentDelivery(
            http, authorization, LinkText.Url(origin, LinkKind.Viewing, secret), LinkText.Url(origin, LinkKind.Manage, manageSecret), link.Tier, shorter);
    }

    // What the link lists once the last picture is taken out: a pack and a manifest without it.
    private async Task<int[]> Shorter(string authorization, Delivery delivery, Manifest manifest, int next, SecretKey manifestKey, ViewingKeys keys)
    {
        var kept = manifest.Pictures.Take(manifest.Pictures.Count - 1).ToList();
        var thumbnails = Packed([.. delivery.Photos.Take(kept.Count).Select(photo => photo.Thumbnail)], out var contents);
        var list = new List<int>();
        var packs = new List<Pack>();
        foreach (var content in contents)
        {
            var pack = await SealPack(authorization, next, content, cut: false);
            list.Add(next++);
            packs.Add(pack.Renumbered(list.Count));
        }

        var pictures = new List<ManifestPicture>();
        foreach (var (picture, index) in kept.Select((picture, index) => (picture, index)))
        {
            list.Add(picture.Preview.Blob);
            var preview = picture.Preview.Renumbered(list.Count);
            if (picture.Original is not null) list.Add(picture.Original.Blob);
            var original = picture.Original?.Renumbered(list.Count);
            pictures.Add(new ManifestPicture { Name = picture.Name, Width = picture.Width, Height = picture.Height, Thumbnail = thumbnails[index], Preview = preview, Original = original });
        }

        using var shorter = new Manifest { Tier = delivery.Tier, Title = delivery.Title, To = delivery.To, Packs = packs, Pictures = pictures };
        await Upload(authorization, next, ManifestCodec.Seal(shorter, manifestKey, keys.Locator.Span));
        return [next, .. list];
    }

    // A ThumbHash as its library makes them: a landscape in blue.
    private static byte[] Blue => Convert.FromHexString("5b290e3d9270696972787887877787879d7007e777");

    private static List<PackedThumbnail> Packed(IReadOnlyList<PhotoFile> thumbnails, out List<byte[]> contents)
    {
        var parts = new List<PackedThumbnail>();
        contents = [[]];
        foreach (var (bytes, width, height) in thumbnails)
        {
            if (contents[^1].Length > 0 && contents[^1].Length + bytes.Length > Pack.Room(contents.Count - 1)) contents.Add([]);
            parts.Add(new PackedThumbnail
            {
                Pack = contents.Count - 1,
                Offset = contents[^1].Length,
                Length = bytes.Length,
                MediaType = "image/webp",
                Width = width,
                Height = height,
            });
            contents[^1] = [.. contents[^1], .. bytes];
        }

        return parts;
    }

    private async Task<Pack> SealPack(string authorization, int number, byte[] content, bool cut)
    {
        var key = SecretKey.Create();
        var id = RandomNumberGenerator.GetBytes(AssociatedData.IdLength);
        await Upload(authorization, number, SealedBytes.Seal(key, AssociatedData.For(BlobKind.Pack, id), cut ? content[..^1_000] : content));
        return new Pack { Blob = number, Id = id, Key = key, Length = content.Length };
    }

    private async Task<BlobReference> Seal(string authorization, BlobKind kind, int number, PhotoFile file, string mediaType)
    {
        var key = SecretKey.Create();
        var id = RandomNumberGenerator.GetBytes(AssociatedData.IdLength);
        await Upload(authorization, number, SealedBytes.Seal(key, AssociatedData.For(kind, id), file.Bytes));
        return new BlobReference
        {
            Blob = number,
            Id = id,
            Key = key,
            Length = file.Bytes.Length,
            MediaType = mediaType,
            Width = file.Width,
            Height = file.Height,
        };
    }

    private async Task Upload(string authorization, int number, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Routes.Uploads) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", content.Length.ToString(CultureInfo.InvariantCulture));
        var name = Convert.ToBase64String(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
        request.Headers.Add("Upload-Metadata", $"blob {name}");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private async Task PutVault(string authorization)
    {
        // The owner's notes play no part here; the server wants some before it publishes.
        using var request = new HttpRequestMessage(HttpMethod.Put, Routes.Vault)
        {
            Content = new ByteArrayContent(RandomNumberGenerator.GetBytes(300)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private async Task Post(string authorization, string route, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = body };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{route}: {await answer.Content.ReadAsStringAsync()}");
    }
}
