using System.Security.Cryptography;
using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>What uses up a view and what does not, and what a person with one view can survive.</summary>
public sealed class ViewerOpeningTests(Stage stage)
{
    private const string BlockedStorage =
        """
        for (const name of ["sessionStorage", "localStorage", "indexedDB", "caches"]) {
          Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
        }
        """;

    [Fact]
    public async Task Robots_previews_and_prefetching_use_up_nothing()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Views = 1 });
        await using var robot = await Looker.Arrive(stage);
        for (var visit = 0; visit < 3; visit++)
        {
            await robot.GoTo(sent);
            await robot.OpenButton.WaitForAsync();
            await robot.Page.ReloadAsync();
        }

        using var http = new HttpClient { BaseAddress = stage.Site.Origin };
        foreach (var path in robot.Requests.Select(request => request.Split(' ')[1]).Distinct().Append("/robots.txt"))
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                using var answer = await http.SendAsync(new HttpRequestMessage(method, path));
            }
        }

        Assert.DoesNotContain(robot.Requests, request => request.Contains("/api/openings", StringComparison.Ordinal));
        var status = await sent.Status();
        Assert.Equal((0, 0), (status.Openings, status.Viewing));
    }

    [Fact]
    public async Task A_link_that_counts_nothing_opens_without_a_gesture()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta));
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.SeeThumbnails();
        Assert.Empty(looker.Complaints);
    }

    [Fact]
    public async Task The_only_view_survives_reloads()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Views = 1 });
        await using var looker = await Looker.Arrive(stage);
        await looker.Open(sent);
        for (var reload = 0; reload < 3; reload++)
        {
            await looker.Page.ReloadAsync();
            await looker.SeeThumbnails();
        }

        Assert.Equal(1, (await sent.Status()).Openings);
        await using var other = await Looker.Arrive(stage);
        await other.GoTo(sent);
        await other.See("isn't available");
    }

    [Fact]
    public async Task The_only_view_survives_a_lost_answer_by_itself()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Views = 1 });
        await using var looker = await Looker.Arrive(stage);
        await LoseFirstAnswer(looker.Page);
        await looker.GoTo(sent);
        await looker.OpenButton.ClickAsync();
        await looker.See("can't be reached");
        await looker.SeeThumbnails();
        Assert.Equal(1, (await sent.Status()).Openings);
    }

    [Fact]
    public async Task The_only_view_survives_a_lost_answer_and_a_reload()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Views = 1 });
        await using var looker = await Looker.Arrive(stage);
        await LoseFirstAnswer(looker.Page);
        await looker.GoTo(sent);
        await looker.OpenButton.ClickAsync();
        await looker.See("can't be reached");
        await looker.Page.ReloadAsync();
        await looker.SeeThumbnails();
        Assert.Equal(1, (await sent.Status()).Openings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(99)]
    [InlineData(100)]
    public async Task The_only_view_survives_a_connection_cut_at(int percent)
    {
        var sent = await stage.Site.Send(new Delivery([.. stage.Magenta.Take(1)]) { Views = 1, Padding = 5_000_000 });
        using var line = new Cutter(stage.Site.Origin);
        await using var looker = await Looker.Arrive(stage);
        await looker.Page.GotoAsync(line.Through(sent.Url));
        await looker.OpenButton.ClickAsync();
        await looker.SeeThumbnails();
        await looker.Page.WaitForTimeoutAsync(300);

        line.CutAfter(5_000_000L * percent / 100);
        var download = await looker.Page.RunAndWaitForDownloadAsync(() => looker.Button("Save").ClickAsync());
        var saved = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal(1, line.Cuts);
        Assert.Equal(Convert.ToHexString(SHA256.HashData([.. stage.Magenta[0].Original.Bytes, .. new byte[5_000_000]])), Convert.ToHexString(SHA256.HashData(saved)));
        Assert.Equal(1, (await sent.Status()).Openings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(99)]
    public async Task The_only_view_survives_a_reload_at(int percent)
    {
        var sent = await stage.Site.Send(new Delivery([.. stage.Magenta.Take(1)]) { Views = 1, Padding = 5_000_000 });
        using var line = new Cutter(stage.Site.Origin);
        await using var looker = await Looker.Arrive(stage);
        await looker.Page.GotoAsync(line.Through(sent.Url));
        await looker.OpenButton.ClickAsync();
        await looker.SeeThumbnails();

        line.CutAfter(5_000_000L * percent / 100);
        await looker.Button("Save").ClickAsync();
        while (line.Cuts == 0) await looker.Page.WaitForTimeoutAsync(10);
        await looker.Page.ReloadAsync();
        await looker.SeeThumbnails();
        var download = await looker.Page.RunAndWaitForDownloadAsync(() => looker.Button("Save").ClickAsync());
        Assert.Equal(stage.Magenta[0].Original.Bytes.Length + 5_000_000, new FileInfo(await download.PathAsync()).Length);
        Assert.Equal(1, (await sent.Status()).Openings);
    }

    [Fact]
    public async Task A_browser_that_blocks_storage_opens_links()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Views = 1 });
        await using var looker = await Looker.Arrive(stage, BlockedStorage);
        await LoseFirstAnswer(looker.Page);
        await looker.GoTo(sent);
        await looker.OpenButton.ClickAsync();
        await looker.See("can't be reached");
        await looker.SeeThumbnails();
        Assert.Equal(1, (await sent.Status()).Openings);
    }

    [Fact]
    public async Task A_wrong_password_uses_up_no_view_and_composed_letters_are_the_same()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Views = 1, Password = "Gr\u00fc\u00dfe 2026" });
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        await looker.Try("Grusse 2026");
        await looker.See("9 tries left");
        Assert.Equal(0, (await sent.Status()).Openings);
        await looker.Try("Gru\u0308\u00dfe 2026");
        await looker.SeeThumbnails();
        Assert.Equal(1, (await sent.Status()).Openings);
        Assert.DoesNotContain(looker.Complaints, complaint => !complaint.Contains("403", StringComparison.Ordinal));

        // The key is kept nowhere: a reload asks for the password again, and counts nothing.
        await looker.Page.ReloadAsync();
        await looker.Try("Gr\u00fc\u00dfe 2026");
        await looker.SeeThumbnails();
        Assert.Equal(1, (await sent.Status()).Openings);
    }

    [Fact]
    public async Task A_locked_link_opens_after_its_owner_unlocks_it()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Password = "right" });
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(sent);
        for (var left = 9; left > 0; left--)
        {
            await looker.Try("wrong");
            await looker.See(left == 1 ? "1 try left" : $"{left} tries left");
        }

        await looker.Try("wrong");
        await looker.See("too many wrong passwords");
        await sent.Unlock();
        await looker.Button("Try again").ClickAsync();
        await looker.Try("right");
        await looker.SeeThumbnails();
    }

    [Fact]
    public async Task Nothing_secret_is_stored()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Views = 2, Title = "A title", Tier = Tier.View });
        await using var looker = await Looker.Arrive(stage);
        string keyHalf = "", ticket = "";
        looker.Page.Response += async (_, response) =>
        {
            if (!response.Url.EndsWith("/api/openings", StringComparison.Ordinal)) return;
            var answer = await response.JsonAsync();
            keyHalf = answer!.Value.GetProperty("keyHalf").GetString()!;
            ticket = answer.Value.GetProperty("ticket").GetString()!;
        };
        await looker.Open(sent);
        var stored = await looker.Page.EvaluateAsync<string>(
            "JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie])");
        Assert.Contains("darkslide.opening", stored, StringComparison.Ordinal);
        Assert.All([keyHalf, ticket, "A title", sent.Url.Split('#')[1]], secret =>
        {
            Assert.NotEmpty(secret);
            Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        });
        Assert.Empty(await looker.Profile.CookiesAsync());
        Assert.Equal(0, await looker.Page.EvaluateAsync<int>("(async () => (await indexedDB.databases()).length + (await caches.keys()).length)()"));
    }

    private static async Task LoseFirstAnswer(IPage page)
    {
        var lost = false;
        await page.RouteAsync("**/api/openings", async route =>
        {
            if (lost)
            {
                await route.ContinueAsync();
                return;
            }

            lost = true;
            await route.FetchAsync();
            await route.AbortAsync();
        });
    }
}
