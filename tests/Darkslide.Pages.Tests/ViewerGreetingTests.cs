using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>Who sends the pictures, what they are called, and the one at their head.</summary>
public sealed class ViewerGreetingTests(Stage stage)
{
    private const string Markup = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";

    [Fact]
    public async Task Cover_sender_and_words_are_shown_and_read_aloud()
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(await stage.Site.Send(new Delivery(stage.Magenta)
        {
            Title = "Second day",
            From = "Studio Weber",
            Logo = await Logo(looker.Page, "#1a1a1a"),
            Cover = 2,
            PictureTitle = index => index == 0 ? "First dance" : null,
            Caption = index => index == 1 ? "Anna and Ben" : null,
        }));
        await looker.SeeThumbnails();
        await looker.See("From Studio Weber");
        await looker.Page.Locator(".cover .shown.there").WaitForAsync();
        await looker.Page.Locator(".logo.light").WaitForAsync();
        await looker.Button("Picture 1 of 3: First dance").WaitForAsync();
        await looker.Button("Picture 2 of 3: Anna and Ben").WaitForAsync();
        await looker.Button("Picture 3 of 3: picture-003.png").ClickAsync();
        await Assertions.Expect(looker.Page.Locator(".single .caption")).ToHaveTextAsync("picture-003.png");
        Assert.Empty(looker.Complaints);
    }

    [Fact]
    public async Task A_link_without_them_loads_nothing_for_them()
    {
        await using var looker = await Looker.Arrive(stage);
        var greetings = 0;
        looker.Page.Request += (_, request) => greetings += request.Url.Contains("greeting", StringComparison.Ordinal) ? 1 : 0;
        await looker.GoTo(await stage.Site.Send(new Delivery(stage.Magenta) { Title = "Second day" }));
        await looker.SeeThumbnails();
        Assert.Equal(0, greetings);
    }

    [Fact]
    public async Task Hostile_words_and_a_hostile_logo_are_text_and_nothing()
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(await stage.Site.Send(new Delivery(stage.Magenta)
        {
            Title = Markup,
            From = "\u202E" + Markup + "\u0000\u2067",
            Logo = new SenderLogo { MediaType = "image/png", Width = 1_024, Height = 1_024, Data = "<svg onload=alert(1)>"u8.ToArray() },
            Cover = 0,
            PictureTitle = _ => string.Concat(Enumerable.Repeat("\U0001F468\u200D\U0001F469", 66)),
            Caption = _ => Markup + new string('W', 1_500) + "\u202E\u0645\u0631\u062D\u0628\u0627",
        }));
        await looker.SeeThumbnails();
        await looker.Page.Locator(".sender-name").WaitForAsync();
        Assert.Contains(Markup, await looker.Page.Locator(".sender-name").TextContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(looker.Page.Locator(".logo")).ToHaveCountAsync(0);
        await looker.Thumbnails.First.ClickAsync();
        await looker.Page.Locator(".single .preview.there").First.WaitForAsync();
        Assert.True(await looker.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('.caption').scrollWidth <= innerWidth"));
        Assert.Equal(0, await looker.Page.Locator("img[src=x], main script, dialog script").CountAsync());
        Assert.NotEqual("run", await looker.Page.TitleAsync());
        Assert.Empty(looker.Complaints);
    }

    /// <summary>A word drawn on nothing.</summary>
    internal static async Task<SenderLogo> Logo(IPage page, string colour)
    {
        var png = await page.EvaluateAsync<string>(
            """
            async (colour) => {
              const canvas = new OffscreenCanvas(360, 120);
              const context = canvas.getContext("2d");
              context.fillStyle = colour;
              context.font = "600 64px Georgia, serif";
              context.fillText("Weber", 110, 82);
              context.beginPath();
              context.arc(56, 60, 40, 0, 7);
              context.arc(56, 60, 26, 0, 7, true);
              context.fill();
              const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
              return btoa(String.fromCharCode(...bytes));
            }
            """,
            colour);
        return new SenderLogo { MediaType = "image/png", Width = 360, Height = 120, Data = Convert.FromBase64String(png) };
    }
}
