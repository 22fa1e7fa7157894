using System.Text;

namespace Darkslide.Imaging.Reading;

/// <summary>
/// Hostile bytes as one line of text that is safe to show. Both languages must give the same characters,
/// so every step is spelled out here and nothing is left to a platform's idea of white space or Latin-1.
/// </summary>
internal static class Text
{
    private const int MaxShown = 200;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 where the bytes are valid UTF-8, else each byte as the character of that number; up to the first NUL.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Decode(end < 0 ? bytes : bytes[..end]);
    }

    /// <summary>As <see cref="FromBytes"/>, but NULs don't end it.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>UTF-16 up to the first NUL; an odd last byte is left out.</summary>
    public static string FromUtf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        var text = new StringBuilder();
        for (var at = 0; at + 1 < bytes.Length; at += 2)
        {
            var unit = (char)Read.U16(bytes, at, bigEndian);
            if (unit == 0)
            {
                break;
            }
            text.Append(unit);
        }
        return text.ToString();
    }

    /// <summary>
    /// One line: control, formatting and unpaired surrogate characters become spaces, runs of spaces one,
    /// and what is longer than 200 UTF-16 units is cut with an ellipsis.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder();
        var space = false;
        for (var at = 0; at < text.Length && line.Length <= MaxShown; at++)
        {
            var pair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            if (!pair && IsBlank(text[at]))
            {
                space = line.Length > 0;
                continue;
            }
            if (space)
            {
                line.Append(' ');
                space = false;
            }
            line.Append(text[at]);
            if (pair)
            {
                line.Append(text[++at]);
            }
        }
        return line.Length <= MaxShown ? line.ToString() : Cut(line.ToString());
    }

    private static string Cut(string line)
    {
        var end = char.IsLowSurrogate(line[MaxShown - 1]) ? MaxShown - 2 : MaxShown - 1;
        return string.Concat(line.AsSpan(0, end), "…");
    }

    /// <summary>Spaces, C0 and C1 controls, marks that change the direction of text, the byte order mark, unpaired surrogates.</summary>
    private static bool IsBlank(char c) =>
        c <= ' ' || c is >= '\u007F' and <= '\u00A0' || c is >= '\u200B' and <= '\u200F' || c is >= '\u2028' and <= '\u202E'
        || c is >= '\u2060' and <= '\u206F' || c is '\uFEFF' || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF';
}
