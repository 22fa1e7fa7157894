using System.Net;
using System.Text.Json;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>The system's share sheet hands pictures to the page: they come by a worker, never by the network.</summary>
public sealed class StudioTakeInTests(Stage stage)
{
    // What a phone does when a person shares pictures into the page: a form is posted to the share target.
    private const string Share =
        """
        async ([name, small]) => {
          const form = document.createElement("form");
          Object.assign(form, { action: "/take-in/shared/pictures", method: "post", enctype: "multipart/form-data" });
          const input = document.createElement("input");
          Object.assign(input, { type: "file", name: "pictures", multiple: true });
          const files = new DataTransfer();
          for (const at of [1, 2]) files.items.add(new File([Uint8Array.from(atob(small), (c) => c.charCodeAt(0)), `canary ${at}`], `${at}-${name}`, { type: "image/jpeg" }));
          input.files = files.files;
          form.append(input);
          document.body.append(form);
          form.submit();
        }
        """;

    [Fact]
    public async Task Shared_pictures_are_taken_in_cleaned_and_sent_and_none_of_them_goes_to_the_server_as_it_was()
    {
        await using var profile = await stage.Browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true, Locale = "en-GB" });
        var page = await profile.NewPageAsync();
        await page.GotoAsync($"{stage.Site.Origin}");
        // Only now that the worker runs can the page be installed.
        await page.Locator("link[rel=manifest]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var manifest = JsonDocument.Parse(await page.EvaluateAsync<string>("async () => (await fetch(document.querySelector('link[rel=manifest]').href)).text()")).RootElement;
        Assert.Equal("/take-in/shared/pictures", manifest.GetProperty("share_target").GetProperty("action").GetString());
        Assert.Equal("pictures", manifest.GetProperty("share_target").GetProperty("params").GetProperty("files")[0].GetProperty("name").GetString());

        await page.Locator("input[name=pictures]").SetInputFilesAsync([Files.Of("mine.jpg", await Files.Small(stage))]);
        await page.GetByText("Kept on this device").WaitForAsync();
        await page.EvaluateAsync(Share, new[] { "shared.jpg", Convert.ToBase64String(await Files.Small(stage)) });
        await page.GetByText("2 pictures came from another program on this device.").WaitForAsync();
        await Assertions.Expect(page.Locator(".picture-name")).ToHaveTextAsync(["mine.jpg", "1-shared.jpg", "2-shared.jpg"]);
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);

        // Each is taken once; a reload brings them back from the draft.
        await page.GetByText("Kept on this device").WaitForAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".picture-name")).ToHaveCountAsync(3);

        // It could not have a wider scope if it wanted to.
        Assert.Equal("SecurityError", await page.EvaluateAsync<string>(
            "() => navigator.serviceWorker.register('/take-in/worker.js', { scope: '/' }).then(String, (error) => error.name)"));
    }

    [Fact]
    public async Task The_worker_sees_no_other_page_and_keeps_nothing()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Page.Locator("link[rel=manifest]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal([$"{stage.Site.Origin}take-in/"], await sender.Page.EvaluateAsync<string[]>("async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)"));
        foreach (var path in new[] { "", "m", "v" })
        {
            await sender.Page.GotoAsync($"{stage.Site.Origin}{path}");
            Assert.True(await sender.Page.EvaluateAsync<bool>("async () => navigator.serviceWorker.controller === null && (await caches.keys()).length === 0"));
        }
    }

    [Fact]
    public async Task A_recipients_page_has_no_worker_and_no_manifest()
    {
        await using var looker = await Looker.Arrive(stage);
        await looker.GoTo(await stage.Site.Send(new Delivery(stage.Magenta)));
        await looker.SeeThumbnails();
        Assert.Equal(0, await looker.Page.EvaluateAsync<int>("async () => (await navigator.serviceWorker.getRegistrations()).length"));
        Assert.Equal(0, await looker.Page.Locator("link[rel=manifest]").CountAsync());
        Assert.DoesNotContain(looker.Requests, request => request.Contains("take-in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_worker_is_missing_the_server_refuses_unread_and_the_page_says_so()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await Files.Small(stage)), "pictures", "a.jpg" } };
        using var answer = await http.PostAsync($"{stage.Site.Origin}take-in/shared/pictures", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/#not-taken-in", answer.Headers.Location!.OriginalString);
        await using var sender = await StudioVisitor.Arrive(stage, path: "#not-taken-in");
        await sender.See("could not be taken over");
        Assert.Equal("", await sender.Page.EvaluateAsync<string>("location.hash"));
    }
}
