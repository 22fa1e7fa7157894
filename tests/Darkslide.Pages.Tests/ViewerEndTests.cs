using System.Diagnostics;
using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>Ending reaches pages that are open, and leaves nothing in them.</summary>
public sealed class ViewerEndTests(Stage stage)
{
    [Theory]
    [InlineData(Tier.Full, false)]
    [InlineData(Tier.Full, true)]
    [InlineData(Tier.View, false)]
    [InlineData(Tier.View, true)]
    public async Task Revoking_blanks_an_open_page_within_a_second(Tier tier, bool large)
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Tier = tier, Views = 3 });
        await using var looker = await Looker.Arrive(stage);
        await using var bench = await Looker.Arrive(stage);
        await looker.Open(sent);
        if (large) await looker.SeeLarge(0);
        Assert.True(await Eyes.Magenta(looker.Page, bench.Page) > 50_000);

        // Watched from inside, frame by frame; the pixels themselves are looked at right after.
        var blank = looker.Page.EvaluateAsync<double>(
            """
            () => new Promise((resolve) => {
              const began = performance.now();
              const look = () => document.querySelector(".thumb, canvas, img, dialog") ? requestAnimationFrame(look) : resolve(performance.now() - began);
              look();
            })
            """);
        var watch = Stopwatch.StartNew();
        await sent.Revoke();
        var milliseconds = await blank;
        Assert.True(watch.ElapsedMilliseconds < 1_000, $"{milliseconds:0} ms in the page, {watch.ElapsedMilliseconds} ms here");
        Assert.Equal(0, await Eyes.Magenta(looker.Page, bench.Page));
        TestContext.Current.SendDiagnosticMessage("blank after {0} ms", watch.ElapsedMilliseconds);
        await looker.See("The pictures are gone");
        Assert.Equal(0, await looker.Page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [Fact]
    public async Task Saving_everything_ends_a_link_until_downloaded_and_what_was_saved_stays()
    {
        var sent = await stage.Site.Send(new Delivery([.. stage.Magenta.Take(1)]) { UntilDownloaded = true });
        await using var looker = await Looker.Arrive(stage);
        await looker.Open(sent);
        await looker.See("ends when you have saved all");
        var download = await looker.Page.RunAndWaitForDownloadAsync(() => looker.Button("Save").ClickAsync());
        await looker.See("the link has ended");
        Assert.Equal(stage.Magenta[0].Original.Bytes, await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.Equal("downloaded", (await sent.Status()).Reason);

        // A device that dropped the file gets it once more, from the page that still has it.
        var again = await looker.Page.RunAndWaitForDownloadAsync(() => looker.Button("Save the file again").ClickAsync());
        Assert.Equal(stage.Magenta[0].Original.Bytes, await File.ReadAllBytesAsync(await again.PathAsync()));
    }

    [Fact]
    public async Task A_counted_view_is_hidden_when_its_channel_is_lost_and_comes_back_with_it()
    {
        await using var site = await Site.Start();
        var sent = await site.Send(new Delivery(stage.Magenta) { Views = 1 });
        await using var looker = await Looker.Arrive(stage);
        await looker.Page.Clock.InstallAsync();
        await looker.Open(sent);
        await site.StopServer();
        await looker.Page.Clock.RunForAsync(28_000);
        Assert.True(await looker.Thumbnails.CountAsync() > 0);
        await looker.Page.Clock.RunForAsync(3_000);
        await looker.See("The connection was lost");
        Assert.Equal(0, await looker.Page.Locator("img, canvas").CountAsync());

        await site.StartServer();
        await looker.Page.Clock.ResumeAsync();
        await looker.Button("Look again").ClickAsync();
        await looker.SeeThumbnails();
        Assert.Equal(1, (await sent.Status()).Openings);
    }

    [Fact]
    public async Task Pictures_go_at_their_time_even_if_no_server_says_so()
    {
        await using var site = await Site.Start();
        var sent = await site.Send(new Delivery(stage.Magenta) { LifetimeSeconds = 600 });
        await using var looker = await Looker.Arrive(stage);
        await looker.Page.Clock.InstallAsync();
        await looker.GoTo(sent);
        await looker.SeeThumbnails();
        await site.StopServer();
        await looker.Page.Clock.RunForAsync(590_000);
        Assert.True(await looker.Thumbnails.CountAsync() > 0);
        await looker.Page.Clock.RunForAsync(12_000);
        await looker.See("This link has ended");
        Assert.Equal(0, await looker.Page.Locator("img, canvas").CountAsync());
    }

    [Fact]
    public async Task A_counted_view_is_over_with_its_lease()
    {
        await using var site = await Site.Start(leaseSeconds: 10);
        var sent = await site.Send(new Delivery(stage.Magenta) { Views = 2 });
        await using var looker = await Looker.Arrive(stage);
        await looker.Open(sent);
        await looker.See("This viewing is over");
        await looker.Button("Look again").ClickAsync();
        await looker.See("1 of 2 views left");
    }

    [Fact]
    public async Task A_link_that_counts_nothing_goes_on_after_its_lease()
    {
        await using var site = await Site.Start(leaseSeconds: 10);
        var sent = await site.Send(new Delivery(stage.Magenta));
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.SeeThumbnails();
        await looker.Page.WaitForTimeoutAsync(12_000);
        await looker.SeeLarge(1);
        await sent.Revoke();
        await looker.See("The pictures are gone");
    }

    [Fact]
    public async Task The_back_button_brings_no_wiped_pictures_back()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Views = 1 });
        await using var looker = await Looker.Arrive(stage);
        await looker.Open(sent);
        await sent.Revoke();
        await looker.See("The pictures are gone");
        await looker.Page.GotoAsync($"{stage.Site.Origin}robots.txt");
        await looker.Page.GoBackAsync();
        await looker.See("isn't available");
    }
}
