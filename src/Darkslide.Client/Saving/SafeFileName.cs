using System.Globalization;
using System.Text;

namespace Darkslide.Client.Saving;

/// <summary>
/// Makes a file name out of a stranger's text: one path component on every common system, visible, and ending in what the bytes
/// are. Whatever a sender wrote, a saved picture can't become a script, a hidden file, or a file somewhere else.
/// </summary>
public static class SafeFileName
{
    private const int LongestBytes = 255;
    private const string Sidecar = ".xmp";
    private const string Table = ".csv";

    // " (999)" and the temporary's prefix must fit too.
    private const int RoomForNumber = 16;

    // Windows drops them at the end, a dot in front hides a file, and a space there deceives.
    private static readonly char[] Edges = [' ', '.', '\u00A0', '\u3000'];

    private static readonly string[] PictureExtensions =
        [".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".webp", ".gif", ".avif", ".heic", ".heif", ".tif", ".tiff", ".pdf"];

    /// <summary>A safe name for bytes of <paramref name="mediaType"/>.</summary>
    /// <param name="name">The sender's name, hostile however it was checked.</param>
    /// <param name="mediaType">The picture's media type, which decides the extension.</param>
    public static string For(string name, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(name);
        string clean = Clean(name);
        string extension = ExtensionOf(clean);
        string stem = clean[..^extension.Length];
        return Cut(Visible(stem), LongestBytes - RoomForNumber) + Fitting(extension, mediaType);
    }

    /// <summary>A safe name for an XMP sidecar.</summary>
    /// <param name="name">The picture's name with <c>.xmp</c> in place of its extension, hostile however it was checked.</param>
    public static string ForSidecar(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string clean = Clean(name);
        string stem = clean.EndsWith(Sidecar, StringComparison.OrdinalIgnoreCase) ? clean[..^Sidecar.Length] : clean;
        return Cut(Visible(stem), LongestBytes - RoomForNumber) + Sidecar;
    }

    /// <summary>The same name with a number, for a second file of that name: <c>picture-001 (2).jpg</c>.</summary>
    public static string Numbered(string safeName, int number)
    {
        ArgumentNullException.ThrowIfNull(safeName);
        string extension = ExtensionOf(safeName);
        return string.Create(CultureInfo.InvariantCulture, $"{safeName[..^extension.Length]} ({number}){extension}");
    }

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (!IsInvisible(rune))
            {
                clean.Append(IsReserved(rune) ? "_" : rune.ToString());
            }
        }

        return clean.ToString().TrimEnd(Edges);
    }

    private static string Visible(string stem)
    {
        string shown = stem.Trim(Edges);
        if (shown.Length == 0)
        {
            return "picture";
        }

        // A leading dash is an option to the next command typed; a device's name is no file on Windows.
        return shown[0] == '-' || IsDevice(shown) ? "_" + shown : shown;
    }

    // Joiners are kept: some scripts and emoji need them.
    private static bool IsInvisible(Rune rune) => rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static bool IsReserved(Rune rune) => rune.Value is '/' or '\\' or '<' or '>' or ':' or '"' or '|' or '?' or '*' or 0xFFFD;

    private static bool IsDevice(string stem)
    {
        string first = stem.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return first is "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$"
            || (first.Length == 4 && (first.StartsWith("COM", StringComparison.Ordinal) || first.StartsWith("LPT", StringComparison.Ordinal))
                && first[3] is (>= '0' and <= '9') or '¹' or '²' or '³');
    }

    private static string ExtensionOf(string name)
        => PictureExtensions.Append(Sidecar).Append(Table).FirstOrDefault(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) is { } found
            ? name[^found.Length..]
            : "";

    // A kept name keeps its spelling (IMG.JPG) where it tells the truth.
    private static string Fitting(string extension, string mediaType)
    {
        string[] right = mediaType switch
        {
            "image/jpeg" => [".jpg", ".jpeg", ".jpe", ".jfif"],
            "image/png" => [".png", ".apng"],
            "image/webp" => [".webp"],
            "image/gif" => [".gif"],
            "image/avif" => [".avif"],
            "image/heic" => [".heic", ".heif"],
            "image/tiff" => [".tif", ".tiff"],
            "application/pdf" => [".pdf"],
            _ => [".bin"],
        };
        return right.Contains(extension, StringComparer.OrdinalIgnoreCase) ? extension : right[0];
    }

    private static string Cut(string text, int bytes)
    {
        var cut = new StringBuilder();
        int used = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return cut.ToString().TrimEnd(Edges);
    }
}
