using Darkslide.Client.Looking;
using Darkslide.Client.Pictures;
using Darkslide.Client.Sending;
using Darkslide.Client.Tests.Faults;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>Whatever the network does, everything arrives whole and nothing is counted twice.</summary>
public sealed class BrokenConnectionTests
{
    public static TheoryData<double> Parts => [0, 0.5, 0.99, 1];

    [Fact]
    public async Task Without_faults_the_pictures_arrive()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 40, 900);

        SentShare share = await round.SendAsync(null, pictures, views: 2);
        IReadOnlyList<SavedFile> saved = await round.GetAsync(null, share.Links[0].Url);

        await Round.RequireSameAsync(pictures, saved);
        Assert.Equal(["picture-001.png", "picture-002.png", "picture-003.png"], saved.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal(1, await Round.OpeningsAsync(share));
        round.RequireNoLeftovers();
    }

    [Fact]
    public async Task A_large_picture_whose_upload_breaks_off_arrives_cleaned()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.LargePictureAsync();
        using var network = new FaultHandler((name, count) => name.StartsWith("PATCH", StringComparison.Ordinal) && count % 3 == 1 ? new Fault.RequestBreaks(0.5) : null);

        SentShare share = await round.SendAsync(network, pictures);
        IReadOnlyList<SavedFile> saved = await round.GetAsync(null, share.Links[0].Url);

        await Round.RequireSameAsync(pictures, saved);
        Assert.Equal(["picture-001.tiff"], saved.Select(file => Path.GetFileName(file.Path)));
        Assert.Contains(pictures.Pictures[0].Report.Findings, finding => finding.Value == "Canary Person");
        Assert.True((await File.ReadAllBytesAsync(saved[0].Path, TestContext.Current.CancellationToken)).AsSpan().IndexOf("Canary"u8) < 0);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Every_upload_breaks_off_twice(double after)
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 2_000);
        using FaultHandler network = FaultHandler.First(2, new Fault.RequestBreaks(after), name => name.Contains("uploads", StringComparison.Ordinal));

        SentShare share = await round.SendAsync(network, pictures);

        await Round.RequireSameAsync(pictures, await round.GetAsync(null, share.Links[0].Url));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task An_upload_of_many_chunks_breaks_off_in_each(double after)
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(14_000);
        using var network = new FaultHandler((name, count) => name.StartsWith("PATCH", StringComparison.Ordinal) && count % 2 == 1 ? new Fault.RequestBreaks(after) : null);

        SentShare share = await round.SendAsync(network, pictures);

        await Round.RequireSameAsync(pictures, await round.GetAsync(null, share.Links[0].Url));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Every_download_breaks_off_twice(double after)
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 2_000);
        SentShare share = await round.SendAsync(null, pictures, views: 1);
        using FaultHandler network = FaultHandler.First(2, new Fault.AnswerBreaks(after), name => name.Contains("blobs", StringComparison.Ordinal));

        await Round.RequireSameAsync(pictures, await round.GetAsync(network, share.Links[0].Url));

        Assert.Equal(1, await Round.OpeningsAsync(share));
        round.RequireNoLeftovers();
    }

    [Fact]
    public async Task Every_answer_is_lost_twice()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 900);
        using FaultHandler network = FaultHandler.First(2, new Fault.AnswerLost());

        SentShare share = await round.SendAsync(network, pictures, views: 1, untilDownloaded: true);
        using FaultHandler again = FaultHandler.First(2, new Fault.AnswerLost());
        await Round.RequireSameAsync(pictures, await round.GetAsync(again, share.Links[0].Url));

        Assert.Equal(1, await Round.OpeningsAsync(share));
        using DarkslideClient client = Round.Client(again);
        var status = await client.StatusAsync(share.Manage, TestContext.Current.CancellationToken);
        Assert.Equal("ended", status.State);
        Assert.Equal("downloaded", status.Links[0].Status.Reason);
    }

    [Fact]
    public async Task The_store_does_not_answer_at_first()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3, 900);
        using FaultHandler network = FaultHandler.First(3, new Fault.StoreUnavailable());

        SentShare share = await round.SendAsync(network, pictures, views: 1);
        using FaultHandler again = FaultHandler.First(3, new Fault.StoreUnavailable());

        await Round.RequireSameAsync(pictures, await round.GetAsync(again, share.Links[0].Url));
        Assert.Equal(1, await Round.OpeningsAsync(share));
    }

    [Fact]
    public async Task Revoking_works_though_answers_are_lost()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await round.SendAsync(null, await round.PicturesAsync(3));
        using FaultHandler network = FaultHandler.First(2, new Fault.AnswerLost());
        using DarkslideClient client = Round.Client(network);

        await client.RevokeAsync(share.Manage, cancellationToken: TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<Failures.LinkUnavailableException>(() => round.GetAsync(null, share.Links[0].Url));
    }
}
