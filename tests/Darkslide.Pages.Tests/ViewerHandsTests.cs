using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>The whole way with nothing but a keyboard, or a finger.</summary>
public sealed class ViewerHandsTests(Stage stage)
{
    [Fact]
    public async Task The_whole_way_by_keyboard()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Photos) { Views = 1, Caption = index => $"number {index + 1}" });
        await using var looker = await Looker.Arrive(stage);
        var keys = looker.Page.Keyboard;
        await looker.GoTo(sent);
        await looker.OpenButton.WaitForAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await looker.SeeThumbnails();

        await keys.PressAsync("Tab");
        Assert.Equal("Save all", await Focused(looker));
        await keys.PressAsync("Tab");
        Assert.StartsWith("Picture 1 of 18", await Focused(looker), StringComparison.Ordinal);
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("ArrowRight");
        Assert.StartsWith("Picture 3 of 18", await Focused(looker), StringComparison.Ordinal);
        await keys.PressAsync("ArrowDown");
        Assert.Matches("^Picture ([5-9]|1[0-8]) of 18", await Focused(looker));
        await keys.PressAsync("ArrowUp");
        Assert.Matches("^Picture [2-4] of 18", await Focused(looker));
        await keys.PressAsync("Home");
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("Enter");
        await looker.Large.WaitForAsync();
        await Caption(looker, "number 3");
        await keys.PressAsync("ArrowRight");
        await Caption(looker, "number 4");
        await keys.PressAsync("End");
        await Caption(looker, "number 18");
        await keys.PressAsync("ArrowRight");
        await Caption(looker, "number 18");
        await keys.PressAsync("Home");
        await Caption(looker, "number 1");
        await keys.PressAsync("+");
        await looker.Button("Zoom out").WaitForAsync();
        await keys.PressAsync("ArrowRight");
        await Caption(looker, "number 1");
        await keys.PressAsync("0");
        await looker.Button("Zoom in").WaitForAsync();
        for (var tab = 0; tab < 8; tab++)
        {
            await keys.PressAsync("Tab");
            Assert.True(await looker.Page.EvaluateAsync<bool>("document.activeElement === document.body || !!document.activeElement.closest('dialog')"));
        }

        await keys.PressAsync("Escape");
        await Assertions.Expect(looker.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.StartsWith("Picture 1 of 18", await Focused(looker), StringComparison.Ordinal);
        Assert.Equal(1, (await sent.Status()).Openings);
    }

    [Fact]
    public async Task Swiping_turns_pages_and_pulling_down_closes()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Photos) { Caption = index => $"number {index + 1}" });
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.SeeThumbnails();
        await looker.SeeLarge(1);
        await Drag(looker.Page, -200, 5);
        await Caption(looker, "number 3");
        await Drag(looker.Page, 200, 5);
        await Caption(looker, "number 2");
        await looker.Page.Mouse.DblClickAsync(700, 400);
        await looker.Button("Zoom out").WaitForAsync();
        await Drag(looker.Page, -200, 5);
        await Caption(looker, "number 2");
        await looker.Page.Mouse.DblClickAsync(700, 400);
        await looker.Button("Zoom in").WaitForAsync();
        await looker.Page.WaitForTimeoutAsync(400);
        await Drag(looker.Page, 5, 250);
        await Assertions.Expect(looker.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Back_closes_a_picture_before_it_leaves_the_page()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Photos));
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.SeeThumbnails();
        await looker.SeeLarge(1);
        await looker.Page.GoBackAsync();
        await Assertions.Expect(looker.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.True(await looker.Thumbnails.CountAsync() > 0);
    }

    [Fact]
    public async Task Six_hundred_pictures_keep_few_in_memory()
    {
        var sent = await stage.Site.Send(new Delivery([.. Enumerable.Repeat(stage.Magenta[0], 600)]));
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.SeeThumbnails();
        for (var screen = 0; screen < 12; screen++)
        {
            await looker.Page.Mouse.WheelAsync(0, 900);
            await looker.Page.WaitForTimeoutAsync(60);
        }

        await looker.Page.Keyboard.PressAsync("End");
        await looker.SeeThumbnails();
        Assert.InRange(await looker.Page.Locator(".shown").CountAsync(), 1, 200);
    }

    private static Task Caption(Looker looker, string text) => Assertions.Expect(looker.Page.Locator(".caption")).ToHaveTextAsync(text);

    private static Task<string> Focused(Looker looker) =>
        looker.Page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");

    private static async Task Drag(IPage page, int x, int y)
    {
        await page.Mouse.MoveAsync(700, 400);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(700 + x, 400 + y, new() { Steps = 6 });
        await page.Mouse.UpAsync();
    }
}
