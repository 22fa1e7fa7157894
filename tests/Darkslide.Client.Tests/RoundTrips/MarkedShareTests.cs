using System.Diagnostics.Metrics;
using Darkslide.Client.Failures;
using Darkslide.Client.Pictures;
using Darkslide.Client.Sending;
using Darkslide.Format;
using Darkslide.Imaging;
using Darkslide.Imaging.Marks;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>With a mark nothing unmarked ever reaches the server, and every recipient has pictures of their own.</summary>
public sealed class MarkedShareTests
{
    private static readonly string[] Names = ["Anna", "<b>Ben</b> & Co 😀", "أحمد بن يوسف"];

    [Fact]
    public async Task Every_stored_blob_opens_and_is_marked_for_one_recipient()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(400, 300);
        var network = new LinkRecorder();

        SentShare share = await SendAsync(round, network, pictures, "Proof for {recipient}", Names);
        StoredBlobs stored = StoredBlobs.Read(round.Server.DataFolder);
        Received[] links = [.. share.Links.Select(link => Received.Of(stored, network.Added, link.Url))];

        // Every file in the store is some link's manifest, pack or preview, and no link's is another's; or the owner's vault, which is notes.
        stored.RequireVault(share.Manage);
        Assert.Equal(round.Server.StoredFiles(), links.Sum(link => link.Opened) + 1);
        foreach ((LookedAtPicture picture, int index) in pictures.Pictures.Select((picture, index) => (picture, index)))
        {
            RenditionSet unmarked = Renditions.MakeBoth(await CleanFile.ReadAsync(picture.Path, TestContext.Current.CancellationToken));
            byte[][] previews = [.. links.Select(link => link.Previews[index])];
            byte[][] thumbnails = [.. links.Select(link => link.Thumbnails[index])];
            Assert.Equal(links.Length + 1, previews.Append(unmarked.Preview.Bytes).Select(Convert.ToHexString).Distinct().Count());
            Assert.Equal(links.Length + 1, thumbnails.Append(unmarked.Thumbnail.Bytes).Select(Convert.ToHexString).Distinct().Count());
            Assert.Equal(links.Length + 1, links.Select(link => link.Placeholders[index]).Append(unmarked.Placeholder).Select(Convert.ToHexString).Distinct().Count());
            foreach (byte[] preview in previews)
            {
                AssertMarkedEverywhere(unmarked.Preview.Bytes, preview);
            }
        }
    }

    [Fact]
    public async Task Ending_one_link_leaves_the_others_pictures()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await SendAsync(round, null, await round.PicturesAsync(50), "{recipient}", Names);
        using DarkslideClient client = Round.Client();

        await client.RevokeAsync(share.Manage, Owning.LinkChoice.For("Anna"), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<LinkUnavailableException>(() => round.GetAsync(null, share.Links[0].Url));
        Assert.Single(await round.GetAsync(null, share.Links[1].Url));
        Assert.Single(await round.GetAsync(null, share.Links[2].Url));
    }

    [Fact]
    public async Task A_picture_has_one_id_for_all_recipients_so_that_their_picks_can_be_compared()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(60, 50);
        var network = new LinkRecorder();

        SentShare share = await SendAsync(round, network, pictures, "{recipient}", Names, picks: true);

        StoredBlobs stored = StoredBlobs.Read(round.Server.DataFolder);
        string[][] ids = [.. share.Links.Select(link => Received.Of(stored, network.Added, link.Url).Ids)];
        Assert.Equal(2, ids[0].Distinct().Count());
        Assert.All(ids, others => Assert.Equal(ids[0], others));
    }

    [Fact]
    public async Task Nothing_is_added_to_a_marked_share_as_it_would_go_out_unmarked()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await SendAsync(round, null, await round.PicturesAsync(60), "{recipient}", ["Anna"]);
        int before = round.Server.StoredFiles();
        using DarkslideClient client = Round.Client();

        PictureSelection more = await round.PicturesAsync(50);
        await Assert.ThrowsAsync<WrongUseException>(() => client.AddPicturesAsync(share.Manage, more, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(before, round.Server.StoredFiles());
    }

    [Fact]
    public async Task Twelve_pictures_for_twenty_recipients_are_unpacked_twelve_times()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync([.. Enumerable.Range(4, 12)]);
        var decodings = new AsyncLocal<Count?> { Value = new Count() };
        using MeterListener listener = Listen(decodings);

        SentShare share = await SendAsync(round, null, pictures, "For {recipient} ({link})", [.. Enumerable.Range(1, 20).Select(number => $"Recipient {number}")]);

        Assert.Equal(20, share.Links.Count);
        Assert.Equal(12, decodings.Value!.All);
        Assert.Equal((20 * (12 + 1 + 1)) + 1, round.Server.StoredFiles());
    }

    [Fact]
    public async Task A_mark_that_would_be_empty_for_a_link_is_refused_before_anything_is_sent()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(20);
        await Assert.ThrowsAsync<WrongUseException>(() => SendAsync(round, null, pictures, "{recipient}", []));
        await Assert.ThrowsAsync<WrongUseException>(() => SendAsync(round, null, pictures, "{recipient}", ["\u200D"]));
        Assert.Equal(0, round.Server.StoredFiles());
        Assert.Throws<WrongUseException>(() => SendMark.Of("{name}", null, new MarkLook()));
        Assert.Throws<WrongUseException>(() => SendMark.Of(" ", null, new MarkLook()));
        Assert.Throws<WrongUseException>(() => SendMark.Of(null, null, new MarkLook()));
    }

    [Fact]
    public async Task A_hostile_logo_is_one_clear_sentence()
    {
        using var folder = new TemporaryFolder();
        CancellationToken cancel = TestContext.Current.CancellationToken;
        async Task<string> Refused(string name, byte[] file)
        {
            await File.WriteAllBytesAsync(folder.File(name), file, cancel);
            return (await Assert.ThrowsAsync<PictureFileException>(() => SendMark.ReadLogoAsync(folder.File(name), cancel))).Message;
        }

        Assert.Contains("SVG", await Refused("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='99'/>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("16 MB", await Refused("huge.png", new byte[MarkLogo.MostBytes + 1]), StringComparison.Ordinal);
        Assert.Contains("cut off", await Refused("broken.png", TestPictures.Png(90, 90, 1)[..2000]), StringComparison.Ordinal);
        Assert.Contains("16 pixels", await Refused("one.png", TestPictures.Png(1, 1, 1)), StringComparison.Ordinal);
        Assert.Contains("empty", await Refused("empty.png", []), StringComparison.Ordinal);
        await Assert.ThrowsAsync<PictureFileException>(() => SendMark.ReadLogoAsync(folder.File("none.png"), cancel));
    }

    private static async Task<SentShare> SendAsync(Round round, HttpMessageHandler? network, PictureSelection pictures, string template, IReadOnlyList<string> to, bool picks = false)
    {
        using DarkslideClient client = Round.Client(network);
        var request = new SendRequest { Server = round.Server.Address, Pictures = pictures, To = to, Mark = SendMark.Of(template, null, new MarkLook()), Picks = picks };
        Assert.True(request.ViewOnly);
        return await client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Each of 64 parts differs from the picture without a mark by more than encoding would.</summary>
    private static void AssertMarkedEverywhere(byte[] unmarked, byte[] marked)
    {
        const int Parts = 8;
        using var before = NetVips.Image.NewFromBuffer(unmarked);
        using var after = NetVips.Image.NewFromBuffer(marked);
        using var difference = (before - after).Abs();
        for (int part = 0; part < Parts * Parts; part++)
        {
            (int width, int height) = (before.Width / Parts, before.Height / Parts);
            using var here = difference.Crop(part % Parts * width, part / Parts * height, width, height);
            Assert.True(here.Avg() > 3, $"part {part}: {here.Avg()}");
        }
    }

    private static MeterListener Listen(AsyncLocal<Count?> count)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, to) =>
            {
                if (instrument.Name == "darkslide.imaging.decodings")
                {
                    to.EnableMeasurementEvents(instrument);
                }
            },
        };
        // Told where a picture is unpacked: other tests' pictures have another count, or none.
        listener.SetMeasurementEventCallback<long>((_, more, _, _) => count.Value?.Add(more));
        listener.Start();
        return listener;
    }

    private sealed class Count
    {
        private long all;

        public long All => Interlocked.Read(ref all);

        public void Add(long more) => Interlocked.Add(ref all, more);
    }

    /// <summary>What one link's holder gets.</summary>
    private sealed class Received
    {
        public required byte[][] Previews { get; init; }

        public required byte[][] Thumbnails { get; init; }

        public required byte[][] Placeholders { get; init; }

        /// <summary>Empty where nothing can be picked.</summary>
        public required string[] Ids { get; init; }

        /// <summary>How many of the stored blobs it opens: its manifest, its packs and its previews.</summary>
        public required int Opened { get; init; }

        public static Received Of(StoredBlobs stored, IReadOnlyDictionary<string, byte[]> keyHalves, string url)
        {
            using LinkSecret secret = LinkText.Read(new Uri(url).Fragment, LinkKind.Viewing);
            using ViewingKeys keys = ViewingKeys.Derive(secret);
            using var keyHalf = new SecretKey(keyHalves[Convert.ToHexString(keys.Locator.Span)]);
            using SecretKey manifestKey = keys.ManifestKey(keyHalf);
            using Manifest manifest = stored.Manifest(manifestKey, keys.Locator.Span.ToArray());
            Assert.Equal(Tier.View, manifest.Tier);
            Assert.All(manifest.Pictures, picture => Assert.Null(picture.Original));
            byte[][] packs = [.. manifest.Packs.Select(pack => stored.Open(pack.Key, AssociatedData.For(BlobKind.Pack, pack.Id.Span), pack.Length))];
            byte[][] previews = [.. manifest.Pictures.Select(picture => stored.Open(
                picture.Preview.Key, AssociatedData.For(BlobKind.Preview, picture.Preview.Id.Span), picture.Preview.Length))];
            return new Received
            {
                Previews = previews,
                Thumbnails = [.. manifest.Pictures.Select(picture => packs[picture.Thumbnail.Pack].AsSpan(picture.Thumbnail.Offset, picture.Thumbnail.Length).ToArray())],
                Placeholders = [.. manifest.Pictures.Select(picture => picture.Placeholder!.Value.ToArray())],
                Ids = [.. manifest.Pictures.Select(picture => picture.Id).OfType<string>()],
                Opened = 1 + packs.Length + previews.Length,
            };
        }
    }
}
