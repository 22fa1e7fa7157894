using System.Diagnostics;
using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>What an owner changes after sending reaches pages that are open.</summary>
public sealed class ViewerChangedTests(Stage stage)
{
    [Theory]
    [InlineData(Tier.Full, null)]
    [InlineData(Tier.View, 1)]
    public async Task A_removed_picture_vanishes_from_an_open_page_within_a_second_and_the_others_stay(Tier tier, int? views)
    {
        var sent = await stage.Site.Send(new Delivery([.. stage.Photos.Take(3), stage.Magenta[0]]) { Tier = tier, Views = views, CanShrink = true });
        await using var looker = await Looker.Arrive(stage);
        await using var bench = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        if (views is not null) await looker.OpenButton.ClickAsync();
        await looker.SeeThumbnails();
        await Assertions.Expect(looker.Thumbnails).ToHaveCountAsync(4);
        await looker.Thumbnails.Nth(3).ClickAsync();
        await looker.Large.WaitForAsync();
        Assert.True(await Eyes.Magenta(looker.Page, bench.Page) > 10_000);

        var gone = looker.Page.WaitForFunctionAsync("() => !document.querySelector('dialog') && document.querySelectorAll('.thumb').length !== 4");
        var watch = Stopwatch.StartNew();
        await sent.RemoveLast();
        await gone;
        Assert.True(watch.ElapsedMilliseconds < 1_000, $"{watch.ElapsedMilliseconds} ms");
        await looker.SeeThumbnails();
        await Assertions.Expect(looker.Thumbnails).ToHaveCountAsync(3);
        Assert.Equal(0, await Eyes.Magenta(looker.Page, bench.Page));
        await looker.SeeLarge(2);
        Assert.Equal(1, (await sent.Status()).Openings);
    }

    [Fact]
    public async Task A_page_that_opens_while_pictures_are_removed_shows_what_is_left()
    {
        var sent = await stage.Site.Send(new Delivery([.. stage.Photos.Take(3), stage.Magenta[0]]) { CanShrink = true });
        await using var looker = await Looker.Arrive(stage);
        await looker.Page.RouteAsync("**/api/blobs/0", async route =>
        {
            // Between the opening and its list.
            await sent.RemoveLast();
            await route.ContinueAsync();
        });
        await looker.GoTo(sent);
        await Assertions.Expect(looker.Thumbnails).ToHaveCountAsync(3);
        await looker.SeeThumbnails();
        Assert.Equal(1, (await sent.Status()).Openings);
    }

    [Fact]
    public async Task Where_originals_wait_for_approval_the_page_says_so()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Tier = Tier.View, OriginalsAfterApproval = true });
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.See("The originals follow when the sender approves");
        Assert.Equal(0, await looker.Button("Save").CountAsync());
    }
}
