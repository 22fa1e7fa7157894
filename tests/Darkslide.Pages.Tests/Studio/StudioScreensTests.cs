using System.Text.Json;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>Every screen of the sender's page, at three sizes, dark and light: pictures for people, and axe for all of them.</summary>
public sealed class StudioScreensTests(Stage stage)
{
    private static readonly Dictionary<string, Func<StudioScreensTests, StudioVisitor, Task>> Screens = new()
    {
        ["empty"] = (_, sender) => sender.Button("Choose pictures").WaitForAsync(),
        ["closed"] = (_, sender) => Server(sender, "closed", "This server isn't open for sending"),
        ["chosen"] = (test, sender) => test.Choose(sender),
        ["words"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await sender.Button("Title, caption, order: plain.jpg").ClickAsync();
            await sender.Fill("Its title", "Dusk");
            await sender.Fill("Caption", "The last light over the ridge, seen from the hut");
            await sender.Button("Cover of the gallery").ClickAsync();
            await sender.Page.EvaluateAsync("document.querySelector('.words').closest('.picture').scrollIntoView()");
        },
        ["draft-back"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await sender.See("Kept on this device");
            await sender.Page.ReloadAsync();
            await sender.See("Your pictures are still here");
        },
        ["install"] = async (_, sender) =>
        {
            await sender.Button("Choose pictures").WaitForAsync();
            await sender.Page.EvaluateAsync("window.dispatchEvent(new Event('beforeinstallprompt'))");
            await sender.Button("Install on this device").WaitForAsync();
        },
        ["refused"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await sender.Choose(Files.Of("notes.txt", "x"u8.ToArray()), Files.Of("empty.jpg", []));
            await sender.See("2 files can't be sent");
        },
        ["revealed"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await sender.Page.Locator(".disclose[aria-label^='What it reveals']").First.ClickAsync();
            await sender.Page.Locator(".revealed").ScrollIntoViewIfNeededAsync();
            await sender.Page.EvaluateAsync("document.querySelector('.picture').scrollIntoView()");
        },
        ["policy-faults"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await Decide(sender);
            await sender.Fill("Names, one on each line", "");
            await sender.Fill("Password", "kestrel");
            await sender.SendButton.ClickAsync();
            await sender.See("Write at least one name");
        },
        ["marked"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await sender.Tick("Mark the pictures");
            await sender.Page.WaitForFunctionAsync("() => document.querySelector('.mark-preview canvas')?.width > 320");
            await sender.Page.EvaluateAsync("document.querySelector('.mark-preview').scrollIntoView()");
        },
        ["redacting"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await sender.Button("Redact, crop, stamp: IMG_20260501_102302.jpg").ClickAsync();
            await sender.Page.WaitForFunctionAsync("() => document.querySelector('.redact-tried')?.width > 320");
            await sender.Fill("Write across it what it is for", "copy for ACME, rental application, {date}");
            await sender.Button("Add a bar").ClickAsync();
            await Assertions.Expect(sender.Page.Locator(".area-box.bar:focus")).ToHaveCountAsync(1);
            for (int step = 0; step < 20; step++) await sender.Page.Keyboard.PressAsync("ArrowUp");
            for (int step = 0; step < 12; step++) await sender.Page.Keyboard.PressAsync("Shift+ArrowDown");
            await sender.Page.Locator(".redact-stage").ClickAsync(new() { Position = new() { X = 9, Y = 9 } });
            await sender.Pick("Cells");
            await sender.Button("Add a bar").ClickAsync();
            await Assertions.Expect(sender.Page.Locator(".area-box.bar:focus")).ToHaveCountAsync(1);
            for (int step = 0; step < 8; step++) await sender.Page.Keyboard.PressAsync("Shift+ArrowDown");
            await sender.Pick("Crop");
            for (int step = 0; step < 20; step++) await sender.Page.Keyboard.PressAsync("Shift+ArrowLeft");
            await sender.Pick("Cover");
        },
        ["sending"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await Stall(sender, 3);
            await sender.SendButton.ClickAsync();
            await sender.See(" of 6 pictures sent");
        },
        ["sending-lost"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await sender.Page.RouteAsync("**/api/uploads", route => route.AbortAsync());
            await sender.SendButton.ClickAsync();
            await sender.See("The connection is lost.");
        },
        ["sent"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await sender.Send();
        },
        ["sent-several"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await Decide(sender);
            await sender.Fill("Password", "kestrel");
            await sender.Send();
        },
        ["manage"] = (test, sender) => test.Manage(sender),
        ["manage-end"] = async (test, sender) =>
        {
            await test.Manage(sender);
            await sender.Button("End now: Anna").ClickAsync();
            await sender.Button("Change the end: Ben and Carla").ClickAsync();
        },
        ["manage-picture"] = async (test, sender) =>
        {
            await test.Manage(sender);
            await sender.Page.Locator(".tile").First.ClickAsync();
            await sender.Page.Locator(".preview img").WaitForAsync();
        },
        ["manage-ended"] = async (test, sender) =>
        {
            await test.Manage(sender);
            await sender.Button("End all links").ClickAsync();
            await sender.Button("End it for good").ClickAsync();
            await sender.See("This share has ended");
            await SaveReceipt(sender);
        },
        ["manage-unknown"] = async (test, sender) =>
        {
            await sender.Page.GotoAsync($"{sender.Site.Origin}m");
            using var secret = Darkslide.Format.LinkSecret.Create();
            await sender.Page.GotoAsync(Darkslide.Format.LinkText.Url(sender.Site.Origin, Darkslide.Format.LinkKind.Manage, secret));
            await sender.See("The server doesn't know this share");
        },
        ["shares"] = async (test, sender) =>
        {
            await test.Choose(sender);
            await sender.Fill("Title", "Second day");
            await sender.Send();
            await sender.Page.GotoAsync($"{sender.Site.Origin}m");
            await sender.See("Second day");
        },
    };

    public static TheoryData<string> Names => [.. Screens.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_screen_fits_is_accessible_and_is_there_to_be_looked_at(string name)
    {
        await using var sender = await StudioVisitor.Arrive(stage, before: await File.ReadAllTextAsync(Repository.Axe));
        await Screens[name](this, sender);
        await Eyes.Inspect(sender.Page, "studio-" + name);
    }

    [Theory]
    [InlineData("de-DE", "Bilder wählen", "ltr")]
    [InlineData("ar-EG", "اختيار صور", "rtl")]
    public async Task Other_languages_fit_as_well(string locale, string choose, string direction)
    {
        await using var sender = await StudioVisitor.Arrive(stage, before: await File.ReadAllTextAsync(Repository.Axe), locale: locale);
        await sender.Button(choose).WaitForAsync();
        Assert.Equal(direction, await sender.Page.EvaluateAsync<string>("document.documentElement.dir"));
        await Choose(sender);
        // The one to redact with comes when the picture was looked at, and with it the first.
        await sender.Page.Locator(".disclose:not([aria-expanded])").First.WaitForAsync();
        await sender.Page.Locator(".disclose").First.ClickAsync();
        await Eyes.Inspect(sender.Page, $"studio-chosen-{locale[..2]}");
        await sender.Send();
        await sender.Page.GotoAsync(await sender.ManageLink());
        await sender.Page.Locator(".link-panel").WaitForAsync();
        await Eyes.Inspect(sender.Page, $"studio-manage-{locale[..2]}");
    }

    private async Task Choose(StudioVisitor sender)
    {
        await sender.Choose(
            await Files.Revealing(stage), Files.Of("plain.jpg", await Files.Jpeg(stage)), await Files.Revealing(stage, "IMG_20260501_102240.jpg"),
            await Files.Revealing(stage, "IMG_20260501_102302.jpg"), Files.Of("small.jpg", await Files.Small(stage)),
            await Files.Revealing(stage, "a rather long name that somebody gave to a picture of the sea at dusk, second version.jpg"));
        await Assertions.Expect(sender.Page.Locator(".picture-thumbnail img").First).ToBeVisibleAsync();
    }

    private static async Task Decide(StudioVisitor sender)
    {
        await sender.Fill("Title", "Second day");
        await sender.Pick("Named people");
        await sender.Fill("Names, one on each line", "Anna\nBen and Carla\nعمر");
        await sender.Pick("Some times");
        await sender.Tick("Ask for a password");
    }

    private async Task Manage(StudioVisitor sender)
    {
        await Choose(sender);
        await Decide(sender);
        await sender.Fill("Password", "kestrel");
        await sender.Send();
        await sender.Page.GotoAsync(await sender.ManageLink());
        await sender.Page.Locator(".tile img").First.WaitForAsync();
    }

    /// <summary>What is handed out as a file is signed by the server's key.</summary>
    private static async Task SaveReceipt(StudioVisitor sender)
    {
        var download = await sender.Page.RunAndWaitForDownloadAsync(() => sender.Button("Save receipt").ClickAsync());
        await sender.See("Saved. Destroyed by");
        Assert.Equal("receipt.json", download.SuggestedFilename);
        using var client = new Darkslide.Client.DarkslideClient();
        var receipt = Darkslide.Client.Receipts.ReceiptFile.Read((await download.PathAsync())!, await client.ReceiptKeyAsync(sender.Site.Origin));
        Assert.Equal(3, receipt.Content.KeyHalves);
        // A server that signs with another key than it tells everybody is found out.
        await sender.Page.RouteAsync("**/api/server", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("\"receiptKey\":\"B", "\"receiptKey\":\"C", StringComparison.Ordinal) });
        });
        await sender.Button("Save receipt").ClickAsync();
        await sender.See("signed with another key");
        await sender.Page.UnrouteAsync("**/api/server");
        await sender.Button("Save receipt").ClickAsync();
        await sender.See("Saved. Destroyed by");
    }

    /// <summary>Lets so many uploads through, and holds the others.</summary>
    private static async Task Stall(StudioVisitor sender, int through)
    {
        var asked = 0;
        await sender.Page.RouteAsync("**/api/uploads", route => ++asked <= through ? route.ContinueAsync() : Task.CompletedTask);
    }

    private static async Task Server(StudioVisitor sender, string sending, string sentence)
    {
        await sender.Page.RouteAsync("**/api/server", async route =>
        {
            var answer = await route.FetchAsync();
            var body = JsonSerializer.Serialize(await answer.JsonAsync()).Replace("\"open\"", $"\"{sending}\"", StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = answer, Body = body });
        });
        await sender.Page.ReloadAsync();
        await sender.See(sentence);
    }
}
