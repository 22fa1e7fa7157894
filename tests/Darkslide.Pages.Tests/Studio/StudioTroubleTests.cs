using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>Broken lines, servers that go away, storage that is blocked, and links that are locked.</summary>
public sealed class StudioTroubleTests(Stage stage)
{
    [Fact]
    public async Task A_lost_connection_says_so_and_goes_on_by_itself()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose([await Files.Revealing(stage), .. await Files.Many(stage, 30)]);
        var arrived = 0;
        await sender.Page.RouteAsync("**/api/uploads", async route =>
        {
            if (++arrived == 20) await sender.Profile.SetOfflineAsync(true);
            await route.ContinueAsync();
        });
        await sender.SendButton.ClickAsync();
        await sender.See("The connection is lost.");
        await sender.Profile.SetOfflineAsync(false);
        await sender.Arrived();
        await sender.See("31 pictures. Ends");
    }

    [Fact]
    public async Task A_server_that_restarts_in_the_middle_gets_the_rest()
    {
        await using var site = await Site.Start();
        await using var sender = await StudioVisitor.Arrive(stage, site);
        await sender.Choose([.. await Files.Many(stage, 20)]);
        var asked = 0;
        var stopped = new TaskCompletionSource();
        await sender.Page.RouteAsync("**/api/uploads", async route =>
        {
            if (++asked == 12)
            {
                await site.StopServer();
                stopped.TrySetResult();
            }

            await route.ContinueAsync();
        });
        await sender.SendButton.ClickAsync();
        await stopped.Task;
        await sender.See("The connection is lost.");
        await site.StartServer();
        await sender.Arrived();
        await using var recipient = await Looker.Arrive(stage);
        await recipient.Page.GotoAsync((await sender.Links())[0]);
        await recipient.SeeThumbnails();
        Assert.Equal(20, await recipient.Thumbnails.CountAsync());
    }

    [Fact]
    public async Task Pausing_holds_cancelling_destroys_and_what_was_chosen_is_still_there()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose([.. await Files.Many(stage, 12)]);
        await sender.Fill("Title", "Kept");
        await sender.Page.RouteAsync("**/api/uploads", async route =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(40), TimeProvider.System);
            await route.ContinueAsync();
        });
        await sender.SendButton.ClickAsync();
        await sender.Button("Pause").ClickAsync();
        await sender.See("Paused. Nothing is lost.");
        await sender.Button("Go on").ClickAsync();
        await sender.Button("Cancel").ClickAsync();
        await sender.Button("Cancel and destroy").ClickAsync();
        await sender.See("Cancelled. Nothing was kept on the server.");
        await Assertions.Expect(sender.Rows).ToHaveCountAsync(12);
        await Assertions.Expect(sender.Page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Kept");
    }

    [Fact]
    public async Task A_full_store_stops_it_with_a_sentence_and_trying_again_goes_on()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose([.. await Files.Many(stage, 3)]);
        var full = true;
        await sender.Page.RouteAsync("**/api/uploads", async route =>
        {
            if (!full) await route.ContinueAsync();
            else
            {
                await route.FulfillAsync(new()
                {
                    Status = 507,
                    ContentType = "application/problem+json",
                    Headers = new Dictionary<string, string> { ["Darkslide-Protocol"] = "1" },
                    Body = """{"code":"storage-full","title":"The store is full.","status":507,"detail":"","type":""}""",
                });
            }
        });
        await sender.SendButton.ClickAsync();
        await sender.See("The server's store is full.");
        full = false;
        await sender.Button("Try again").ClickAsync();
        await sender.Arrived();
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_a_link_until_its_owner_unlocks_it()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(await Files.Revealing(stage));
        await sender.Tick("Ask for a password");
        await sender.Fill("Password", "right");
        await sender.Send();
        var link = (await sender.Links())[0];
        await GuessTenTimes(link);
        await sender.Page.GotoAsync(await sender.ManageLink());
        await sender.See("Ten wrong passwords were entered.");
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Unlock" }).ClickAsync();
        await sender.See("There are ten tries again.");
        await sender.See("10 tries left");
        await using var recipient = await Looker.Arrive(stage);
        await recipient.Page.GotoAsync(link);
        await recipient.Try("right");
        await recipient.SeeThumbnails();
    }

    [Fact]
    public async Task Where_storage_is_blocked_everything_works_and_nothing_is_remembered()
    {
        const string Blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });";
        await using var sender = await StudioVisitor.Arrive(stage, before: Blocked);
        await sender.Choose(await Files.Revealing(stage));
        await sender.Send();
        await sender.See("It is not kept on this device. Save it now.");
        var manage = await sender.ManageLink();
        await sender.Page.GotoAsync($"{sender.Site.Origin}m");
        await sender.See("This browser keeps nothing for this page");
        await sender.Page.GetByLabel("Manage link").FillAsync($"here it is: {manage[..50]}\n{manage[50..]}.");
        await sender.Button("Open").ClickAsync();
        await sender.Page.Locator(".link-panel").WaitForAsync();
    }

    [Fact]
    public async Task Shares_are_remembered_here_until_a_person_wants_otherwise()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(await Files.Revealing(stage));
        await sender.Fill("Title", "Remember me");
        await sender.Send();
        await sender.See("It is also kept on this device");
        await sender.Page.GetByRole(AriaRole.Link, new() { Name = "My shares" }).ClickAsync();
        await sender.Page.GetByRole(AriaRole.Link, new() { Name = "Remember me" }).ClickAsync();
        await sender.Page.Locator(".link-panel").WaitForAsync();
        await sender.Page.GetByRole(AriaRole.Link, new() { Name = "My shares" }).ClickAsync();
        await sender.Page.GetByLabel("Remember shares on this device").UncheckAsync();
        await sender.See("Nothing was sent from this device");
        Assert.Equal("off", await sender.Page.EvaluateAsync<string>("Object.values(localStorage).join()"));
    }

    [Theory]
    [InlineData("ö", "This manage link is damaged")]
    [InlineData("", "This manage link is cut short")]
    public async Task A_manage_link_that_was_harmed_on_its_way_says_how(string more, string sentence)
    {
        using var secret = LinkSecret.Create();
        var link = LinkText.Url(stage.Site.Origin, LinkKind.Manage, secret);
        var harmed = more.Length > 0 ? link[..^1] + (link[^1] == 'A' ? 'B' : 'A') : link[..^7];
        await using var sender = await StudioVisitor.Arrive(stage, path: new Uri(harmed).PathAndQuery.TrimStart('/') + new Uri(harmed).Fragment);
        await sender.See(sentence);
    }

    /// <summary>As someone does who has the link, but not the password, and hurries.</summary>
    private async Task GuessTenTimes(string link)
    {
        using var found = LinkText.Find(link, LinkKind.Viewing);
        using var http = new HttpClient { BaseAddress = stage.Site.Origin };
        for (var guess = 0; guess < 10; guess++)
        {
            var request = new OpenRequest
            {
                Locator = ViewingKeys.LocatorOf(found.Secret),
                Access = RandomNumberGenerator.GetBytes(32),
                Opening = RandomNumberGenerator.GetBytes(16),
            };
            using var body = JsonContent.Create(request, ProtocolJson.Default.OpenRequest);
            using var answer = await http.PostAsync(new Uri(Routes.Openings, UriKind.Relative), body);
            Assert.False(answer.IsSuccessStatusCode);
        }
    }
}
