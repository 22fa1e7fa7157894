using System.Globalization;
using System.Text;

namespace Darkslide.Client.Sending;

/// <summary>What a sender may write for recipients (FORMAT.md, section 5.3): text of any script, and nothing that steers the text around it.</summary>
internal static class SenderText
{
    /// <summary>The most characters of a line: a title, a name.</summary>
    public const int LongestLine = 200;

    /// <summary>The most characters of a caption.</summary>
    public const int LongestCaption = 2_000;

    /// <summary>Whether it is 1 to 200 characters on one line.</summary>
    public static bool IsLine(string text) => text.Length > 0 && Holds(text, LongestLine, lines: false);

    /// <summary>Whether it is a caption: up to 2,000 characters, of several lines too.</summary>
    public static bool IsCaption(string text) => Holds(text, LongestCaption, lines: true);

    private static bool Holds(string text, int longest, bool lines)
    {
        int count = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isEnd = lines && rune.Value == '\n';
            if (++count > longest || rune == Rune.ReplacementChar || (Steers(rune) && !isEnd))
            {
                return false;
            }
        }

        return true;
    }

    // Not every format character: joiners are part of emoji, and of Persian and Indian words.
    private static bool Steers(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
