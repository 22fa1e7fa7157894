using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>What was chosen and written survives a reload on the sender's device, and nowhere else; keys and passwords are never in it.</summary>
public sealed class StudioDraftTests(Stage stage)
{
    private const string Everything =
        """
        async () => {
          const database = await new Promise((resolve, reject) => {
            const request = indexedDB.open("darkslide");
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          const all = {};
          for (const name of database.objectStoreNames) {
            const request = database.transaction(name).objectStore(name).getAll();
            await new Promise((resolve) => { request.onsuccess = resolve; });
            all[name] = request.result.map((value) => value instanceof File ? value.name : value);
          }
          database.close();
          return JSON.stringify(all) + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage });
        }
        """;

    [Fact]
    public async Task Fifty_pictures_their_order_words_and_settings_are_there_after_a_reload_but_no_password()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(await Files.Many(stage, 50));
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Move DSC_0001.jpg:" }).PressAsync("ArrowDown");
        await sender.Button("Title, caption, order: DSC_0001.jpg").ClickAsync();
        await sender.Fill("Caption", "Anna and Ben");
        await sender.Button("Cover of the gallery").ClickAsync();
        await sender.Fill("Title", "Second day");
        await sender.Tick("Ask for a password");
        await sender.Fill("Password", "Kestrel7");
        await sender.Pick("Named people");
        await sender.Fill("Names, one on each line", "Anna\nBen");
        await sender.See("Kept on this device until you send or remove it.");
        await Assertions.Expect(sender.Page.GetByText("Keeping a copy")).ToHaveCountAsync(0);

        await sender.Page.ReloadAsync();
        await sender.See("Your pictures are still here");
        await Assertions.Expect(sender.Rows).ToHaveCountAsync(50);
        Assert.Equal(["DSC_0002.jpg", "DSC_0001.jpg", "DSC_0003.jpg"], (await sender.Page.Locator(".picture-name").AllTextContentsAsync()).Take(3));
        await Assertions.Expect(sender.Rows.Nth(1).Locator(".cover-note")).ToBeVisibleAsync();
        await sender.Button("Title, caption, order: DSC_0001.jpg").ClickAsync();
        await Assertions.Expect(sender.Page.GetByLabel("Caption", new() { Exact = true })).ToHaveValueAsync("Anna and Ben");
        await Assertions.Expect(sender.Page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Second day");
        await Assertions.Expect(sender.Page.GetByLabel("Names, one on each line")).ToHaveValueAsync("Anna\nBen");
        await Assertions.Expect(sender.Page.GetByLabel("Ask for a password")).Not.ToBeCheckedAsync();
        Assert.DoesNotContain("Kestrel7", await sender.Page.EvaluateAsync<string>(Everything), StringComparison.Ordinal);

        // Another tab has its own, and says so.
        var other = await sender.Profile.NewPageAsync();
        await other.GotoAsync($"{sender.Site.Origin}");
        await other.Locator("input[name=pictures]").SetInputFilesAsync([await Files.Revealing(stage)]);
        await other.GetByText("Another tab keeps its pictures").WaitForAsync();
        await other.CloseAsync();

        await sender.Button("Remove all").ClickAsync();
        await sender.Button("Choose pictures").WaitForAsync();
        await Empty(sender);
        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task After_sending_nothing_is_left_and_while_sending_there_is_no_key_in_it()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(await Files.Revealing(stage));
        await sender.See("Kept on this device");
        var during = "";
        await sender.Page.RouteAsync("**/api/shares/publish", async route =>
        {
            during = await sender.Page.EvaluateAsync<string>(Everything);
            await route.ContinueAsync();
        });
        await sender.Send();
        Assert.Contains("IMG_20260501_102233.jpg", during, StringComparison.Ordinal);
        foreach (var link in new[] { (await sender.Links())[0], await sender.ManageLink() })
        {
            Assert.DoesNotContain(link.Split('#')[1], during, StringComparison.Ordinal);
        }

        await Empty(sender);
        await sender.Page.ReloadAsync();
        await sender.Button("Choose pictures").WaitForAsync();
        await Assertions.Expect(sender.Rows).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };", "This browser keeps nothing for this page")]
    [InlineData("IDBObjectStore.prototype.add = function () { this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError'); };", "There is no room on this device")]
    public async Task Storage_that_refuses_is_told_and_sending_works_all_the_same(string before, string told)
    {
        await using var sender = await StudioVisitor.Arrive(stage, before: before);
        await sender.Choose(await Files.Revealing(stage));
        await sender.See(told);
        await sender.Send();
        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task A_draft_that_nobody_came_back_to_for_seven_days_is_gone()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose([await Files.Revealing(stage)]);
        await sender.See("Kept on this device until you send or remove it.");
        await Assertions.Expect(sender.Page.GetByText("Keeping a copy")).ToHaveCountAsync(0);
        var days = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(7).AddMinutes(-5);
        await ComeBack(sender, days);
        await sender.See("Your pictures are still here");
        await Assertions.Expect(sender.Page.GetByText("Keeping a copy")).ToHaveCountAsync(0);

        // Coming back begins the seven days anew.
        await ComeBack(sender, days.AddDays(7).AddMinutes(5));
        await sender.See("Choose pictures");
        await Empty(sender);
    }

    [Fact]
    public async Task Who_has_nothing_remembered_has_no_draft()
    {
        await using var sender = await StudioVisitor.Arrive(stage, before: "localStorage.setItem('darkslide.remember', 'off');");
        await sender.Choose(await Files.Revealing(stage));
        await Assertions.Expect(sender.Page.GetByText("on this device until you send")).ToHaveCountAsync(0);
        await Empty(sender);
    }

    // The page is gone while time passes: it would keep what is still to be kept with the new time.
    private async Task ComeBack(StudioVisitor sender, DateTime when)
    {
        await sender.Page.GotoAsync("about:blank");
        await sender.Page.Clock.SetSystemTimeAsync(when);
        await sender.Page.GotoAsync(stage.Site.Origin.ToString());
    }

    private static async Task Empty(StudioVisitor sender)
    {
        for (var tries = 0; ; tries++)
        {
            var all = await sender.Page.EvaluateAsync<string>(Everything);
            if (all.StartsWith("{\"draft-notes\":[],\"draft-pictures\":[],\"taken-in\":[]}", StringComparison.Ordinal)) return;
            if (tries > 50) Assert.Fail(all);
        }
    }
}
