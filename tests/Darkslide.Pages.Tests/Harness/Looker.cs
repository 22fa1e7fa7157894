using System.Collections.Concurrent;

namespace Darkslide.Pages.Tests.Harness;

/// <summary>A person with a link, a browser profile of their own, and an ear for everything that goes wrong.</summary>
public sealed class Looker : IAsyncDisposable
{
    private Looker(IBrowserContext profile, IPage page)
    {
        Profile = profile;
        Page = page;
        page.Request += (_, request) => Requests.Enqueue($"{request.Method} {new Uri(request.Url).PathAndQuery}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
    }

    public IBrowserContext Profile { get; }

    public IPage Page { get; }

    /// <summary>Method and path of everything the page asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Errors in the page's console, breaches of its policy among them.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    public ILocator OpenButton => Button("Open");

    public ILocator Thumbnails => Page.Locator(".thumb");

    public ILocator Large => Page.Locator(".single .slot:not(.waiting) .preview.there");

    public static async Task<Looker> Arrive(Stage stage, string? before = null, string locale = "en-GB")
    {
        var profile = await stage.Profile(locale);
        if (before is not null) await profile.AddInitScriptAsync(before);
        return new Looker(profile, await profile.NewPageAsync());
    }

    /// <summary>Where the browser has a dialog for where to save, tests use the way that phones have.</summary>
    public static string WithoutFilePicker => "delete window.showSaveFilePicker;";

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task GoTo(SentDelivery sent) => Page.GotoAsync(sent.Url);

    /// <summary>Opens a link that counts its openings, as a person does.</summary>
    public async Task Open(SentDelivery sent)
    {
        await GoTo(sent);
        await OpenButton.ClickAsync();
        await SeeThumbnails();
    }

    public async Task SeeThumbnails()
    {
        await Page.Locator(".thumb .there").First.WaitForAsync();
        await Assertions.Expect(Page.Locator(".shown.thumbnail:not(.there)")).ToHaveCountAsync(0);
    }

    public async Task SeeLarge(int index)
    {
        await Thumbnails.Nth(index).ClickAsync();
        await Large.WaitForAsync();
    }

    public async Task Try(string password)
    {
        await Page.GetByRole(AriaRole.Textbox).FillAsync(password);
        await OpenButton.ClickAsync();
    }

    public Task See(string text) => Page.GetByText(text).First.WaitForAsync();

    public ValueTask DisposeAsync() => Profile.DisposeAsync();
}
