using CsCheck;
using Darkslide.Client.Failures;
using Darkslide.Client.Verifying;
using Darkslide.Server.Pages;

namespace Darkslide.Client.Tests.Verifying;

public sealed class PageHashesTests
{
    private static readonly string Hash = new('a', 64);

    private static string Title => $"# Darkslide's pages {Hash}\n";

    [Fact]
    public void The_list_in_the_program_is_one() => Assert.Contains(PageHashes.Parse(ReleasedPages.HashList!).Files, file => file.Addresses.Contains("/v"));

    [Theory]
    [InlineData("../api/server")]
    [InlineData("/etc/passwd")]
    [InlineData("assets//x.js")]
    [InlineData("assets/.hidden")]
    [InlineData("//evil.example.org/x.js")]
    [InlineData("a b")]
    [InlineData("x.js?y")]
    [InlineData("x.js#y")]
    [InlineData("x%2Fy.js")]
    [InlineData("\u202Ex.js")]
    [InlineData("")]
    public void A_name_that_could_lead_elsewhere_is_refused(string name)
    {
        Assert.Throws<WrongUseException>(() => PageHashes.Parse($"{Title}{Hash}  {name}\n"));
        Assert.Equal("assets/x.js", PageHashes.Parse($"{Title}{Hash}  assets/x.js\n").Files[0].Name);
    }

    [Fact]
    public void Names_twice_other_titles_and_short_hashes_are_refused() => Assert.All(
        new[] { "", Title, $"{Hash}  x.js\n", $"{Title}{Hash}  x.js\n{Hash}  x.js\n", $"{Title}{Hash[1..]}  x.js\n", $"{Title}{Hash.ToUpperInvariant()}  x.js\n", $"{Title}{Hash} *x.js\n" },
        text => Assert.Throws<WrongUseException>(() => PageHashes.Parse(text)));

    [Fact]
    public void Whatever_the_text_it_is_a_list_or_wrong_use() =>
        Gen.Select(Gen.Int[0, 400], Gen.Char, Gen.Bool).Sample((at, letter, isTaken) =>
        {
            string text = $"{Title}{Hash}  assets/x.js\n{Hash}  viewer/index.html\n";
            at %= text.Length;
            string changed = text[..at] + (isTaken ? "" : letter) + text[(at + 1)..];
            try
            {
                Assert.All(PageHashes.Parse(changed).Files, file => Assert.All(file.Addresses, address => Assert.True(new Uri(new Uri("http://a/"), address).Host == "a")));
            }
            catch (WrongUseException)
            {
            }
        });
}
