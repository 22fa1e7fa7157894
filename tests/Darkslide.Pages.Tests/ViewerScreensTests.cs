using System.Text.RegularExpressions;
using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>Every screen of the recipient's page, at three sizes, dark and light: pictures for people, and axe for all of them.</summary>
public sealed class ViewerScreensTests(Stage stage)
{
    private static readonly Dictionary<string, Func<ViewerScreensTests, IPage, Task>> Screens = new()
    {
        ["reading"] = async (test, page) =>
        {
            await page.RouteAsync("**/api/links/describe", _ => Task.CompletedTask);
            await test.Open(page, new Delivery(test.stage.Magenta));
            await page.GetByText("Reading the link").WaitForAsync();
        },
        ["missing"] = (test, page) => page.GotoAsync($"{test.stage.Site.Origin}v"),
        ["cut-short"] = (test, page) => test.OpenChanged(page, text => text[..20]),
        ["damaged"] = (test, page) => test.OpenChanged(page, text => text + "A"),
        ["wrong-type"] = async (test, page) =>
        {
            var sent = await test.stage.Site.Send(new Delivery(test.stage.Magenta));
            await page.GotoAsync(sent.Manage.Replace("/m#", "/v#", StringComparison.Ordinal));
        },
        ["ready"] = async (test, page) =>
        {
            var sent = await test.Open(page, new Delivery(test.stage.Magenta) { Views = 3 });
            await using (var other = await test.stage.Profile()) await OpenByGesture(await other.NewPageAsync(), sent);
            await page.ReloadAsync();
        },
        ["ready-once"] = (test, page) => test.Open(page, new Delivery(test.stage.Magenta) { Views = 1, Tier = Tier.View }),
        ["ready-until-saved"] = (test, page) => test.Open(page, new Delivery(test.stage.Magenta) { UntilDownloaded = true, LifetimeSeconds = 3 * 86_400 }),
        ["password"] = async (test, page) =>
        {
            await test.Open(page, new Delivery(test.stage.Magenta) { Password = "right" });
            await page.GetByRole(AriaRole.Textbox).WaitForAsync();
        },
        ["password-wrong"] = async (test, page) =>
        {
            await test.Open(page, new Delivery(test.stage.Magenta) { Password = "right", Views = 3 });
            await Try(page, "wrong");
            await page.GetByRole(AriaRole.Alert).WaitForAsync();
        },
        ["locked"] = async (test, page) =>
        {
            await test.Open(page, new Delivery(test.stage.Magenta) { Password = "right" });
            for (var left = 9; left >= 0; left--)
            {
                await Try(page, "wrong");
                if (left > 0) await page.GetByText($"{left} tr").WaitForAsync();
            }

            await page.GetByText("too many wrong passwords").WaitForAsync();
        },
        ["waiting"] = async (test, page) =>
        {
            await test.Open(page, new Delivery(test.stage.Magenta) { NotBefore = TimeProvider.System.GetUtcNow().AddHours(51) });
            await page.GetByRole(AriaRole.Timer).WaitForAsync();
        },
        ["ready-shown-for"] = async (test, page) =>
        {
            await test.Open(page, new Delivery(test.stage.Magenta) { Views = 1, Tier = Tier.View, ShowSeconds = 30 });
            await page.GetByText("counted from the first picture").WaitForAsync();
        },
        ["showing-seconds"] = async (test, page) =>
        {
            var sent = await test.stage.Site.Send(new Delivery([.. test.stage.Photos.Take(7)]) { Title = "Second day", Tier = Tier.View, ShowSeconds = 300 });
            await OpenByGesture(page, sent);
            await page.GetByRole(AriaRole.Timer).WaitForAsync();
        },
        ["opening"] = async (test, page) =>
        {
            await page.RouteAsync("**/api/openings", _ => Task.CompletedTask);
            await test.Open(page, new Delivery(test.stage.Magenta));
            await page.Locator(".plate.opening").WaitForAsync();
        },
        ["gallery"] = async (test, page) =>
        {
            await test.OpenLandscapes(page);
            await AllThumbnails(page);
        },
        ["gallery-cover"] = async (test, page) =>
        {
            await test.Open(page, new Delivery(test.stage.Photos)
            {
                Title = "Clara & Jonas, the second day",
                To = "Anna",
                From = "Studio Weber",
                Logo = await ViewerGreetingTests.Logo(page, "#1a1a1a"),
                Cover = 0,
                Tier = Tier.View,
            });
            await page.Locator(".cover .there").WaitForAsync();
            await AllThumbnails(page);
        },
        ["gallery-sender"] = async (test, page) =>
        {
            await test.Open(page, new Delivery(test.stage.Photos) { Title = "Highlands, first light", From = "Studio Weber", Logo = await ViewerGreetingTests.Logo(page, "#ffffff") });
            await page.GetByText("From Studio Weber").WaitForAsync();
            await AllThumbnails(page);
        },
        ["single-words"] = async (test, page) =>
        {
            await test.Open(page, new Delivery(test.stage.Photos) { PictureTitle = _ => "The first dance", Caption = _ => "Clara and Jonas, in the old barn\nwhile the band was still tuning" });
            await page.Locator(".thumb").Nth(5).ClickAsync();
            await page.Locator(".single .preview.there").First.WaitForAsync();
        },
        ["gallery-few"] = async (test, page) =>
        {
            await test.Open(page, new Delivery([.. test.stage.Photos.Take(2)]) { To = "Anna" });
            await AllThumbnails(page);
        },
        ["gallery-view-only"] = async (test, page) =>
        {
            await test.Open(page, new Delivery(test.stage.Photos) { Tier = Tier.View, Views = 2, Title = "Proofs" });
            await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
            await AllThumbnails(page);
        },
        ["gallery-until-saved"] = async (test, page) =>
        {
            await test.Open(page, new Delivery([.. test.stage.Photos.Take(7)]) { UntilDownloaded = true, Title = "The prints you ordered" });
            await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
            await AllThumbnails(page);
        },
        ["saving"] = async (test, page) =>
        {
            await page.AddInitScriptAsync(Looker.WithoutFilePicker);
            await test.OpenLandscapes(page);
            await AllThumbnails(page);
            // Later originals never come.
            await page.RouteAsync(new Regex("/api/blobs/(1[2-9]|[2-9][0-9])$"), _ => Task.CompletedTask);
            await page.GetByRole(AriaRole.Button, new() { Name = "Save all" }).ClickAsync();
            await page.Locator(".progress-text").Filter(new() { HasText = " of " }).WaitForAsync();
        },
        ["saved-one"] = async (test, page) =>
        {
            await test.OpenLandscapes(page);
            await page.Locator(".thumb").First.ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Save picture-001.png" }).ClickAsync();
            await page.Locator(".toast").WaitForAsync();
            await page.Locator(".single .preview.there").First.WaitForAsync();
        },
        ["single"] = async (test, page) =>
        {
            await test.OpenLandscapes(page);
            await page.Locator(".thumb").Nth(5).ClickAsync();
            await page.Locator(".single .preview.there").First.WaitForAsync();
        },
        ["single-tall-zoomed"] = async (test, page) =>
        {
            await test.OpenLandscapes(page);
            await page.Locator(".thumb").Nth(2).ClickAsync();
            await page.Locator(".single .preview.there").First.WaitForAsync();
            await page.Keyboard.PressAsync("+");
        },
        ["single-failed"] = async (test, page) =>
        {
            await test.OpenLandscapes(page);
            await AllThumbnails(page);
            await page.RouteAsync("**/api/blobs/*", route => route.FulfillAsync(new() { Status = 200, Headers = Spoken, Body = new string('x', 90) }));
            await page.Locator(".thumb").First.ClickAsync();
            await page.Locator(".shown-failed").WaitForAsync();
        },
        ["ended"] = async (test, page) =>
        {
            var sent = await test.Open(page, new Delivery(test.stage.Magenta));
            await AllThumbnails(page);
            await sent.Revoke();
            await page.GetByText("The pictures are gone").WaitForAsync();
        },
        ["unavailable"] = async (test, page) =>
        {
            var sent = await test.stage.Site.Send(new Delivery(test.stage.Magenta));
            await sent.Revoke();
            await page.GotoAsync(sent.Url);
            await page.GetByRole(AriaRole.Heading).WaitForAsync();
        },
        ["saved"] = async (test, page) =>
        {
            await test.Open(page, new Delivery(test.stage.Magenta) { UntilDownloaded = true });
            await page.EvaluateAsync("() => { delete window.showSaveFilePicker; }");
            await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Save all" }).ClickAsync();
            await page.GetByText("the link has ended").WaitForAsync();
        },
        ["unreachable"] = async (test, page) =>
        {
            await page.RouteAsync("**/api/**", route => route.AbortAsync());
            await test.Open(page, new Delivery(test.stage.Magenta));
            await page.GetByText("can't be reached").WaitForAsync();
        },
        ["other-version"] = async (test, page) =>
        {
            await page.RouteAsync("**/api/**", route => route.FulfillAsync(new() { Headers = new Dictionary<string, string> { ["darkslide-protocol"] = "2" }, Body = "{}" }));
            await test.Open(page, new Delivery(test.stage.Magenta));
            await page.GetByText("don't match").WaitForAsync();
        },
        ["unreadable"] = async (test, page) =>
        {
            await page.RouteAsync("**/api/blobs/0", route => route.FulfillAsync(new() { Headers = Spoken, Body = new string('x', 600) }));
            await test.Open(page, new Delivery(test.stage.Magenta));
            await page.GetByText("doesn't fit").WaitForAsync();
        },
    };

    private static readonly Dictionary<string, string> Spoken = new() { ["darkslide-protocol"] = "1" };

    private readonly Stage stage = stage;

    public static TheoryData<string> Names => [.. Screens.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_screen_fits_every_size_and_axe_finds_nothing(string name)
    {
        await using var profile = await stage.Profile();
        await profile.AddInitScriptAsync(scriptPath: Repository.Axe);
        var page = await profile.NewPageAsync();
        await Screens[name](this, page);
        await page.GetByRole(AriaRole.Main).WaitForAsync();
        await Eyes.Inspect(page, name);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-EG")]
    public async Task Other_languages_fit_too(string locale)
    {
        await using var profile = await stage.Profile(locale);
        await profile.AddInitScriptAsync(scriptPath: Repository.Axe);
        var page = await profile.NewPageAsync();
        await Open(page, new Delivery(stage.Photos) { Views = 3, Title = "Ben Nevis", To = "Anna" });
        await page.Locator(".button.large").WaitForAsync();
        await Eyes.Inspect(page, $"ready-{locale[..2]}");
        await page.Locator(".button.large").ClickAsync();
        await AllThumbnails(page);
        await Eyes.Inspect(page, $"gallery-{locale[..2]}");
        await page.Locator(".thumb").Nth(1).ClickAsync();
        await page.Locator(".single .preview.there").First.WaitForAsync();
        await Eyes.Inspect(page, $"single-{locale[..2]}");
    }

    private static async Task OpenByGesture(IPage page, SentDelivery sent)
    {
        await page.GotoAsync(sent.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await AllThumbnails(page);
    }

    private static async Task Try(IPage page, string password)
    {
        await page.GetByRole(AriaRole.Textbox).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await page.GetByText("Working out the key").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private static async Task AllThumbnails(IPage page)
    {
        await page.Locator(".thumb .there").First.WaitForAsync();
        await Assertions.Expect(page.Locator(".shown.thumbnail:not(.there)")).ToHaveCountAsync(0);
    }

    private async Task<SentDelivery> Open(IPage page, Delivery delivery)
    {
        var sent = await stage.Site.Send(delivery);
        await page.GotoAsync(sent.Url);
        return sent;
    }

    private async Task OpenChanged(IPage page, Func<string, string> change)
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta));
        var parts = sent.Url.Split('#');
        await page.GotoAsync($"{parts[0]}#{change(parts[1])}");
    }

    private Task<SentDelivery> OpenLandscapes(IPage page) => Open(page, new Delivery(stage.Photos)
    {
        Title = "Highlands, first light",
        To = "Anna",
        Caption = index => index % 5 == 0 ? "Above the loch, a quarter past five, before the wind came up" : null,
    });
}
