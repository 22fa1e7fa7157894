using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>A pasted list of recipients, a link for each.</summary>
public sealed class StudioRecipientsTests(Stage stage)
{
    [Fact]
    public async Task Twenty_of_the_same_name_are_told_apart_copied_as_a_table_and_ended_one_by_one()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Profile.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await Choose(sender, string.Join('\n', Enumerable.Repeat("Anna", 20)));
        await sender.Send();
        var links = await sender.Links();
        Assert.Equal(20, links.Distinct().Count());
        await sender.Button("Copy all as a table").ClickAsync();
        await sender.Button("Copied").First.WaitForAsync();
        var rows = (await Clipboard(sender, "text/plain")).Split('\n');
        Assert.Equal(["Name\tLink", .. links.Select((link, place) => $"Anna ({place + 1})\t{link}")], rows);

        await sender.Page.GetByRole(AriaRole.Link, new() { Name = "Manage this share" }).ClickAsync();
        await sender.Button("End now: Anna (7)").ClickAsync();
        await sender.Button("End it for good").ClickAsync();
        await sender.Panel("Anna (7)").GetByText("Ended by you").WaitForAsync();
        await Assertions.Expect(sender.Page.Locator(".link-panel.live")).ToHaveCountAsync(19);
        await sender.Button("Copy all as a table").ClickAsync();
        await sender.Button("Copied").First.WaitForAsync();
        rows = (await Clipboard(sender, "text/plain")).Split('\n');
        Assert.Equal("Anna (7)\t\tEnded by you\t0 times", rows[7]);
        Assert.Equal($"Anna (8)\t{links[7]}\tCan be opened\t0 times", rows[8]);
        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task Hostile_names_are_text_on_the_page_in_the_table_and_in_the_mail_and_addresses_stay_here()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Profile.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var sentBodies = new List<string>();
        sender.Page.Request += (_, request) => sentBodies.Add($"{request.Url} {request.PostData}");
        await Choose(sender, "<img src=x onerror=alert(1)> <anna@example.org>\n=1+1\nمريم 👩‍👩‍👧\n\"Berg, Ben\" <ben@example.org>");
        await sender.Fill("Title", "Day 1 & <b>2</b>");
        await sender.Send();
        await sender.See("For <img src=x onerror=alert(1)>");
        await sender.See("For مريم 👩‍👩‍👧");
        await sender.Button("Copy all as a table").ClickAsync();
        await sender.Button("Copied").First.WaitForAsync();
        var html = await Clipboard(sender, "text/html");
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Equal(4, html.Split("<a href=").Length - 1);
        Assert.Contains("\n'=1+1\t", await Clipboard(sender, "text/plain"), StringComparison.Ordinal);
        var mails = await sender.Page.Locator(".link-card a[href^='mailto:']").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        Assert.StartsWith("mailto:anna@example.org?subject=Pictures%20for%20you%3A%20Day%201%20%26%20", mails[0], StringComparison.Ordinal);
        Assert.StartsWith("mailto:?subject=", mails[1], StringComparison.Ordinal);
        Assert.StartsWith("mailto:ben@example.org?", mails[3], StringComparison.Ordinal);
        var links = await sender.Links();
        Assert.All(mails.Zip(links), pair => Assert.Contains(Uri.EscapeDataString(pair.Second), pair.First, StringComparison.Ordinal));
        Assert.DoesNotContain(sentBodies, body => body.Contains("example.org", StringComparison.Ordinal));
        Assert.Empty(sender.Looker.Complaints);
    }

    private async Task Choose(StudioVisitor sender, string names)
    {
        await sender.Choose(Files.Of("a.jpg", await Files.Jpeg(stage)));
        await sender.Pick("Named people");
        await sender.Fill("Names, one on each line", names);
    }

    private static Task<string> Clipboard(StudioVisitor sender, string type) => sender.Page.EvaluateAsync<string>(
        "async (type) => { const [item] = await navigator.clipboard.read(); return (await item.getType(type)).text(); }", type);
}
