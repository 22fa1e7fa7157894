using Darkslide.Client.Failures;
using Darkslide.Client.Looking;
using Darkslide.Client.Pictures;
using Darkslide.Client.Saving;
using Darkslide.Client.Sending;
using Darkslide.Client.Tests.Faults;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>Pictures that end one by one, each when its original was saved whole; the others stay, whatever breaks off or runs beside.</summary>
public sealed class UntilEachDownloadedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_saved_whole_has_ended_and_what_broke_off_can_be_had_later()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(40, 90, 150);
        SentShare share = await SendAsync(round, pictures);
        // The second original (blobs 0 manifest, 1 pack, then preview and original of each) never arrives whole.
        using (var network = new FaultHandler((name, _) => name == "GET /api/blobs/5" ? new Fault.StoreUnavailable() : null))
        {
            await Assert.ThrowsAnyAsync<DarkslideException>(() => round.GetAsync(network, share.Links[0].Url));
        }

        Assert.Equal(1, (await StatusAsync(share)).Deliveries);
        using (DarkslideClient client = Round.Client())
        using (Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel))
        {
            Assert.Equal([true, false, false], opening.Pictures.Select(opening.IsDelivered));
            // Looking at previews is no download.
            Assert.Equal(2, (await opening.SaveAsync(OutputFolder.Open(round.Out), previews: true, cancellationToken: Cancel)).Count);
        }

        Assert.Equal("live", (await StatusAsync(share)).State);
        IReadOnlyList<SavedFile> rest = await round.GetAsync(null, share.Links[0].Url);
        Assert.Equal(2, rest.Count);
        Assert.All(rest, file => Assert.Equal("original", file.Rendition));
        Assert.Equal(("ended", "downloaded", 3), await EndAsync(share));
        Assert.Equal(0, round.Server.StoredFiles() - 1);
        await Assert.ThrowsAsync<LinkUnavailableException>(() => round.GetAsync(null, share.Links[0].Url));
    }

    [Fact]
    public async Task Answers_that_are_lost_and_devices_that_save_at_once_lose_no_picture_and_count_none_twice()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(40, 60, 80, 100, 120);
        SentShare share = await SendAsync(round, pictures);
        using var network = new FaultHandler((name, count) => name == "POST /api/openings/deliver" && count % 2 == 1 ? new Fault.AnswerLost() : null);
        IReadOnlyList<SavedFile>[] saved = await Task.WhenAll(Enumerable.Range(0, 3).Select(device => Task.Run(
            async () =>
            {
                try
                {
                    using DarkslideClient client = Round.Client(device == 0 ? network : null);
                    using Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
                    return await opening.SaveAsync(OutputFolder.Open(Path.Combine(round.Out, $"{device}")), cancellationToken: Cancel);
                }
                catch (LinkUnavailableException)
                {
                    // The others had everything before it began, or meanwhile.
                    return [];
                }
            },
            Cancel)));

        Assert.Equal(("ended", "downloaded", 5), await EndAsync(share));
        foreach (LookedAtPicture picture in pictures.Pictures)
        {
            byte[] cleaned = (await CleanFile.ReadAsync(picture.Path, Cancel)).Bytes.ToArray();
            Assert.Contains(Directory.GetFiles(round.Out, "*.png", SearchOption.AllDirectories), file => File.ReadAllBytes(file).AsSpan().SequenceEqual(cleaned));
        }

        Assert.True(saved.Sum(files => files.Count) <= 15);
    }

    private static async Task<SentShare> SendAsync(Round round, PictureSelection pictures)
    {
        using DarkslideClient client = Round.Client();
        return await client.SendAsync(new SendRequest { Server = round.Server.Address, Pictures = pictures, UntilEachDownloaded = true }, cancellationToken: Cancel);
    }

    private static async Task<LinkStatus> StatusAsync(SentShare share)
    {
        using DarkslideClient client = Round.Client();
        return (await client.StatusAsync(share.Manage, Cancel)).Links[0].Status;
    }

    private static async Task<(string State, string? Reason, int Deliveries)> EndAsync(SentShare share)
    {
        LinkStatus status = await StatusAsync(share);
        return (status.State, status.Reason, status.Deliveries);
    }
}
