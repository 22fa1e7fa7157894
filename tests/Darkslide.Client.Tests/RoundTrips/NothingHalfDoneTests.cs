using Darkslide.Client.Failures;
using Darkslide.Client.Pictures;
using Darkslide.Client.Sending;
using Darkslide.Client.Tests.Faults;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>What fails leaves nothing: no share on the server, no file under its name.</summary>
public sealed class NothingHalfDoneTests
{
    [Theory]
    [InlineData("POST /api/uploads")]
    [InlineData("PUT /api/vault")]
    [InlineData("POST /api/links")]
    [InlineData("POST /api/shares/publish")]
    public async Task A_share_that_can_not_be_completed_is_discarded(string step)
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 40, 200);
        using var network = new FaultHandler((name, count) => name == step && count > (step.EndsWith("uploads", StringComparison.Ordinal) ? 4 : 0) ? new Fault.AnswerLost() : null);

        await Assert.ThrowsAsync<ServerUnreachableException>(() => SendImpatiently(round, network, pictures));

        // A share that was published keeps its sealed vault for its owner until it is forgotten; nothing else.
        int left = step.EndsWith("publish", StringComparison.Ordinal) ? 1 : 0;
        Assert.Contains("POST /api/shares/revoke", network.Requests.Keys);
        await EventuallyAsync(() => round.Server.StoredFiles() <= left);
    }

    [Fact]
    public async Task A_share_that_is_given_up_is_discarded()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 40, 200);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var network = new FaultHandler((name, count) =>
        {
            if (name == "POST /api/uploads" && count == 5)
            {
                stop.Cancel();
            }

            return null;
        });
        using DarkslideClient client = Round.Client(network);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(
            new SendRequest { Server = round.Server.Address, Pictures = pictures }, cancellationToken: stop.Token));

        await EventuallyAsync(() => round.Server.StoredFiles() == 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public async Task A_file_with_a_wrong_bit_is_not_saved(double at)
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await round.SendAsync(null, await round.PicturesAsync(2_000));
        using FaultHandler network = FaultHandler.First(1, new Fault.BitFlipped(at), name => name == "GET /api/blobs/3");

        await Assert.ThrowsAsync<DamagedShareException>(() => round.GetAsync(network, share.Links[0].Url));

        Assert.Empty(Directory.GetFiles(round.Out));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_sent_stops_everything()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 40);
        await File.AppendAllTextAsync(pictures.Pictures[1].Path, "more", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PictureFileException>(() => round.SendAsync(null, pictures));

        await EventuallyAsync(() => round.Server.StoredFiles() == 0);
    }

    private static async Task SendImpatiently(Round round, FaultHandler network, PictureSelection pictures)
    {
        var options = new ClientOptions { FirstDelay = TimeSpan.FromMilliseconds(1), LongestDelay = TimeSpan.FromMilliseconds(2), Patience = TimeSpan.FromMilliseconds(100) };
        using var client = new DarkslideClient(options, network);
        await client.SendAsync(new SendRequest { Server = round.Server.Address, Pictures = pictures }, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (int attempt = 0; attempt < 200 && !holds(); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.True(holds());
    }
}
