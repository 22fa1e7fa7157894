using System.Buffers;
using System.Text;

namespace Darkslide.Format;

/// <summary>Text as FORMAT.md counts it: in Unicode scalar values.</summary>
internal static class Text
{
    /// <summary>Whether there is no lone surrogate.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done) return false;
            text = text[consumed..];
        }

        return true;
    }

    /// <summary>How many Unicode scalar values a well-formed text has.</summary>
    public static int CountScalars(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }
}
