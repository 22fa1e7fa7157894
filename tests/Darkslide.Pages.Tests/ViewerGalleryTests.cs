using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>A gallery of 2,000 pictures: few requests, little memory, nothing empty on the screen.</summary>
public sealed class ViewerGalleryTests(Stage stage)
{
    // Whether every cell on the screen shows its picture.
    private const string Whole =
        """
        () => {
          const cells = [...document.querySelectorAll(".cell")].filter((cell) => {
            const { top, bottom } = cell.getBoundingClientRect();
            return bottom > 0 && top < innerHeight;
          });
          return cells.length > 0 && cells.every((cell) => cell.querySelector(".thumbnail.there"));
        }
        """;

    [Theory]
    [InlineData(360, 740)]
    [InlineData(820, 1180)]
    [InlineData(1440, 900)]
    public async Task The_first_screen_of_2000_takes_at_most_three_requests(int width, int height)
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.Page.SetViewportSizeAsync(width, height);
        await looker.GoTo(await stage.Many());
        await looker.Page.WaitForFunctionAsync(Whole);
        var packs = looker.Requests.Count(request => request.StartsWith("GET /api/blobs/", StringComparison.Ordinal)) - 1;
        Assert.InRange(packs, 1, 3);
        Assert.Empty(looker.Complaints);
    }

    [Fact]
    public async Task Placeholders_stand_before_any_thumbnail_has_come()
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.Page.RouteAsync("**/api/blobs/*", route => route.Request.Url.EndsWith("/0", StringComparison.Ordinal) ? route.ContinueAsync() : Task.CompletedTask);
        await looker.GoTo(await stage.Many());
        await looker.Page.WaitForFunctionAsync("() => document.querySelectorAll('.placeholder').length >= 8");
        // They are painted: the top left corner of one is no empty pixel.
        Assert.True(await looker.Page.EvaluateAsync<bool>("document.querySelector('.placeholder').getContext('2d').getImageData(1, 1, 1, 1).data[3] === 255"));
        Assert.Equal(0, await looker.Page.Locator(".thumbnail.there").CountAsync());
    }

    [Theory]
    [InlineData(Tier.Full)]
    [InlineData(Tier.View)]
    public async Task Scrolling_to_the_end_and_back_leaves_memory_as_it_was(Tier tier)
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(await stage.Many(tier));
        await looker.Page.WaitForFunctionAsync(Whole);
        var wire = await looker.Profile.NewCDPSessionAsync(looker.Page);
        await wire.SendAsync("Performance.enable");
        var before = await Memory(wire);
        // As somebody who looks: what came into sight and went must not stay, and what flew past must not either.
        for (var screen = 0; screen < 12; screen++)
        {
            await looker.Page.EvaluateAsync("() => scrollBy(0, innerHeight)");
            await looker.Page.WaitForFunctionAsync(Whole);
        }

        await Scroll(looker.Page, 1);
        Assert.InRange(await looker.Page.Locator(".cell").CountAsync(), 1, 120);
        await Scroll(looker.Page, -1);
        await looker.Page.WaitForFunctionAsync(Whole);
        var after = await Memory(wire);
        Assert.InRange(await looker.Page.Locator(".cell").CountAsync(), 1, 120);
        // What grows are the packs that are kept: eight of at most 1 MiB.
        Assert.InRange(after.Heap - before.Heap, -100e6, 10e6);
        Assert.InRange(after.Nodes - before.Nodes, -10_000, 1_500);
        Assert.Empty(looker.Complaints);
    }

    [Fact]
    public async Task Wherever_one_jumps_to_no_cell_stays_empty()
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(await stage.Many());
        await looker.Page.WaitForFunctionAsync(Whole);
        foreach (var place in new[] { 0.5, 0.93, 0.11, 1, 0 })
        {
            await looker.Page.EvaluateAsync("place => scrollTo(0, place * document.documentElement.scrollHeight)", place);
            await looker.Page.WaitForFunctionAsync(Whole);
        }
    }

    [Fact]
    public async Task The_last_of_2000_is_two_keys_away_and_closing_it_leads_back_to_its_place()
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(await stage.Many());
        await looker.Page.WaitForFunctionAsync(Whole);
        await looker.Thumbnails.First.FocusAsync();
        await looker.Page.Keyboard.PressAsync("End");
        Assert.StartsWith("Picture 2000 of 2000", await Focused(looker), StringComparison.Ordinal);
        await looker.Page.Keyboard.PressAsync("Enter");
        await looker.Large.WaitForAsync();
        await looker.Page.Keyboard.PressAsync("Home");
        await looker.Large.WaitForAsync();
        await looker.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(looker.Page.Locator("[data-index='0']")).ToBeFocusedAsync();
        await looker.Page.WaitForFunctionAsync(Whole);
        Assert.Equal(0, await looker.Page.EvaluateAsync<double>("scrollY"), 200.0);
    }

    [Fact]
    public async Task Full_screen_is_one_key_and_ends_with_the_picture()
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(await stage.Site.Send(new Delivery(stage.Photos)));
        await looker.SeeThumbnails();
        await looker.SeeLarge(1);
        await looker.Page.Keyboard.PressAsync("f");
        await looker.Page.WaitForFunctionAsync("() => document.fullscreenElement !== null");
        await looker.Button("Close").ClickAsync();
        await looker.Page.WaitForFunctionAsync("() => document.fullscreenElement === null");
    }

    [Fact]
    public async Task Packs_shorter_than_said_leave_names_in_the_thumbnails_places_and_pictures_open_all_the_same()
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(await stage.Site.Send(new Delivery(stage.Photos) { CutPacks = true, Caption = index => $"number {index + 1}" }));
        await Assertions.Expect(looker.Page.Locator(".thumb .shown-failed").First).ToHaveTextAsync("number 1");
        Assert.Equal(0, await looker.Page.Locator(".thumbnail.there").CountAsync());
        await looker.SeeLarge(0);
        Assert.Empty(looker.Complaints);
    }

    [Fact]
    public async Task The_smallest_picture_and_the_longest_strips_have_their_place()
    {
        var small = stage.Magenta[0];
        Photo[] photos = [small with { Width = 1, Height = 1 }, small with { Width = 30_000, Height = 200 }, small with { Width = 200, Height = 30_000 }, .. stage.Photos];
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(await stage.Site.Send(new Delivery(photos) { Caption = index => index == 1 ? string.Concat(Enumerable.Repeat("\U0001F469\u200D\U0001F4F7 \u0645\u0631\u062D\u0628\u0627 ", 100)) : null }));
        foreach (var (width, height) in Eyes.Sizes)
        {
            await looker.Page.SetViewportSizeAsync(width, height);
            await looker.Page.WaitForFunctionAsync(Whole);
            Assert.True(await looker.Page.EvaluateAsync<bool>(
                "document.documentElement.scrollWidth <= innerWidth && [...document.querySelectorAll('.cell')].every((cell) => { const { width, height } = cell.getBoundingClientRect(); return width >= 44 && height >= 44 && height < innerHeight; })"));
        }

        await looker.SeeLarge(1);
        await looker.Page.Keyboard.PressAsync("ArrowRight");
        await looker.Large.WaitForAsync();
        Assert.Empty(looker.Complaints);
    }

    private static async Task Scroll(IPage page, int direction)
    {
        // As fast as frames come, past every pack.
        await page.EvaluateAsync(
            """
            (direction) => new Promise((done) => {
              const step = () => {
                const before = scrollY;
                scrollBy(0, direction * 6 * innerHeight);
                if (scrollY === before) done();
                else requestAnimationFrame(step);
              };
              step();
            })
            """,
            direction);
    }

    private static async Task<(double Heap, double Nodes)> Memory(ICDPSession wire)
    {
        await wire.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await wire.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        return (metrics["JSHeapUsedSize"], metrics["Nodes"]);
    }

    private static Task<string> Focused(Looker looker) =>
        looker.Page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')");
}
