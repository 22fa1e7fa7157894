using System.Globalization;
using System.Text;

namespace Darkslide.Client.Http;

/// <summary>Text from a server or a sender on its way to a person's terminal: one line, nothing that steers the terminal.</summary>
public static class ForeignText
{
    /// <summary>The text without control, format and line-breaking characters, cut to <paramref name="longest"/> UTF-16 units.</summary>
    public static string OneLine(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > longest)
            {
                line.Append('…');
                break;
            }

            line.Append(Steers(rune) ? " " : rune.ToString());
        }

        return line.ToString();
    }

    private static bool Steers(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
