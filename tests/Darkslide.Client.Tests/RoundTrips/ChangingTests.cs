using Darkslide.Client.Failures;
using Darkslide.Client.Looking;
using Darkslide.Client.Owning;
using Darkslide.Client.Pictures;
using Darkslide.Client.Saving;
using Darkslide.Client.Sending;
using Darkslide.Client.Tests.Faults;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>An owner adds, removes and approves pictures of a share that was sent.</summary>
public sealed class ChangingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_removed_picture_is_gone_from_every_link_and_its_blobs_from_the_store()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await SendAsync(round, await round.PicturesAsync(3, 40, 90), to: ["Anna", "Ben"]);
        using DarkslideClient client = Round.Client();
        int before = round.Server.StoredFiles();
        Assert.Equal(1, await client.RemovePicturesAsync(share.Manage, ["picture-002.png"], Cancel));
        Assert.Equal(before - 2, round.Server.StoredFiles());
        foreach (SentLink link in share.Links)
        {
            using Opening opening = await client.OpenAsync(link.Url, cancellationToken: Cancel);
            Assert.Equal(["picture-001.png", "picture-003.png"], opening.Pictures.Select(picture => picture.Name));
            Assert.Equal(2, (await opening.SaveAsync(OutputFolder.Open(round.Out), cancellationToken: Cancel)).Count);
        }

        Assert.Equal(1, await client.RemovePicturesAsync(share.Manage, ["1"], Cancel));
        await Assert.ThrowsAsync<WrongUseException>(() => client.RemovePicturesAsync(share.Manage, ["picture-002.png"], Cancel));
        await Assert.ThrowsAsync<WrongUseException>(() => client.RemovePicturesAsync(share.Manage, ["1"], Cancel));
    }

    [Fact]
    public async Task A_recipient_who_fetches_while_the_owner_removes_is_told_and_goes_on()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 40, 90);
        SentShare share = await SendAsync(round, pictures, views: 1);
        using DarkslideClient client = Round.Client();
        using var memory = new TemporaryFolder();
        var kept = new Darkslide.Client.History.PrivateFolder(memory.File("state"));
        using (Opening opening = await client.OpenAsync(share.Links[0].Url, memory: kept, cancellationToken: Cancel))
        {
            await client.RemovePicturesAsync(share.Manage, ["picture-002.png"], Cancel);
            await Assert.ThrowsAsync<PicturesChangedException>(() => opening.SaveAsync(OutputFolder.Open(round.Out), cancellationToken: Cancel));
        }

        using Opening again = await client.OpenAsync(share.Links[0].Url, memory: kept, cancellationToken: Cancel);
        IReadOnlyList<SavedFile> saved = await again.SaveAsync(OutputFolder.Open(round.Out), cancellationToken: Cancel);
        Assert.Equal(["picture-001.png", "picture-003.png"], saved.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal(2, Directory.GetFiles(round.Out).Length);
        Assert.Equal(1, await Round.OpeningsAsync(share));
    }

    [Fact]
    public async Task Originals_reach_a_link_only_after_approval_and_through_the_same_link()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 40);
        SentShare share = await SendAsync(round, pictures, to: ["Anna", "Ben"], approve: true);
        using DarkslideClient client = Round.Client();
        using (Opening before = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel))
        {
            Assert.False(before.HasOriginals);
            Assert.All(before.Pictures, picture => Assert.Null(picture.Original));
        }

        OwnedLink approved = Assert.Single(await client.ApproveAsync(share.Manage, LinkChoice.For("Anna"), Cancel));
        Assert.Equal(0, approved.Number);
        await Round.RequireSameAsync(pictures, await round.GetAsync(null, share.Links[0].Url));
        using Opening other = await client.OpenAsync(share.Links[1].Url, cancellationToken: Cancel);
        Assert.False(other.HasOriginals);
        Assert.Equal("view", (await client.StatusAsync(share.Manage, Cancel)).Links[1].Status.Tier);
        Assert.Empty(await client.ApproveAsync(share.Manage, LinkChoice.For("Anna"), Cancel));
    }

    [Fact]
    public async Task Where_no_original_was_sent_there_is_none_to_approve()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await round.SendAsync(null, await round.PicturesAsync(3), viewOnly: true);
        using DarkslideClient client = Round.Client();
        await Assert.ThrowsAsync<WrongUseException>(() => client.ApproveAsync(share.Manage, cancellationToken: Cancel));
    }

    [Fact]
    public async Task Added_pictures_come_to_every_link_with_names_that_go_on_counting()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await SendAsync(round, await round.PicturesAsync(3, 40), to: ["Anna", "Ben"]);
        using DarkslideClient client = Round.Client();
        Assert.Equal(2, await client.AddPicturesAsync(share.Manage, await round.PicturesAsync(7, 60), cancellationToken: Cancel));
        await client.RemovePicturesAsync(share.Manage, ["picture-001.png"], Cancel);
        Assert.Equal(1, await client.AddPicturesAsync(share.Manage, await round.PicturesAsync(9), cancellationToken: Cancel));
        foreach (SentLink link in share.Links)
        {
            using Opening opening = await client.OpenAsync(link.Url, cancellationToken: Cancel);
            Assert.Equal(["picture-002.png", "picture-003.png", "picture-004.png", "picture-005.png"], opening.Pictures.Select(picture => picture.Name));
            Assert.Equal(4, (await opening.SaveAsync(OutputFolder.Open(round.Out), cancellationToken: Cancel)).Count);
        }
    }

    [Fact]
    public async Task A_change_that_breaks_off_between_two_links_is_made_good_by_the_next()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await SendAsync(round, await round.PicturesAsync(3, 40, 90), to: ["Anna", "Ben"]);
        using var network = new FaultHandler((name, count) => name == "POST /api/links/relist" && count > 1 ? new Fault.StoreUnavailable() : null);
        using (DarkslideClient broken = Round.Client(network))
        {
            await Assert.ThrowsAnyAsync<DarkslideException>(() => broken.RemovePicturesAsync(share.Manage, ["picture-002.png"], Cancel));
        }

        using DarkslideClient client = Round.Client();
        await client.RemovePicturesAsync(share.Manage, ["picture-003.png"], Cancel);
        foreach (SentLink link in share.Links)
        {
            using Opening opening = await client.OpenAsync(link.Url, cancellationToken: Cancel);
            Assert.Equal("picture-001.png", Assert.Single(opening.Pictures).Name);
        }
    }

    [Fact]
    public async Task Two_owners_at_once_lose_nothing_of_either()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await SendAsync(round, await round.PicturesAsync(3, 40, 90, 120), to: ["Anna"]);
        string[] wanted = ["picture-002.png", "picture-003.png"];
        await Task.WhenAll(wanted.Select(async name =>
        {
            for (int attempt = 0; ; attempt++)
            {
                using DarkslideClient client = Round.Client();
                try
                {
                    await client.RemovePicturesAsync(share.Manage, [name], Cancel);
                    return;
                }
                catch (ServerRefusedException) when (attempt < 5)
                {
                    // The other was at the same number: said plainly, and the next try finds another.
                }
                catch (WrongUseException)
                {
                    return;
                }
            }
        }));
        using DarkslideClient last = Round.Client();
        using Opening opening = await last.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
        Assert.Equal(["picture-001.png", "picture-004.png"], opening.Pictures.Select(picture => picture.Name));
        Assert.Equal(2, (await opening.SaveAsync(OutputFolder.Open(round.Out), cancellationToken: Cancel)).Count);
    }

    private static async Task<SentShare> SendAsync(Round round, PictureSelection pictures, string[]? to = null, int? views = null, bool approve = false)
    {
        using DarkslideClient client = Round.Client();
        return await client.SendAsync(
            new SendRequest { Server = round.Server.Address, Pictures = pictures, To = to ?? [], Views = views, Approve = approve }, cancellationToken: Cancel);
    }
}
