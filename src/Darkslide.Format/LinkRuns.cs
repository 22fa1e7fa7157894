namespace Darkslide.Format;

/// <summary>Puts a link text together that a mail program has broken over lines (FORMAT.md, section 2.2, step 2).</summary>
internal static class LinkRuns
{
    /// <summary>
    /// Collects runs of base64url characters across line breaks until <paramref name="letters"/> is full or something else
    /// follows. Returns how many characters the runs have, the whole last one counted: more than the room means a link too long.
    /// </summary>
    public static int Collect(ReadOnlySpan<char> text, Span<byte> letters)
    {
        var count = 0;
        while (true)
        {
            var run = 0;
            while (run < text.Length && StrictBase64Url.IsLetter(text[run]))
            {
                if (count + run < letters.Length) letters[count + run] = (byte)text[run];
                run++;
            }

            count += run;
            text = text[run..];
            var gap = text.Length - text.TrimStart(" \t\r\n").Length;
            if (count >= letters.Length || !text[..gap].ContainsAny('\r', '\n')) return count;
            text = text[gap..];
        }
    }
}
