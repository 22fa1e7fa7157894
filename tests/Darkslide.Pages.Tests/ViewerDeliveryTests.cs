using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>Pictures that end one by one, on the page that saves them and on one beside it.</summary>
public sealed class ViewerDeliveryTests(Stage stage)
{
    [Fact]
    public async Task A_saved_picture_ends_on_every_open_page_and_the_last_one_ends_the_link()
    {
        var sent = await stage.Site.Send(new Delivery([.. stage.Photos.Take(4), stage.Magenta[0]]) { UntilEachDownloaded = true, Title = "Contact sheet", Padding = 1_500_000 });
        await using var looker = await Looker.Arrive(stage, await File.ReadAllTextAsync(Repository.Axe) + Looker.WithoutFilePicker);
        await using var beside = await Looker.Arrive(stage, Looker.WithoutFilePicker);
        await using var bench = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await beside.GoTo(sent);
        await looker.See("Each picture ends here once you have saved it.");
        await beside.SeeThumbnails();

        // One that broke off has ended nothing.
        await looker.Page.RouteAsync("**/api/blobs/*", async route =>
        {
            if (!route.Request.Url.EndsWith("/3", StringComparison.Ordinal)) await route.ContinueAsync();
        });
        await looker.SeeLarge(0);
        var save = looker.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Save picture-") });
        await save.ClickAsync();
        await looker.Button("Cancel").ClickAsync();
        await Assertions.Expect(save).ToBeFocusedAsync();
        await looker.Page.UnrouteAllAsync();
        Assert.Equal(0, (await sent.Status()).Deliveries);
        Assert.Equal("live", (await sent.Status()).State);

        // One that arrived whole has: here, beside, and for whoever comes later.
        await looker.Button("Close").ClickAsync();
        await looker.SeeLarge(4);
        Assert.True(await Eyes.Magenta(looker.Page, bench.Page) > 10_000);
        var download = await looker.Page.RunAndWaitForDownloadAsync(() => save.ClickAsync());
        Assert.Equal(stage.Magenta[0].Original.Bytes.Length + 1_500_000, (await File.ReadAllBytesAsync(await download.PathAsync())).Length);
        await looker.See("This picture was saved, and has ended here.");
        Assert.Equal(0, await save.CountAsync());
        await Assertions.Expect(beside.Page.Locator(".delivered")).ToHaveCountAsync(1);
        Assert.Equal(1, (await sent.Status()).Deliveries);
        await Eyes.Inspect(looker.Page, "delivered-single");
        await looker.Button("Close").ClickAsync();
        await looker.See("1 of 5 saved.");
        await Eyes.Inspect(looker.Page, "delivered");
        await beside.Page.ReloadAsync();
        await Assertions.Expect(beside.Page.Locator(".delivered")).ToHaveCountAsync(1);

        // The rest from the other page.
        await beside.Page.RunAndWaitForDownloadAsync(() => beside.Button("Save all").ClickAsync());
        await beside.See("the link has ended");
        await looker.See("This link has ended");
        Assert.Equal(("downloaded", 5), ((await sent.Status()).Reason, (await sent.Status()).Deliveries));
    }
}
