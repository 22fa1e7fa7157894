using System.Diagnostics;
using System.Text.Json.Nodes;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>What an owner changes on the share's page after sending, beside a recipient who has the pictures open.</summary>
public sealed class StudioChangingTests(Stage stage)
{
    [Fact]
    public async Task Pictures_are_added_and_removed_and_originals_approved_while_a_recipient_looks()
    {
        await using var sender = await StudioVisitor.Arrive(stage, before: await File.ReadAllTextAsync(Repository.Axe));
        await Send(sender, Files.Of("a.jpg", await Files.Jpeg(stage)), Files.Of("b.jpg", await Files.Cropped(stage)), Files.Of("c.jpg", await Files.Small(stage)));
        var links = await sender.Links();
        await sender.Page.GotoAsync(await sender.ManageLink());
        await sender.Page.Locator(".tile img").Nth(2).WaitForAsync();
        await using var anna = await Looker.Arrive(stage);
        await anna.Page.GotoAsync(links[0]);
        await anna.SeeThumbnails();
        await anna.See("The originals follow when the sender approves");
        Assert.Equal(0, await anna.Button("Save").CountAsync());

        await Approve(sender, anna);
        await Add(sender, anna);
        await Remove(sender, anna);
        await using var ben = await Looker.Arrive(stage);
        await ben.Page.GotoAsync(links[1]);
        await ben.SeeThumbnails();
        await Assertions.Expect(ben.Thumbnails).ToHaveCountAsync(3);
        await ben.See("The originals follow when the sender approves");
        await TellOtherEvents(sender);
        Assert.Empty(sender.Looker.Complaints);
        Assert.Empty(anna.Complaints);
    }

    /// <summary>The server takes an event back that the owner has seen.</summary>
    private static async Task TellOtherEvents(StudioVisitor sender)
    {
        const string Notice = "These are not the events that you had seen";
        await sender.Page.ReloadAsync();
        await sender.Page.Locator(".events li").First.WaitForAsync();
        await Assertions.Expect(sender.Page.GetByText(Notice)).ToHaveCountAsync(0);
        await sender.Page.RouteAsync("**/api/shares/status", async route =>
        {
            var answer = await route.FetchAsync();
            var status = JsonNode.Parse(await answer.TextAsync())!;
            status["events"]!.AsArray().RemoveAt(1);
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = status.ToJsonString() });
        });
        await sender.Page.ReloadAsync();
        await sender.See(Notice);
        await Eyes.Inspect(sender.Page, "studio-events-broken", whole: sender.Page.Locator(".events"));
    }

    private static async Task Send(StudioVisitor sender, params FilePayload[] files)
    {
        await sender.Choose(files);
        await sender.Pick("Named people");
        await sender.Fill("Names, one on each line", "Anna\nBen");
        await sender.Tick("Originals only after I approve");
        await sender.Send();
    }

    private static async Task Approve(StudioVisitor sender, Looker anna)
    {
        await Assertions.Expect(sender.Panel("Anna")).ToContainTextAsync("After your approval");
        await sender.Button("Offer originals: Anna").ClickAsync();
        await sender.Button("Offer the originals").ClickAsync();
        await sender.See("Originals can be saved now: Anna.");
        await Assertions.Expect(sender.Panel("Anna")).ToContainTextAsync("Approved");
        await Assertions.Expect(sender.Panel("Ben")).ToContainTextAsync("After your approval");
        await sender.See("Originals offered");
        await Assertions.Expect(anna.Page.GetByText("The originals follow")).ToHaveCountAsync(0);
        await anna.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Save") }).First.WaitForAsync();
    }

    private async Task Add(StudioVisitor sender, Looker anna)
    {
        await sender.Button("Add pictures").ClickAsync();
        await sender.Page.Locator("input[name=pictures]").SetInputFilesAsync([await Files.Revealing(stage), Files.Of("notes.txt", "x"u8.ToArray())]);
        await sender.See("1 file can't be sent");
        await Eyes.Inspect(sender.Page, "studio-manage-add", whole: sender.Page.Locator(".choose-more"));
        await sender.Button("Leave it out").ClickAsync();
        await sender.Button("Add 1 picture to every link").ClickAsync();
        await sender.See("1 picture added to every link.");
        await Assertions.Expect(sender.Page.Locator(".tile img")).ToHaveCountAsync(4);
        await Assertions.Expect(anna.Thumbnails).ToHaveCountAsync(4);
        await anna.SeeThumbnails();
    }

    private static async Task Remove(StudioVisitor sender, Looker anna)
    {
        await sender.Button("Remove pictures").ClickAsync();
        await sender.Page.Locator(".tile").Nth(1).ClickAsync();
        // Both questions at once: what each screen needs is looked at only once.
        await sender.Button("Offer originals: Ben").ClickAsync();
        await Eyes.Inspect(sender.Page, "studio-manage-change", whole: sender.Page.Locator(".share"));
        await sender.Button("Not yet").ClickAsync();
        await sender.Button("Remove").ClickAsync();
        await sender.Button("Remove for good").ClickAsync();
        // The page tells when all links have it; the recipient's page is told by the server at the same moment.
        await sender.See("1 picture removed from every link.");
        var watch = Stopwatch.StartNew();
        await Assertions.Expect(anna.Thumbnails).ToHaveCountAsync(3);
        Assert.True(watch.ElapsedMilliseconds < 1_000, $"{watch.ElapsedMilliseconds} ms");
        await Assertions.Expect(sender.Page.Locator(".tile")).ToHaveCountAsync(3);
    }
}
