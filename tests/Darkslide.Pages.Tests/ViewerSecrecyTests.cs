using System.IO.Compression;
using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>What the page never does: fetch what it may not, run what it is sent, save what it has not verified.</summary>
public sealed class ViewerSecrecyTests(Stage stage)
{
    [Fact]
    public async Task A_view_only_link_knows_and_asks_for_no_original()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Tier = Tier.View });
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.SeeThumbnails();
        await looker.SeeLarge(0);
        await looker.Page.Keyboard.PressAsync("ArrowRight");
        await looker.Page.Keyboard.PressAsync("+");
        await looker.Large.WaitForAsync();

        // The manifest, a pack of thumbnails, and a preview of each of three pictures: that is all there is.
        var blobs = looker.Requests.Where(request => request.Contains("/api/blobs/", StringComparison.Ordinal)).Distinct();
        Assert.All(blobs, request => Assert.InRange(int.Parse(request.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture), 0, 4));
        // Thumbnails are images below a button, which no menu offers to save; previews have no file behind them.
        Assert.Equal(0, await looker.Page.Locator("body img:not(.thumbnail), body a[download], body [src]:not(.thumbnail), body [href^=blob]").CountAsync());
        Assert.True(await looker.Page.Locator("img.thumbnail").EvaluateAllAsync<bool>("all => all.length > 0 && all.every((each) => getComputedStyle(each).pointerEvents === 'none')"));
        Assert.Equal(0, await looker.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Save") }).CountAsync());
        Assert.True(await looker.Page.Locator("canvas.preview").CountAsync() > 0);
        Assert.Empty(looker.Complaints);
    }

    [Fact]
    public async Task Texts_from_outside_are_texts()
    {
        const string Evil = "<img src=x onerror=\"window.hit=1\"><script>window.hit=2</script>\"'><svg/onload=window.hit=3> {{hit}} javascript:hit \u0000";
        var sent = await stage.Site.Send(new Delivery(stage.Magenta)
        {
            Title = Evil,
            To = Evil,
            Caption = index => index == 0 ? Evil + new string('\u202e', 5) + new string('W', 1_500) : Evil,
            Name = index => $"<b onmouseover=hit>{index}=HYPERLINK().png",
        });
        await using var looker = await Looker.Arrive(stage, "window.hit = 0; addEventListener('securitypolicyviolation', () => { window.hit = 9; });");
        looker.Page.Dialog += (_, dialog) => Assert.Fail(dialog.Message);
        await looker.GoTo(sent);
        await looker.SeeThumbnails();
        await looker.Thumbnails.First.HoverAsync();
        await looker.SeeLarge(0);
        Assert.Contains("<script>window.hit=2</script>", await looker.Page.Locator("h1").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("<svg/onload", await looker.Page.Locator(".caption").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await looker.Page.EvaluateAsync<int>("window.hit"));
        Assert.Equal(0, await looker.Page.Locator("main script, dialog script, [onerror], [onload], [onmouseover], iframe").CountAsync());
        Assert.True(await looker.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(looker.Complaints);
    }

    [Fact]
    public async Task Nobody_else_is_asked_for_anything()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta));
        await using var looker = await Looker.Arrive(stage);
        var foreign = new List<string>();
        looker.Profile.Request += (_, request) =>
        {
            var isOurs = request.Url.StartsWith(stage.Site.Origin.ToString(), StringComparison.Ordinal);
            if (!isOurs && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && request.Url != "data:,") foreign.Add(request.Url);
            foreach (var header in request.Headers.Where(header => header.Key is "referer" or "cookie" && header.Value != "")) foreign.Add($"{header.Key}: {header.Value}");
            if (request.Url.Contains(sent.Url.Split('#')[1], StringComparison.Ordinal) && !request.IsNavigationRequest) foreign.Add(request.Url);
        };
        await looker.GoTo(sent);
        await looker.SeeThumbnails();
        await looker.SeeLarge(2);
        Assert.Empty(foreign);
        Assert.Empty(looker.Complaints);
    }

    [Fact]
    public async Task All_pictures_are_saved_as_a_zip_file_byte_for_byte()
    {
        var photos = stage.Photos.Take(5).ToList();
        var sent = await stage.Site.Send(new Delivery(photos) { Title = "../../Evil: \u202ename.", Name = index => index == 0 ? "con.png" : $"p {index}.png" });
        await using var looker = await Looker.Arrive(stage, Looker.WithoutFilePicker);
        await looker.GoTo(sent);
        await looker.SeeThumbnails();
        var download = await looker.Page.RunAndWaitForDownloadAsync(() => looker.Button("Save all").ClickAsync());
        Assert.Equal("_.._Evil_ _name.zip", download.SuggestedFilename);
        await looker.See("All pictures are saved");
        await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync());
        Assert.Equal(["_con.png", "p 1.png", "p 2.png", "p 3.png", "p 4.png"], zip.Entries.Select(entry => entry.FullName));
        foreach (var (entry, photo) in zip.Entries.Zip(photos))
        {
            await using var content = await entry.OpenAsync();
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes);
            Assert.Equal(photo.Original.Bytes, bytes.ToArray());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_was_changed_on_the_way_is_not_saved(int pictures)
    {
        var sent = await stage.Site.Send(new Delivery([.. stage.Magenta.Take(pictures)]) { UntilDownloaded = true, Padding = 2_500_000 });
        await using var looker = await Looker.Arrive(stage, Looker.WithoutFilePicker);
        looker.Page.Download += (_, _) => Assert.Fail("saved");
        await looker.Page.RouteAsync($"**/api/blobs/{1 + (2 * pictures)}", async route =>
        {
            var answer = await route.FetchAsync();
            var body = await answer.BodyAsync();
            body[^1] ^= 1;
            await route.FulfillAsync(new() { Response = answer, BodyBytes = body });
        });
        await looker.Open(sent);
        await looker.Button(pictures == 1 ? "Save" : "Save all").ClickAsync();
        await looker.See("is not what was sent");
        await looker.Page.WaitForTimeoutAsync(300);
        Assert.Equal("live", (await sent.Status()).State);
    }
}
