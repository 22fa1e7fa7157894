using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>The order of pictures, what is written about them, and who sends them, as recipients then see it.</summary>
public sealed class StudioArrangingTests(Stage stage)
{
    private static readonly string[] Chosen = ["10.jpg", "2.jpg", "1.jpg", "3.jpg"];

    private const string Markup = "<img src=x onerror=\"document.title='run'\">";

    [Fact]
    public async Task Order_words_cover_and_sender_reach_the_recipient_by_mouse_finger_and_keys()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        byte[] picture = await Files.Small(stage);
        // Tall enough that no row lies near an edge, where drawing it scrolls.
        await sender.Page.SetViewportSizeAsync(1440, 2400);
        await sender.Choose([.. Chosen.Select((name, at) => Files.Of(name, [.. picture, (byte)at]))]);
        await sender.Button("By name").ClickAsync();
        await Order("1.jpg", "2.jpg", "3.jpg", "10.jpg");
        await sender.See("Sorted by name.");

        await Grip("10.jpg").FocusAsync();
        await sender.Page.Keyboard.PressAsync("ArrowUp");
        await Order("1.jpg", "2.jpg", "10.jpg", "3.jpg");
        await sender.See("10.jpg is now 3 of 4.");
        await Assertions.Expect(Grip("10.jpg")).ToBeFocusedAsync();

        await Drag("1.jpg", "10.jpg");
        await Order("2.jpg", "10.jpg", "1.jpg", "3.jpg");
        await Touch("3.jpg", "2.jpg");
        await Order("3.jpg", "2.jpg", "10.jpg", "1.jpg");

        await sender.Button("Title, caption, order: 2.jpg").ClickAsync();
        await sender.Fill("Its title", new string('t', 100_000));
        await sender.See("A title has up to 200 characters.");
        await sender.Fill("From", "Studio " + Markup);
        await sender.SendButton.ClickAsync();
        await sender.See("Something above");
        await sender.Fill("Its title", Markup);
        await sender.Fill("Caption", "Anna and Ben\nin the old barn");
        await sender.Button("Cover of the gallery").ClickAsync();
        await sender.Button("Later: 2.jpg").ClickAsync();
        await sender.See("2.jpg is now 3 of 4.");
        await sender.Page.Locator("input[name=senderLogo]").SetInputFilesAsync([await Files.Revealing(stage, "logo.jpg")]);
        await sender.Page.GetByAltText("Your logo").WaitForAsync();
        await sender.Send();

        await using var recipient = await Looker.Arrive(stage);
        await recipient.Page.GotoAsync((await sender.Links())[0]);
        await recipient.SeeThumbnails();
        await recipient.See("From Studio " + Markup);
        await recipient.Page.Locator(".cover .shown.there").WaitForAsync();
        await recipient.Page.Locator(".logo.none").WaitForAsync();
        await recipient.Button("Picture 3 of 4: Anna and Ben in the old barn").ClickAsync();
        await recipient.Page.Locator(".picture-title").GetByText(Markup).WaitForAsync();
        Assert.NotEqual("run", await recipient.Page.TitleAsync());
        Assert.Empty(recipient.Complaints);

        // The next time the sender needs not say it again; where nothing is to be remembered, it is gone.
        await sender.Page.GotoAsync($"{sender.Site.Origin}");
        await sender.Choose(Files.Of("a.jpg", picture));
        await Assertions.Expect(sender.Page.GetByLabel("From", new() { Exact = true })).ToHaveValueAsync("Studio " + Markup);
        await sender.Page.GetByAltText("Your logo").WaitForAsync();
        Assert.Empty(sender.Looker.Complaints);

        ILocator Grip(string name) => sender.Page.GetByRole(AriaRole.Button, new() { Name = $"Move {name}:" });

        Task Order(params string[] names) => Assertions.Expect(sender.Page.Locator(".picture-name")).ToHaveTextAsync(names);

        async Task Drag(string name, string behind)
        {
            await Grip(name).HoverAsync();
            await sender.Page.Mouse.DownAsync();
            var (x, y) = await Lower(behind);
            await sender.Page.Mouse.MoveAsync(x, y - 20);
            await sender.Page.Mouse.MoveAsync(x, y);
            await sender.Page.Locator("[data-drop=behind]").WaitForAsync();
            await sender.Page.Mouse.UpAsync();
        }

        // As a finger does it: the events of a touch, from the browser itself.
        async Task Touch(string name, string before)
        {
            var wire = await sender.Profile.NewCDPSessionAsync(sender.Page);
            await Grip(name).ScrollIntoViewIfNeededAsync();
            var from = (await Grip(name).BoundingBoxAsync())!;
            var to = (await Grip(before).BoundingBoxAsync())!;
            foreach (var (type, y) in new[] { ("touchStart", from.Y + 10), ("touchMove", from.Y - 10), ("touchMove", to.Y + 2) })
            {
                await wire.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = type, ["touchPoints"] = new[] { new { x = from.X + 10, y } } });
            }

            await sender.Page.Locator("[data-drop=before]").WaitForAsync();
            await wire.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        }

        async Task<(float X, float Y)> Lower(string name)
        {
            var box = (await sender.Rows.Filter(new() { Has = sender.Page.GetByText(name, new() { Exact = true }) }).BoundingBoxAsync())!;
            return (box.X + 100, box.Y + box.Height - 4);
        }
    }

    [Fact]
    public async Task Pictures_come_by_paste_by_dropped_folder_and_from_the_camera()
    {
        await using var sender = await StudioVisitor.Arrive(stage, before: "matchMedia = new Proxy(matchMedia, { apply: (of, on, [query]) => query.includes('any-hover: none') ? { matches: true } : of.call(window, query) });");
        await sender.Button("Take a photo").WaitForAsync();
        string small = Convert.ToBase64String(await Files.Small(stage));
        await sender.Page.EvaluateAsync(
            """
            (small) => {
              const clipboardData = new DataTransfer();
              clipboardData.items.add(new File([Uint8Array.from(atob(small), (c) => c.charCodeAt(0))], "pasted.jpg", { type: "image/jpeg" }));
              window.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
            }
            """,
            small);
        await Assertions.Expect(sender.Rows).ToHaveCountAsync(1);
        await sender.Page.Locator("input[name=camera][capture=environment]").SetInputFilesAsync([Files.Of("image.jpg", [.. await Files.Small(stage), 1])]);
        await Assertions.Expect(sender.Rows).ToHaveCountAsync(2);

        var folder = Directory.CreateTempSubdirectory("darkslide-drop-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "album", "deep"));
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "album", "deep", "b.jpg"), [.. await Files.Small(stage), 2], TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "album", "a.jpg"), [.. await Files.Small(stage), 3], TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "album", ".hidden"), "x", TestContext.Current.CancellationToken);
            await Drop(sender, Path.Combine(folder.FullName, "album"));
            await Assertions.Expect(sender.Page.Locator(".picture-name")).ToHaveTextAsync(["pasted.jpg", "image.jpg", "a.jpg", "b.jpg"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task A_link_goes_out_by_the_systems_share_sheet_copy_and_QR()
    {
        await using var sender = await StudioVisitor.Arrive(
            stage, before: "navigator.canShare = () => true; navigator.share = async (what) => { window.shared = what; throw new DOMException('closed', 'AbortError'); };");
        await sender.Choose(await Files.Revealing(stage));
        await sender.Send();
        var link = (await sender.Links())[0];
        await sender.Button("Share…").ClickAsync();
        Assert.Equal(link, await sender.Page.EvaluateAsync<string>("window.shared.url"));
        Assert.Equal(["url"], await sender.Page.EvaluateAsync<string[]>("Object.keys(window.shared)"));
        await sender.Profile.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await sender.Page.Locator(".link-card").GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        Assert.Equal(link, await sender.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await sender.Page.Locator(".qr-figure svg, .qr-figure canvas, .qr-figure img").First.WaitForAsync();
        Assert.Empty(sender.Looker.Complaints);
    }

    // By the browser itself, as a drop from the desktop: a made-up event could not hold a folder.
    private static async Task Drop(StudioVisitor sender, string path)
    {
        var wire = await sender.Profile.NewCDPSessionAsync(sender.Page);
        var data = new { items = Array.Empty<object>(), files = new[] { path }, dragOperationsMask = 1 };
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
        {
            await wire.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object> { ["type"] = type, ["x"] = 300, ["y"] = 300, ["data"] = data });
            if (type == "dragOver") await sender.Page.Locator(".drop-veil").WaitForAsync();
        }
    }
}
