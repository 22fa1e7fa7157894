using Darkslide.Client.Owning;
using Darkslide.Client.Sending;

namespace Darkslide.Client.Tests.Sending;

/// <summary>Lists of recipients as people paste them; the page's reader has the same cases (recipients.test.ts).</summary>
public sealed class RecipientListTests
{
    [Theory]
    [InlineData("Anna\nBen", "Anna|", "Ben|")]
    [InlineData("Anna, Ben; Carla\r\n\r\n", "Anna|", "Ben|", "Carla|")]
    [InlineData("- Anna\n• Ben\n3) Carla", "Anna|", "Ben|", "Carla|")]
    [InlineData("آنا، بن", "آنا|", "بن|")]
    [InlineData("Anna\nAnna", "Anna|", "Anna|")]
    [InlineData("Jean-Luc\tP.", "Jean-Luc P.|")]
    [InlineData("-Anna", "-Anna|")]
    [InlineData("Anna <anna@example.org>", "Anna|anna@example.org")]
    [InlineData("\"Berg, Anna\" <anna@example.org>, Ben <mailto:ben@example.org>", "Berg, Anna|anna@example.org", "Ben|ben@example.org")]
    [InlineData("\"a \\\"b\\\"\" <a@example.org>", "a \"b\"|a@example.org")]
    [InlineData("Anna Berg\tanna@example.org", "Anna Berg|anna@example.org")]
    [InlineData("anna.berg@example.org", "anna.berg|anna.berg@example.org")]
    [InlineData("<anna@example.org>", "anna|anna@example.org")]
    [InlineData("5\" screen, Ben", "5\" screen|", "Ben|")]
    [InlineData("\"never closed, Ben", "\"never closed|", "Ben|")]
    [InlineData("Anna <3", "Anna <3|")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>|")]
    [InlineData("Anna <a@b@c>", "Anna <a@b@c>|")]
    [InlineData("👩‍👩‍👧 Berg", "👩‍👩‍👧 Berg|")]
    [InlineData("\u202eAnna\u2066", "Anna|")]
    public void A_list_is_read(string text, params string[] expected)
        => Assert.Equal(expected, RecipientList.Read(text).Select(recipient => $"{recipient.Name}|{recipient.Mail}"));

    [Theory]
    [InlineData(" ")]
    [InlineData("<")]
    [InlineData(">")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("@")]
    [InlineData("a ")]
    [InlineData("- ")]
    public void A_hundred_thousand_characters_of_anything_are_read(string piece)
        => RecipientList.Read(string.Concat(Enumerable.Repeat(piece, 100_000)));

    [Fact]
    public void Only_names_that_several_have_are_numbered_and_never_into_anothers()
    {
        Assert.Equal(["Anna (2)", "Ben", "Anna (3)", null, "Anna (1)"], DistinctNames.Of(["Anna", "Ben", "Anna", null, "Anna (1)"]));
        Assert.Equal(20, DistinctNames.Of([.. Enumerable.Repeat("Anna", 20)]).Distinct().Count());
    }
}
