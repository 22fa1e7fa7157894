using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>A person at the sender's page.</summary>
public sealed class StudioVisitor : IAsyncDisposable
{
    private StudioVisitor(Site site, Looker looker)
    {
        Site = site;
        Looker = looker;
    }

    public Site Site { get; }

    public Looker Looker { get; }

    public IPage Page => Looker.Page;

    public IBrowserContext Profile => Looker.Profile;

    public ILocator Rows => Page.Locator(".picture");

    public ILocator SendButton => Page.Locator(".send button");

    public static async Task<StudioVisitor> Arrive(Stage stage, Site? site = null, string? before = null, string locale = "en-GB", string path = "")
    {
        var looker = await Looker.Arrive(stage, before, locale);
        var visitor = new StudioVisitor(site ?? stage.Site, looker);
        await visitor.Page.GotoAsync($"{visitor.Site.Origin}{path}");
        return visitor;
    }

    /// <summary>Chooses files and waits until each was looked at.</summary>
    public async Task Choose(params IReadOnlyList<FilePayload> files)
    {
        await Page.Locator("input[name=pictures]").SetInputFilesAsync(files);
        await Assertions.Expect(Page.Locator(".send [role=progressbar]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }

    public Task Pick(string label) => Page.Locator(".choice label").Filter(new() { HasText = label }).ClickAsync();

    public Task Tick(string label) => Page.GetByLabel(label, new() { Exact = true }).CheckAsync();

    public Task Fill(string label, string text) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public async Task Send()
    {
        await SendButton.ClickAsync();
        await Arrived();
    }

    /// <summary>Waits for the screen with the links.</summary>
    public Task Arrived() => Page.Locator(".sent").WaitForAsync(new() { Timeout = 90_000 });

    /// <summary>The links to hand out, in order.</summary>
    public async Task<IReadOnlyList<string>> Links() =>
        await Page.Locator(".link-card .link-field").EvaluateAllAsync<string[]>("fields => fields.map(field => field.value)");

    public Task<string> ManageLink() => Page.Locator(".manage-card .link-field").InputValueAsync();

    public ILocator Panel(string name) =>
        Page.Locator(".link-panel").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });

    public ILocator Button(string name) => Looker.Button(name);

    public Task See(string text) => Looker.See(text);

    public ValueTask DisposeAsync() => Looker.DisposeAsync();
}
