using NetVips;

namespace Darkslide.Imaging.Marks;

/// <summary>Draws a text as a shape, with Pango: any script, right-to-left too.</summary>
internal static class Lettering
{
    /// <summary>The letters' size in which a text is drawn: large, since Pango puts each letter on a whole pixel and browsers don't.</summary>
    public const int Letters = 512;

    // A longer text is drawn smaller, so that it doesn't become a huge picture.
    private const int ShortText = 40, LongText = 90, LettersOfLongText = 256, LettersOfLongestText = 128;

    private const int Alpha = 3;

    /// <summary>Null where there is nothing to see.</summary>
    public static LetteredText? Of(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        FontSetup.Require();
        int letters = text.EnumerateRunes().Count() switch
        {
            <= ShortText => Letters,
            <= LongText => LettersOfLongText,
            _ => LettersOfLongestText,
        };
        using Image? drawn = Drawn(text, letters);
        using Image? alpha = drawn?[Alpha];
        MarkMask? mask = alpha is null ? null : new MarkMask(alpha.Width, alpha.Height, alpha.WriteToMemory<byte>()).Trimmed();
        return mask is null ? null : new LetteredText(mask, letters);
    }

    /// <summary>Null for a text that takes no room, such as a joiner alone, which the library refuses.</summary>
    private static Image? Drawn(string text, int letters)
    {
        try
        {
            return Image.Text(Escaped(text), font: $"{FontSetup.Family} {letters}px", fontfile: FontSetup.File, dpi: 72, rgba: true);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>Pango takes markup; a name is never any.</summary>
    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
