using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Darkslide.Format;
using Darkslide.Imaging;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Bench.Gallery;

/// <summary>
/// Seals and uploads a gallery as spec/ says, previews only. What is measured is how it opens, so its pictures are made once and
/// sealed often: the program itself would clean and shrink 2,000 pictures for minutes first.
/// </summary>
internal sealed class GallerySending(Uri server) : IDisposable
{
    private const int AtOnce = 8;

    private readonly HttpClient http = new() { BaseAddress = server };
    private readonly LinkSecret manage = LinkSecret.Create();
    private string authorization = "";

    /// <summary>Gives the link.</summary>
    public async Task<Uri> RunAsync(IReadOnlyList<RenditionSet> pictures)
    {
        using ManageKeys owner = ManageKeys.Derive(manage);
        using LinkSecret secret = LinkSecret.Create();
        using ViewingKeys keys = ViewingKeys.Derive(secret);
        using SecretKey keyHalf = SecretKey.Create();
        authorization = Capability.ForOwner(owner.ShareId.Span, owner.OwnerToken.Bytes);
        await SayAsync(Routes.Shares, JsonContent.Create(new EmptyRequest(), ProtocolJson.Default.EmptyRequest));
        using Manifest manifest = await UploadAsync(pictures);
        using SecretKey manifestKey = keys.ManifestKey(keyHalf);
        await UploadAsync(0, ManifestCodec.Seal(manifest, manifestKey, keys.Locator.Span));
        // The server can't tell a vault from other sealed bytes, and nobody manages this share.
        await PutVaultAsync(RandomNumberGenerator.GetBytes(300));
        var link = new AddLinkRequest
        {
            Number = 0,
            Locator = keys.Locator.ToArray(),
            AccessHash = keys.AccessHash.ToArray(),
            KeyHalf = keyHalf.Bytes.ToArray(),
            Tier = "view",
            LifetimeSeconds = 86_400,
            Views = null,
            UntilDownloaded = false,
            Password = null,
            Blobs = [.. Enumerable.Range(0, 1 + manifest.Packs.Count + pictures.Count)],
        };
        await SayAsync(Routes.Links, JsonContent.Create(link, ProtocolJson.Default.AddLinkRequest));
        await SayAsync(Routes.PublishShare, JsonContent.Create(new EmptyRequest(), ProtocolJson.Default.EmptyRequest));
        return new Uri(LinkText.Url(server, LinkKind.Viewing, secret));
    }

    public void Dispose()
    {
        http.Dispose();
        manage.Dispose();
    }

    private async Task<Manifest> UploadAsync(IReadOnlyList<RenditionSet> pictures)
    {
        PackedThumbnail[] thumbnails = Packed(pictures, out List<MemoryStream> contents);
        var packs = new List<Pack>();
        foreach (MemoryStream content in contents)
        {
            packs.Add(await SealPackAsync(packs.Count + 1, content.ToArray()));
        }

        var described = new ManifestPicture[pictures.Count];
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForAsync(0, pictures.Count, atOnce, async (place, stop) =>
        {
            (_, Rendition preview, byte[] placeholder) = pictures[place];
            described[place] = new ManifestPicture
            {
                Name = PictureName.Neutral(place + 1, pictures.Count, "image/jpeg"),
                Width = preview.Width,
                Height = preview.Height,
                Placeholder = placeholder,
                Thumbnail = thumbnails[place],
                Preview = await SealPreviewAsync(packs.Count + 1 + place, preview),
            };
        });
        return new Manifest { Tier = Tier.View, Packs = packs, Pictures = described };
    }

    private static PackedThumbnail[] Packed(IReadOnlyList<RenditionSet> pictures, out List<MemoryStream> contents)
    {
        var packs = new List<MemoryStream> { new() };
        PackedThumbnail[] parts = [.. pictures.Select(picture =>
        {
            Rendition thumbnail = picture.Thumbnail;
            if (packs[^1].Length > 0 && packs[^1].Length + thumbnail.Bytes.Length > Pack.Room(packs.Count - 1))
            {
                packs.Add(new MemoryStream());
            }

            var part = new PackedThumbnail
            {
                Pack = packs.Count - 1, Offset = (int)packs[^1].Length, Length = thumbnail.Bytes.Length, MediaType = "image/webp", Width = thumbnail.Width, Height = thumbnail.Height,
            };
            packs[^1].Write(thumbnail.Bytes);
            return part;
        })];
        contents = packs;
        return parts;
    }

    private async Task<Pack> SealPackAsync(int number, byte[] content)
    {
        SecretKey key = SecretKey.Create();
        byte[] id = RandomNumberGenerator.GetBytes(AssociatedData.IdLength);
        await UploadAsync(number, SealedBytes.Seal(key, AssociatedData.For(BlobKind.Pack, id), content));
        return new Pack { Blob = number, Id = id, Key = key, Length = content.Length };
    }

    private async Task<BlobReference> SealPreviewAsync(int number, Rendition preview)
    {
        SecretKey key = SecretKey.Create();
        byte[] id = RandomNumberGenerator.GetBytes(AssociatedData.IdLength);
        await UploadAsync(number, SealedBytes.Seal(key, AssociatedData.For(BlobKind.Preview, id), preview.Bytes));
        return new BlobReference { Blob = number, Id = id, Key = key, Length = preview.Bytes.Length, MediaType = "image/webp", Width = preview.Width, Height = preview.Height };
    }

    private async Task UploadAsync(int number, byte[] sealedBytes)
    {
        var body = new ByteArrayContent(sealedBytes);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        using HttpRequestMessage request = Request(HttpMethod.Post, Routes.Uploads, body);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", sealedBytes.Length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"blob {Convert.ToBase64String(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)))}");
        await DoneAsync(request);
    }

    private async Task PutVaultAsync(byte[] bytes)
    {
        var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using HttpRequestMessage request = Request(HttpMethod.Put, Routes.Vault, body);
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        await DoneAsync(request);
    }

    private async Task SayAsync(string route, HttpContent body)
    {
        using HttpRequestMessage request = Request(HttpMethod.Post, route, body);
        await DoneAsync(request);
    }

    private HttpRequestMessage Request(HttpMethod method, string route, HttpContent body)
    {
        var request = new HttpRequestMessage(method, route) { Content = body };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return request;
    }

    private async Task DoneAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
