using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>A link that opens on the first device only, from sending to what its owner does about the second.</summary>
public sealed class StudioDevicesTests(Stage stage)
{
    [Fact]
    public async Task A_forwarded_link_opens_nowhere_else_until_its_owner_allows_one_more()
    {
        var axe = await File.ReadAllTextAsync(Repository.Axe);
        await using var sender = await StudioVisitor.Arrive(stage, before: axe);
        await sender.Choose(Files.Of("a.jpg", await Files.Jpeg(stage)));
        await sender.Page.GetByLabel("On which devices a link opens").SelectOptionAsync("1");
        await sender.Send();
        var link = (await sender.Links())[0];
        await sender.Page.GotoAsync(await sender.ManageLink());
        await sender.See("No device has opened this link yet.");

        await using var first = await Looker.Arrive(stage, axe);
        await using var second = await Looker.Arrive(stage, axe);
        await first.Page.GotoAsync(link);
        await first.See("It opens on one device only");
        await Eyes.Inspect(first.Page, "device-ready");
        await first.OpenButton.ClickAsync();
        await first.SeeThumbnails();
        // Nobody reads the key out of the browser, not even this page.
        Assert.Equal("private,false,sign", await first.Page.EvaluateAsync<string>(ReadKey));

        await second.Page.GotoAsync(link);
        await second.OpenButton.ClickAsync();
        await second.See("Already opened on another device");
        await second.See("ask the sender to allow one more device");
        await Eyes.Inspect(second.Page, "device-other");
        await second.Button("Try again").ClickAsync();
        await second.See("Already opened on another device");

        // It is told at once: nobody asks every quarter of a minute while the channel is there.
        await Assertions.Expect(sender.Page.GetByText("Device 1 last opened")).ToBeVisibleAsync(new() { Timeout = 4_000 });
        await sender.See("Live: what happens appears here at once.");
        await sender.See("Refused: another device");
        await Eyes.Inspect(sender.Page, "studio-manage-devices");
        await sender.Button("Allow one more device: For anyone who has it").ClickAsync();
        await sender.See("opens on 2 devices now");
        await second.Button("Try again").ClickAsync();
        await second.SeeThumbnails();

        // The first device is known whatever came between: by a reload, and by another tab.
        await first.Page.ReloadAsync();
        await first.SeeThumbnails();
        var tab = await first.Profile.NewPageAsync();
        await tab.GotoAsync(link);
        await tab.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        await tab.Locator(".thumb .there").First.WaitForAsync();

        await sender.See("Device 2");
        await sender.Button("Free device 1: For anyone who has it").ClickAsync();
        await sender.See("Freed: device 1");
        await Assertions.Expect(sender.Page.Locator(".devices li")).ToHaveCountAsync(1);
        Assert.Empty(first.Complaints);
        Assert.Empty(sender.Looker.Complaints);
        Assert.All(second.Complaints, complaint => Assert.Contains("403", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_that_keeps_nothing_is_told_so_and_takes_no_place()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Devices = 1 });
        await using var looker = await Looker.Arrive(stage, "IDBFactory.prototype.open = () => { throw new DOMException('blocked', 'SecurityError'); };");
        await looker.GoTo(sent);
        await looker.OpenButton.ClickAsync();
        await looker.See("This browser can't be remembered");
        Assert.Empty((await sent.Status()).Devices!.Used);
        Assert.Equal(0, (await sent.Status()).Openings);
    }

    private const string ReadKey = """
        async () => {
          const done = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject; });
          const database = await done(indexedDB.open("darkslide-devices"));
          const [kept] = await done(database.transaction("keys").objectStore("keys").getAll());
          const exports = await Promise.allSettled(["pkcs8", "jwk", "raw"].map((format) => crypto.subtle.exportKey(format, kept.privateKey)));
          if (exports.some((each) => each.status === "fulfilled")) return "exported";
          return [kept.privateKey.type, kept.privateKey.extractable, kept.privateKey.usages].join();
        }
        """;
}
