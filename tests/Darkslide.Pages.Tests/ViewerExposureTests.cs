using System.Diagnostics;
using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>Links that start later, and openings that show pictures for some seconds only.</summary>
public sealed class ViewerExposureTests(Stage stage)
{
    [Fact]
    public async Task A_page_that_waits_for_the_start_opens_by_itself()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { NotBefore = Soon(6), Title = "Wedding" });
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.See("These pictures open later");
        await Assertions.Expect(looker.Page.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^0:0[1-7]$"));
        Assert.DoesNotContain("Wedding", await looker.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await sent.Status()).Openings);
        await looker.SeeThumbnails();
        Assert.Equal(1, (await sent.Status()).Openings);
        Assert.DoesNotContain(looker.Complaints, complaint => !complaint.Contains("409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_the_start_of_a_counted_link_the_page_asks_first()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { NotBefore = Soon(4), Views = 1 });
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.See("These pictures open later");
        await looker.OpenButton.WaitForAsync();
        Assert.Equal(0, (await sent.Status()).Openings);
        await looker.OpenButton.ClickAsync();
        await looker.SeeThumbnails();
    }

    [Fact]
    public async Task Pictures_vanish_when_their_seconds_are_over_and_a_reload_does_not_begin_anew()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { ShowSeconds = 8, Tier = Tier.View, Views = 1 });
        await using var looker = await Looker.Arrive(stage);
        await using var bench = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.See("They are shown for 8 seconds");
        var watch = Stopwatch.StartNew();
        await looker.Open(sent);
        var shown = watch.Elapsed;
        await Assertions.Expect(looker.Page.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^0:0[1-8]$"));
        await looker.Page.ReloadAsync();
        await looker.SeeThumbnails();
        Assert.True(await Eyes.Magenta(looker.Page, bench.Page) > 50_000);
        await looker.SeeLarge(0);
        await looker.Page.Locator("dialog").GetByRole(AriaRole.Timer).WaitForAsync();
        await looker.Page.WaitForFunctionAsync("() => !document.querySelector('.thumb, canvas, img, dialog')");
        Assert.True(watch.Elapsed < shown + TimeSpan.FromSeconds(9.5), $"shown for {watch.Elapsed}, first after {shown}");
        Assert.Equal(0, await Eyes.Magenta(looker.Page, bench.Page));
        await looker.Page.ReloadAsync();
        await looker.See("This link isn't available");
        // Nobody is let in any more; the owner is told once the server has swept, which it does by itself.
        for (var tries = 0; tries < 100 && (await sent.Status()).Reason is null; tries++) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        Assert.Equal("used-up", (await sent.Status()).Reason);
    }

    [Fact]
    public async Task An_unlimited_link_that_shows_for_seconds_waits_for_a_gesture_each_time()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { ShowSeconds = 2 });
        await using var looker = await Looker.Arrive(stage);
        await looker.Open(sent);
        await looker.See("This viewing is over");
        await looker.Button("Look again").ClickAsync();
        await looker.OpenButton.ClickAsync();
        await looker.SeeThumbnails();
        Assert.Equal(2, (await sent.Status()).Openings);
    }

    // Links start at whole seconds.
    private static DateTimeOffset Soon(int seconds) => DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds);
}
