using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Picks;

/// <summary>Every screen with picks, at three sizes, dark and light: pictures for people, and axe for all of them.</summary>
public sealed class PicksScreensTests(Stage stage)
{
    [Theory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    [InlineData("ar-EG")]
    public async Task The_recipients_screens_fit_every_size_and_axe_finds_nothing(string locale)
    {
        var share = await Picked(shared: true);
        await using var profile = await stage.Profile(locale);
        await profile.AddInitScriptAsync(scriptPath: Repository.Axe);
        var page = await profile.NewPageAsync();
        await page.GotoAsync(share.Link(0));
        await page.Locator(".pick-head").WaitForAsync();
        await page.Locator(".marks.marked").First.WaitForAsync();
        await page.Locator(".thumb .there").First.WaitForAsync();
        await Assertions.Expect(page.Locator(".shown.thumbnail:not(.there)")).ToHaveCountAsync(0);
        var language = locale[..2];
        var rows = await page.EvaluateAsync<int>("new Set([...document.querySelectorAll('.cell')].map((cell) => cell.getBoundingClientRect().top)).size");
        Assert.True(rows < await page.Locator(".cell").CountAsync(), "every picture stands in a row of its own");
        await Eyes.Inspect(page, $"picks-gallery-{language}");
        await page.Locator(".cell .more").First.ClickAsync();
        await page.Locator(".pick-sheet").WaitForAsync();
        await Eyes.Inspect(page, $"picks-sheet-{language}");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".thumb").First.ClickAsync();
        await page.Locator(".single .preview.there").First.WaitForAsync();
        await page.Locator(".pick-others").WaitForAsync();
        await Eyes.Inspect(page, $"picks-single-{language}");
        await page.Locator(".pick-bar .remark").ClickAsync();
        await page.Locator(".pick-sheet textarea").FillAsync(new string('a', 500));
        await Eyes.Inspect(page, $"picks-remark-{language}");
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("ar-EG")]
    public async Task The_owners_screen_fits_every_size_and_axe_finds_nothing(string locale)
    {
        var share = await Picked(shared: false);
        await using var profile = await stage.Profile(locale);
        await profile.AddInitScriptAsync(scriptPath: Repository.Axe);
        var page = await profile.NewPageAsync();
        await page.GotoAsync(share.Manage);
        await page.Locator(".picks-row img").First.WaitForAsync();
        await page.Locator("#picks").ScrollIntoViewIfNeededAsync();
        await page.EvaluateAsync("document.querySelector('#picks').scrollIntoView()");
        await Eyes.Inspect(page, $"picks-manage-{locale[..2]}");
        await page.EvaluateAsync("document.querySelector('.picks-exports').scrollIntoView({ block: 'end' })");
        await Eyes.Inspect(page, $"picks-manage-exports-{locale[..2]}");
    }

    private async Task<PickedShare> Picked(bool shared)
    {
        var share = await PickedShare.Send(stage, 14, shared, "Anna and Jonathan", "Ben", "مريم");
        await share.Pick(0, 0, 5, PickLabel.Red, "This one for the album, large.\nAnd a copy for grandma.");
        await share.Pick(0, 1, -1);
        await share.Pick(0, 2, 1);
        await share.Pick(0, 4, 0, PickLabel.Blue);
        await share.Pick(0, 5, 3, PickLabel.Yellow, "Brighter?");
        await share.Pick(1, 0, 2, PickLabel.Green, "Not sure about the sky here, it looks a little burnt out to me; is there another one?");
        await share.Pick(1, 3, -1, PickLabel.Purple);
        await share.Pick(2, 0, 4, null, "جميلة جدًا، شكرًا لك");
        return share;
    }
}
