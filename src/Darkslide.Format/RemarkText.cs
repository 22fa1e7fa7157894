namespace Darkslide.Format;

/// <summary>Which texts can be remarks (FORMAT.md, section 7).</summary>
public static class RemarkText
{
    /// <summary>The most Unicode scalar values.</summary>
    public const int Longest = 450;

    /// <summary>Whether it is short enough and holds no character that breaks lines or steers the direction of writing.</summary>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Text.IsWellFormed(text) && !text.Any(IsRefused) && Text.CountScalars(text) <= Longest;
    }

    private static bool IsRefused(char unit) => unit
        is (< ' ' and not '\n') or (>= '\u007F' and <= '\u009F') or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
