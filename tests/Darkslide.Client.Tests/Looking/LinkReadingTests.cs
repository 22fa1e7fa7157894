using Darkslide.Client.Failures;
using Darkslide.Format;

namespace Darkslide.Client.Tests.Looking;

public sealed class LinkReadingTests
{
    private static readonly string Link = NewLink(LinkKind.Viewing);

    public static TheoryData<string> Pasted =>
    [
        Link,
        $"Here are the pictures: {Link}. See you!",
        $"<{Link}>",
        $"({Link})",
        Link.Insert(Link.Length - 10, "\n"),
        Link.Insert(Link.Length - 10, "\r\n   "),
        $"“{Link}”,",
        $"\n\n  {Link}\n",
    ];

    [Theory]
    [MemberData(nameof(Pasted))]
    public void A_link_is_found_however_it_was_pasted(string text)
    {
        using var client = new DarkslideClient();
        client.RequireLink(text);
    }

    [Fact]
    public void What_is_wrong_with_a_link_is_said()
    {
        Assert.Contains("cut short", Refusal(Link[..^5]), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal(Link + "A"), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal(Link[..^5] + (Link[^5] == 'A' ? "B" : "A") + Link[^4..]), StringComparison.Ordinal);
        Assert.Contains("managing", Refusal(NewLink(LinkKind.Manage)), StringComparison.Ordinal);
        Assert.Contains("no Darkslide link", Refusal("hello"), StringComparison.Ordinal);
        Assert.Contains("no Darkslide link", Refusal("https://example.org/album/1"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_refusal_repeats_the_secret()
        => Assert.DoesNotContain(Link[^30..^5], Refusal(Link[..^5]), StringComparison.Ordinal);

    private static string Refusal(string text)
    {
        using var client = new DarkslideClient();
        WrongUseException refused = Assert.Throws<WrongUseException>(() => client.RequireLink(text));
        return refused.Message + " " + refused.NextStep;
    }

    private static string NewLink(LinkKind kind)
    {
        using var secret = LinkSecret.Create();
        return LinkText.Url(new Uri("https://pictures.example.org"), kind, secret);
    }
}
