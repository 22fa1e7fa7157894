using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Looking;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>A sender writes the manifest by hand. Whatever stands in it, nothing is written outside the folder.</summary>
public sealed class HostileSenderTests
{
    private const int ChunkBytes = 8 * 1024 * 1024;
    private static readonly byte[] Content = Encoding.ASCII.GetBytes("#!/bin/sh\necho not a picture\n");

    [Theory]
    [InlineData("../../escaped.jpg")]
    [InlineData("/tmp/escaped.jpg")]
    [InlineData("..")]
    [InlineData("a\\b.jpg")]
    [InlineData("a\u0000.jpg")]
    [InlineData("a\u202Egpj.sh")]
    [InlineData("")]
    public async Task A_name_that_the_format_forbids_refuses_the_whole_share(string name)
    {
        await using Round round = await Round.StartAsync();
        string link = await SendAsync(round, name, "full");

        await Assert.ThrowsAsync<DamagedShareException>(() => round.GetAsync(null, link));

        Assert.True(!Directory.Exists(round.Out) || Directory.GetFileSystemEntries(round.Out).Length == 0);
    }

    [Theory]
    [InlineData(".bashrc", "bashrc.jpg")]
    [InlineData("run.sh", "run.sh.jpg")]
    [InlineData("CON", "_CON.jpg")]
    [InlineData("-rf", "_-rf.jpg")]
    [InlineData("index.html", "index.html.jpg")]
    public async Task A_name_that_the_format_allows_is_made_harmless_all_the_same(string name, string saved)
    {
        await using Round round = await Round.StartAsync();
        string link = await SendAsync(round, name, "full");

        IReadOnlyList<SavedFile> files = await round.GetAsync(null, link);

        Assert.Equal(Path.Combine(round.Out, saved), Assert.Single(files).Path);
        Assert.Equal(saved, Path.GetFileName(Assert.Single(Directory.GetFiles(round.Out))));
    }

    [Fact]
    public async Task An_original_in_a_view_only_manifest_refuses_the_whole_share()
    {
        await using Round round = await Round.StartAsync();
        string link = await SendAsync(round, "a.jpg", "view");
        await Assert.ThrowsAsync<DamagedShareException>(() => round.GetAsync(null, link));
    }

    private static async Task<string> SendAsync(Round round, string name, string tier)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using HttpClient http = Connection.Make(null);
        using var manage = LinkSecret.Create();
        using ManageKeys owner = ManageKeys.Derive(manage);
        var api = new OwningApi(new Exchange(http, round.Server.Address, Round.Impatient), Capability.ForOwner(owner.ShareId.Span, owner.OwnerToken.Bytes));
        await api.MakeShareAsync(cancel);
        object[] blobs = [await BlobAsync(api, 0, BlobKind.Pack), await BlobAsync(api, 1, BlobKind.Preview), await BlobAsync(api, 2, BlobKind.Original)];
        var thumbnail = new { pack = 0, offset = 0, length = Content.Length, mediaType = "image/jpeg", width = 4, height = 4 };

        using var secret = LinkSecret.Create();
        using ViewingKeys keys = ViewingKeys.Derive(secret);
        using var keyHalf = SecretKey.Create();
        using SecretKey manifestKey = keys.ManifestKey(keyHalf);
        string json = JsonSerializer.Serialize(new
        {
            version = 1,
            tier,
            packs = new[] { blobs[0] },
            pictures = new[] { new { name, width = 4, height = 4, thumbnail, preview = blobs[1], original = blobs[2] } },
        });
        byte[] sealedManifest = SealedBytes.Seal(manifestKey, AssociatedData.For(BlobKind.Manifest, keys.Locator.Span), Framed(json));
        await UploadAsync(api, 3, sealedManifest);
        await api.WriteFirstVaultAsync(new byte[100], cancel);
        await api.AddLinkAsync(
            new AddLinkRequest
            {
                Number = 0,
                Locator = keys.Locator.ToArray(),
                AccessHash = keys.AccessHash.ToArray(),
                KeyHalf = keyHalf.Bytes.ToArray(),
                Tier = tier,
                LifetimeSeconds = 600,
                Views = null,
                UntilDownloaded = false,
                Password = null,
                Blobs = [3, 0, 1, 2],
            },
            cancel);
        await api.PublishAsync(cancel);
        return LinkText.Url(round.Server.Address, LinkKind.Viewing, secret);
    }

    private static async Task<object> BlobAsync(OwningApi api, int number, BlobKind kind)
    {
        byte[] id = RandomNumberGenerator.GetBytes(16);
        using var key = SecretKey.Create();
        await UploadAsync(api, number, SealedBytes.Seal(key, AssociatedData.For(kind, id), Content));
        return new
        {
            blob = number + 1,
            id = System.Buffers.Text.Base64Url.EncodeToString(id),
            key = System.Buffers.Text.Base64Url.EncodeToString(key.Bytes),
            length = Content.Length,
            mediaType = "image/jpeg",
            width = 4,
            height = 4,
        };
    }

    private static async Task UploadAsync(OwningApi api, int number, byte[] sealedBytes)
    {
        using var body = new MemoryStream(sealedBytes);
        await new BlobUpload(api, number, body, ChunkBytes, _ => { }).RunAsync(TestContext.Current.CancellationToken);
    }

    private static byte[] Framed(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        byte[] framed = new byte[4 + text.Length];
        BinaryPrimitives.WriteInt32BigEndian(framed, text.Length);
        text.CopyTo(framed, 4);
        return framed;
    }
}
