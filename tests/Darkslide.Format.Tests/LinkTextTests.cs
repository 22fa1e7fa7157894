namespace Darkslide.Format.Tests;

public sealed class LinkTextTests
{
    private static readonly Uri Origin = new("https://pictures.example:8443/");

    [Theory, InlineData(LinkKind.Viewing, "/v#"), InlineData(LinkKind.Manage, "/m#"), InlineData(LinkKind.Pass, "/#")]
    public void A_link_comes_back_from_any_surroundings(LinkKind kind, string path)
    {
        using var secret = LinkSecret.Create();
        var url = LinkText.Url(Origin, kind, secret);
        Assert.StartsWith("https://pictures.example:8443" + path, url, StringComparison.Ordinal);
        Assert.Equal(LinkText.Length, url.Length - url.IndexOf('#', StringComparison.Ordinal) - 1);
        foreach (var text in new[] { url, $"Look: <{url}>.", $"{url}. Bye", $"{url[..60]}\r\n  {url[60..]}\r\nBye" })
        {
            using var found = LinkText.Find(text, kind);
            Assert.Equal(Origin, found.Origin);
            Assert.True(secret.Matches(found.Secret.Bytes));
        }
    }

    [Fact]
    public void A_page_reads_its_fragment_with_and_without_the_sign()
    {
        using var secret = LinkSecret.Create();
        var text = LinkText.Write(LinkKind.Viewing, secret);
        using var plain = LinkText.Read(text, LinkKind.Viewing);
        using var signed = LinkText.Read("#" + text, LinkKind.Viewing);
        Assert.True(secret.Matches(plain.Bytes) && secret.Matches(signed.Bytes));
    }

    [Theory]
    [InlineData("https://a.example/")]
    [InlineData("http://127.0.0.1:8480")]
    [InlineData("http://[::1]:8480")]
    [InlineData("https://bücher.example")]
    public void Every_origin_that_is_written_is_read(string origin)
    {
        using var secret = LinkSecret.Create();
        using var found = LinkText.Find(LinkText.Url(new Uri(origin), LinkKind.Viewing, secret), LinkKind.Viewing);
        Assert.Equal(new Uri(origin).IdnHost, found.Origin.IdnHost);
        Assert.Equal(new Uri(origin).Port, found.Origin.Port);
    }

    [Fact]
    public void A_secret_has_no_text()
    {
        using var secret = LinkSecret.Create();
        Assert.Equal(nameof(LinkSecret), secret.ToString());
        Assert.Equal(nameof(LinkSecret), $"{secret}");
    }
}
