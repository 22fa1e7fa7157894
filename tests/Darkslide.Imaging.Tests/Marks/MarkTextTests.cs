using Darkslide.Imaging.Marks;

namespace Darkslide.Imaging.Tests.Marks;

/// <summary>What a mark says, and that anything can be said.</summary>
public class MarkTextTests
{
    private static readonly DateOnly Day = new(2026, 11, 28);

    [Theory]
    [InlineData("Proof for {recipient}, {date} ({link})", "Anna", "Proof for Anna, 2026-11-28 (7)")]
    [InlineData("Proof for {recipient}", null, "Proof for")]
    [InlineData("{recipient} · {date}", null, "2026-11-28")]
    [InlineData("© Studio · {recipient} · {date}", null, "© Studio · 2026-11-28")]
    [InlineData("{recipient}", "<b>&amp;</b> {date}", "<b>&amp;</b> {date}")]
    [InlineData("  a\r\n\tb\u202Ec  ", null, "a b c")]
    public void Placeholders_are_filled_in_once(string template, string? recipient, string text)
        => Assert.Equal(text, MarkText.Read(template, out _, out _)!.For(recipient, Day, 7));

    [Theory]
    [InlineData("", MarkTextProblem.Empty, null)]
    [InlineData(" \u202E ", MarkTextProblem.Empty, null)]
    [InlineData("{name}", MarkTextProblem.UnknownPlaceholder, "name")]
    [InlineData("{}", MarkTextProblem.UnknownPlaceholder, "")]
    public void What_cannot_be_meant_is_refused(string template, MarkTextProblem problem, string? unknown)
    {
        Assert.Null(MarkText.Read(template, out var found, out string? name));
        Assert.Equal((problem, unknown), (found, name));
        Assert.Null(MarkText.Read(new string('x', MarkText.Longest + 1), out found, out _));
        Assert.Equal(MarkTextProblem.TooLong, found);
    }

    /// <summary>Pango takes markup; a name is never any.</summary>
    [Theory]
    [InlineData("<b>Anna</b> & Co")]
    [InlineData("<span size='999999'>x</span>")]
    [InlineData("😀 👩‍👩‍👧 🇨🇭")]
    [InlineData("أحمد بن يوسف")]
    [InlineData("דוד")]
    [InlineData("日本語の名前")]
    public void Any_name_becomes_a_shape(string name)
    {
        LetteredText shape = Lettering.Of(name)!;

        Assert.InRange(shape.Mask.Height, 20, 3 * Lettering.Letters);
        Assert.InRange(shape.Mask.Width, 40, name.Length * 2 * Lettering.Letters);
    }

    [Fact]
    public void Markup_is_drawn_as_it_is_written()
        => Assert.True(Lettering.Of("<b>x</b>")!.Mask.Width > 3 * Lettering.Of("x")!.Mask.Width);
}
