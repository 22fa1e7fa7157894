using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Picks;

/// <summary>A recipient picks: by keys and by touch, on two devices, without a connection, with hostile text; and what the owner gets of it.</summary>
public sealed class PickingTests(Stage stage)
{
    private const string Hostile = "<img src=x onerror=\"document.title='gone'\"> \u200Fمرحبا 👩‍❤️‍👩 =1+1 </textarea><script>alert(1)</script>";

    [Fact]
    public async Task Picks_by_keys_survive_a_reload_and_are_there_on_a_second_device()
    {
        var share = await PickedShare.Send(stage, 4);
        await using var looker = await Arrive(share.Link(0));
        await looker.Thumbnails.First.FocusAsync();
        await looker.Page.Keyboard.PressAsync("s");
        await looker.Page.Keyboard.PressAsync("ArrowRight");
        await looker.Page.Keyboard.PressAsync("x");
        await looker.Page.Keyboard.PressAsync("ArrowRight");
        await looker.Page.Keyboard.PressAsync("4");
        await looker.Page.Keyboard.PressAsync("8");
        await looker.Page.Keyboard.PressAsync("r");
        await Assertions.Expect(looker.Page.Locator(".pick-sheet textarea:focus")).ToHaveCountAsync(1);
        await looker.Page.Keyboard.TypeAsync("Crop the left 0x9");
        await looker.Page.Keyboard.PressAsync("Escape");
        await OwnersRead(share, 0, ["0: 1 none", "1: -1 none", "2: 4 green Crop the left 0x9"]);

        await looker.Page.ReloadAsync();
        await Assertions.Expect(Star(looker, 0)).ToHaveAttributeAsync("aria-pressed", "true");
        await using var second = await Arrive(share.Link(0));
        await Assertions.Expect(Reject(second, 1)).ToHaveAttributeAsync("aria-pressed", "true");
        await second.SeeLarge(2);
        await Assertions.Expect(second.Page.Locator(".pick-remark")).ToHaveTextAsync("Crop the left 0x9");

        // The same key again takes it back; what the window shows is what the keys are about.
        await second.Page.Keyboard.PressAsync("8");
        await second.Page.Keyboard.PressAsync("0");
        await second.Page.Keyboard.PressAsync("ArrowRight");
        await second.Page.Keyboard.PressAsync("p");
        await OwnersRead(share, 0, ["0: 1 none", "1: -1 none", "2: 0 none Crop the left 0x9", "3: 1 none"]);
        Assert.Empty(Faults(looker));
        Assert.Empty(Faults(second));
    }

    [Fact]
    public async Task Two_devices_that_pick_at_once_lose_nothing()
    {
        var share = await PickedShare.Send(stage, 6);
        await using var one = await Arrive(share.Link(0));
        await using var two = await Arrive(share.Link(0));
        for (var picture = 0; picture < 6; picture++)
        {
            await Task.WhenAll(Star(one, picture).ClickAsync(), two.Thumbnails.Nth(picture).PressAsync("6"));
        }

        await OwnersRead(share, 0, [.. Enumerable.Range(0, 6).Select(picture => $"{picture}: 1 red")]);
    }

    [Fact]
    public async Task Without_a_connection_it_says_that_nothing_is_saved_and_saves_by_itself_later()
    {
        var share = await PickedShare.Send(stage, 2);
        await using var looker = await Arrive(share.Link(0));
        await looker.Page.Locator(".pick-head").WaitForAsync();
        await looker.Page.RouteAsync("**/api/picks", route => route.AbortAsync());
        await Star(looker, 0).ClickAsync();
        await Assertions.Expect(Star(looker, 0)).ToHaveAttributeAsync("aria-pressed", "true");
        await looker.See("Not saved yet");
        Assert.Empty(await share.Owners());
        await looker.Page.UnrouteAsync("**/api/picks");
        await OwnersRead(share, 0, ["0: 1 none"]);
    }

    [Fact]
    public async Task Hostile_remarks_are_text_everywhere_and_limits_are_clear()
    {
        var share = await PickedShare.Send(stage, 2, shared: true, "Anna", "<b>Ben</b>");
        await using var looker = await Arrive(share.Link(1));
        await looker.SeeLarge(0);
        await looker.Page.Keyboard.PressAsync("r");
        var field = looker.Page.Locator(".pick-sheet textarea");
        await field.FillAsync(new string('x', 100_000));
        await looker.See("Too long by 99,550");
        // Longer than the pause after which it would have been sent.
        await looker.Page.WaitForTimeoutAsync(1_500);
        Assert.Empty(await share.Owners(1));
        await field.FillAsync(Hostile + "\u0007\u202E");
        await OwnersRead(share, 1, ["0: 0 none " + Hostile]);
        await looker.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(looker.Page.Locator(".pick-remark")).ToHaveTextAsync(Hostile);

        await using var other = await Arrive(share.Link(0));
        await other.SeeLarge(0);
        await Assertions.Expect(other.Page.Locator(".pick-others")).ToContainTextAsync("<b>Ben</b>");
        await Assertions.Expect(other.Page.Locator(".pick-others")).ToContainTextAsync(Hostile);

        await using var owner = await Looker.Arrive(stage);
        await owner.Page.GotoAsync(share.Manage);
        await Assertions.Expect(owner.Page.Locator(".picks-remark")).ToHaveTextAsync(Hostile);
        foreach (var page in new[] { looker, other, owner })
        {
            Assert.Equal(0, await page.Page.Locator("img[src=x], script:not([src])").CountAsync());
            Assert.Empty(Faults(page));
        }
    }

    [Fact]
    public async Task A_filter_shows_just_those_and_the_single_view_goes_through_them()
    {
        var share = await PickedShare.Send(stage, 5);
        await share.Pick(0, 1, rating: 2);
        await share.Pick(0, 3, rating: 1);
        await share.Pick(0, 4, rating: -1, remark: "No");
        await using var looker = await Arrive(share.Link(0));
        await looker.Button("Picked: 2").ClickAsync();
        await Assertions.Expect(looker.Thumbnails).ToHaveCountAsync(2);
        await looker.SeeLarge(0);
        await Assertions.Expect(looker.Page.Locator(".single-position")).ToContainTextAsync("1 / 2");
        // What is taken back here stays until the window is closed.
        await looker.Page.Keyboard.PressAsync("s");
        await looker.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(looker.Page.Locator(".single-position")).ToContainTextAsync("2 / 2");
        await looker.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(looker.Thumbnails).ToHaveCountAsync(1);
        await looker.Button("Rejected: 1").ClickAsync();
        await looker.Button("With remarks: 1").ClickAsync();
        await Assertions.Expect(looker.Thumbnails).ToHaveCountAsync(1);
        await looker.Button("Unmarked: 3").ClickAsync();
        await Assertions.Expect(looker.Thumbnails).ToHaveCountAsync(3);
        await looker.Button("All: 5").ClickAsync();
        await Assertions.Expect(looker.Thumbnails).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task The_end_takes_the_picks_off_the_page_and_the_owner_keeps_them()
    {
        var share = await PickedShare.Send(stage, 2);
        await using var looker = await Arrive(share.Link(0));
        await Star(looker, 0).ClickAsync();
        await Saved(looker);
        using (var client = new Darkslide.Client.DarkslideClient()) await client.RevokeAsync(share.Manage);
        await looker.See("This link has ended");
        Assert.Equal(0, await looker.Page.Locator(".pick-head, .marks").CountAsync());
        await using var owner = await Looker.Arrive(stage);
        await owner.Page.GotoAsync(share.Manage);
        await Assertions.Expect(owner.Page.Locator(".picks-row h3")).ToHaveTextAsync("IMG_1.png");
        Assert.Equal(["0: 1 none"], await share.Owners());
    }

    [Fact]
    public async Task A_link_without_picks_loads_nothing_of_them()
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(await stage.Site.Send(new Delivery(stage.Magenta)));
        await looker.SeeThumbnails();
        await looker.Thumbnails.First.PressAsync("s");
        await looker.SeeLarge(0);
        Assert.DoesNotContain(looker.Requests, request => request.Contains("picks", StringComparison.Ordinal) || request.Contains("parts", StringComparison.Ordinal));
        Assert.Equal(0, await looker.Page.Locator(".marks, .pick-bar").CountAsync());
    }

    [Fact]
    public async Task The_owner_takes_the_picks_along()
    {
        var share = await PickedShare.Send(stage, 3, shared: false, "Anna", "Ben");
        await share.Pick(0, 0, rating: 3, label: PickLabel.Red, remark: "=1+1");
        await share.Pick(1, 0, rating: 5);
        await share.Pick(1, 2, rating: -1);
        await using var owner = await Looker.Arrive(stage);
        await owner.Page.GotoAsync(share.Manage);
        await Assertions.Expect(owner.Page.Locator(".picks-row")).ToHaveCountAsync(2);
        var table = await Download(owner, "Table (CSV)");
        Assert.Equal("Highlands, first light.csv", table.Name);
        Assert.Contains("\"IMG_1.png\",\"Anna\",3,,red,\"'=1+1\"\r\n\"IMG_1.png\",\"Ben\",5,,,\"\"\r\n\"IMG_3.png\",\"Ben\",,yes,,\"\"\r\n", table.Text, StringComparison.Ordinal);
        var (_, _, path) = await Download(owner, "XMP for Lightroom and darktable");
        using (var zip = System.IO.Compression.ZipFile.OpenRead(path))
        {
            Assert.Equal(["IMG_1.xmp", "IMG_3.xmp"], zip.Entries.Select(entry => entry.FullName));
            using var reader = new StreamReader(zip.Entries[0].Open());
            Assert.Contains("xmp:Rating=\"5\" xmp:Label=\"Red\"", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }

        await owner.Page.GetByLabel("Whose").SelectOptionAsync("Ben");
        await Assertions.Expect(owner.Page.Locator(".picks-said li")).ToHaveCountAsync(2);
        Assert.Empty(Faults(owner));
    }

    private static async Task<(string Name, string Text, string Path)> Download(Looker owner, string button)
    {
        var download = await owner.Page.RunAndWaitForDownloadAsync(() => owner.Button(button).ClickAsync());
        var path = await download.PathAsync();
        return (download.SuggestedFilename, await File.ReadAllTextAsync(path), path);
    }

    private static ILocator Star(Looker looker, int index) => looker.Page.Locator(".cell").Nth(index).Locator(".star");

    private static ILocator Reject(Looker looker, int index) => looker.Page.Locator(".cell").Nth(index).Locator(".reject");

    // Browsers write an answer that is a refusal ("nobody has picked yet", "another device was faster") into the console too.
    private static IEnumerable<string> Faults(Looker looker) => looker.Complaints.Where(text => !text.Contains("Failed to load resource", StringComparison.Ordinal));

    private static Task Saved(Looker looker) =>
        Assertions.Expect(looker.Page.Locator(".pick-head .pick-state")).ToHaveTextAsync("Saved");

    /// <summary>What counts is what the owner reads: the page may still say of the write before that it is saved.</summary>
    private static async Task OwnersRead(PickedShare share, int link, IReadOnlyList<string> expected)
    {
        for (var tries = 0; tries < 60 && !(await share.Owners(link)).SequenceEqual(expected); tries++) await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        Assert.Equal(expected, await share.Owners(link));
    }

    private async Task<Looker> Arrive(string link)
    {
        var looker = await Looker.Arrive(stage);
        await looker.Page.GotoAsync(link);
        await looker.SeeThumbnails();
        await looker.Page.Locator(".pick-head").WaitForAsync();
        return looker;
    }
}
