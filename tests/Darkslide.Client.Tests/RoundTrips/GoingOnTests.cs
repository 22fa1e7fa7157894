using Darkslide.Client.Failures;
using Darkslide.Client.History;
using Darkslide.Client.Looking;
using Darkslide.Client.Pictures;
using Darkslide.Client.Saving;
using Darkslide.Client.Sending;
using Darkslide.Client.Tests.Faults;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>A run that died is gone on with; two runs at once are two openings.</summary>
public sealed class GoingOnTests : IDisposable
{
    private readonly TemporaryFolder memory = new();

    public void Dispose() => memory.Dispose();

    [Fact]
    public async Task The_only_view_survives_a_run_that_died_and_what_was_saved_is_not_fetched_again()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 40, 900);
        SentShare share = await round.SendAsync(null, pictures, views: 1);
        using var dying = new FaultHandler((name, _) => name == "GET /api/blobs/7" ? throw new InvalidOperationException("killed") : null);
        await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync(dying, round, share));
        Assert.Equal(2, Directory.GetFiles(round.Out).Length);

        using FaultHandler network = FaultHandler.None();
        IReadOnlyList<SavedFile> saved = await GetAsync(network, round, share);

        await Round.RequireSameAsync(pictures, saved);
        Assert.Equal(3, Directory.GetFiles(round.Out).Length);
        Assert.DoesNotContain("GET /api/blobs/3", network.Requests.Keys);
        Assert.Equal(1, await Round.OpeningsAsync(share));
        Assert.Empty(Directory.GetFiles(memory.File("state")));
    }

    [Fact]
    public async Task Two_runs_at_once_are_two_openings()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await round.SendAsync(null, await round.PicturesAsync(3), views: 5);
        using DarkslideClient client = Round.Client();

        using Opening first = await OpenAsync(client, share);
        using Opening second = await OpenAsync(client, share);

        Assert.Equal(2, await Round.OpeningsAsync(share));
    }

    [Fact]
    public async Task With_one_view_the_second_of_two_runs_gets_nothing()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await round.SendAsync(null, await round.PicturesAsync(3), views: 1);
        using DarkslideClient client = Round.Client();

        using Opening first = await OpenAsync(client, share);

        await Assert.ThrowsAsync<LinkUnavailableException>(() => OpenAsync(client, share));
    }

    [Fact]
    public async Task A_finished_run_counts_anew_the_next_time()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await round.SendAsync(null, await round.PicturesAsync(3), views: 2);

        await GetAsync(null, round, share);
        await GetAsync(null, round, share);

        Assert.Equal(2, await Round.OpeningsAsync(share));
        await Assert.ThrowsAsync<LinkUnavailableException>(() => GetAsync(null, round, share));
        Assert.Empty(Directory.GetFiles(memory.File("state")));
    }

    [Fact]
    public async Task What_is_remembered_is_this_persons_alone_and_opens_nothing()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await round.SendAsync(null, await round.PicturesAsync(3), views: 2);
        using DarkslideClient client = Round.Client();
        using (await OpenAsync(client, share))
        {
        }

        string file = Assert.Single(Directory.GetFiles(memory.File("state")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) + file;
        string secret = share.Links[0].Url[(share.Links[0].Url.IndexOf('#', StringComparison.Ordinal) + 1)..];
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("keyHalf", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ticket", text, StringComparison.OrdinalIgnoreCase);
    }

    private Task<Opening> OpenAsync(DarkslideClient client, SentShare share)
        => client.OpenAsync(share.Links[0].Url, null, new PrivateFolder(memory.File("state")), TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<SavedFile>> GetAsync(HttpMessageHandler? network, Round round, SentShare share)
    {
        using DarkslideClient client = Round.Client(network);
        using Opening opening = await OpenAsync(client, share);
        return await opening.SaveAsync(OutputFolder.Open(round.Out), cancellationToken: TestContext.Current.CancellationToken);
    }
}
