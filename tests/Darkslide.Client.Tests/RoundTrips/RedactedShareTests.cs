using Darkslide.Client.Failures;
using Darkslide.Client.Pictures;
using Darkslide.Client.Redacting;
using Darkslide.Client.Sending;
using Darkslide.Format;
using Darkslide.Imaging.Redacting;
using NetVips;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>Of what a bar covers nothing is in any stored blob, opened with all keys.</summary>
public sealed class RedactedShareTests
{
    [Fact]
    public async Task Two_pictures_that_differ_only_under_a_bar_give_the_same_original_preview_thumbnail_and_placeholder()
    {
        using var folder = new TemporaryFolder();

        string[] one = await SentAsync(folder.File("one.jpg"), secret: 1);
        string[] other = await SentAsync(folder.File("other.jpg"), secret: 2);

        Assert.Equal(one, other);
        Assert.Equal(4, one.Length);
    }

    [Fact]
    public async Task A_picture_that_changes_after_it_was_looked_at_is_not_sent_in_its_place()
    {
        using var folder = new TemporaryFolder();
        await using Round round = await Round.StartAsync();
        PictureSelection selection = await LookedAtAsync(folder.File("a.jpg"), secret: 1);
        await File.WriteAllBytesAsync(folder.File("a.jpg"), Jpeg(2)[..^40], TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PictureFileException>(() => round.SendAsync(null, selection));

        Assert.Equal(0, round.Server.StoredFiles());
    }

    /// <summary>Everything that the store has of the picture, opened.</summary>
    private static async Task<string[]> SentAsync(string path, int secret)
    {
        await using Round round = await Round.StartAsync();
        var network = new LinkRecorder();
        SentShare share = await round.SendAsync(network, await LookedAtAsync(path, secret));
        StoredBlobs stored = StoredBlobs.Read(round.Server.DataFolder);
        using LinkSecret link = LinkText.Read(new Uri(share.Links[0].Url).Fragment, LinkKind.Viewing);
        using ViewingKeys keys = ViewingKeys.Derive(link);
        using var keyHalf = new SecretKey(network.Added[Convert.ToHexString(keys.Locator.Span)]);
        using SecretKey manifestKey = keys.ManifestKey(keyHalf);
        using Manifest manifest = stored.Manifest(manifestKey, keys.Locator.Span.ToArray());
        ManifestPicture picture = Assert.Single(manifest.Pictures);
        Pack pack = Assert.Single(manifest.Packs);
        // Vault, manifest, pack, preview, original: nothing else was uploaded.
        Assert.Equal(5, round.Server.StoredFiles());
        return
        [
            Convert.ToHexString(stored.Open(pack.Key, AssociatedData.For(BlobKind.Pack, pack.Id.Span), pack.Length)),
            Opened(stored, BlobKind.Preview, picture.Preview),
            Opened(stored, BlobKind.Original, picture.Original!),
            Convert.ToHexString(picture.Placeholder!.Value.Span),
        ];
    }

    private static string Opened(StoredBlobs stored, BlobKind kind, BlobReference blob)
        => Convert.ToHexString(stored.Open(blob.Key, AssociatedData.For(kind, blob.Id.Span), blob.Length));

    private static async Task<PictureSelection> LookedAtAsync(string path, int secret)
    {
        await File.WriteAllBytesAsync(path, Jpeg(secret), TestContext.Current.CancellationToken);
        var redactions = new Redactions();
        redactions.Cover(path, AskedArea.Read("25%, 25%, 150, 90.5")!, BarFill.Pixelated);
        redactions.Stamp("copy for ACME, {date}", new DateOnly(2026, 11, 28));
        return await PictureSelection.LookAtAsync([path], redactions: redactions, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static byte[] Jpeg(int secret)
    {
        using Image around = Noise(640, 400, 9);
        using Image covered = Noise(150, 90, secret);
        using Image picture = around.Insert(covered, 160, 100);
        return picture.JpegsaveBuffer(q: 75);
    }

    private static Image Noise(int width, int height, int seed)
    {
        using Image noise = Image.Gaussnoise(width, height, sigma: 50, mean: 128, seed: seed);
        using Image bytes = noise.Cast(Enums.BandFormat.Uchar);
        using Image joined = bytes.Bandjoin(bytes, bytes);
        return joined.Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
