using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>The pages say which they are.</summary>
public sealed class PageHashTests(Stage stage)
{
    [Fact]
    public async Task Each_page_shows_at_its_foot_the_hash_that_is_published()
    {
        var list = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "web", "dist", "page.sha256"), TestContext.Current.CancellationToken);
        var hash = list[..list.IndexOf('\n', StringComparison.Ordinal)].Split(' ')[^1];
        await using var looker = await Looker.Arrive(stage);
        foreach (var (path, text) in new[] { ("v", $"Darkslide {hash[..16]}"), ("", $"These pages: {hash}"), ("m", $"These pages: {hash}") })
        {
            await looker.Page.GotoAsync($"{stage.Site.Origin}{path}");
            var foot = looker.Page.Locator(".page-hash");
            Assert.Equal(text, await foot.InnerTextAsync());
            Assert.Equal(hash, await foot.GetAttributeAsync("title"));
        }
    }
}
