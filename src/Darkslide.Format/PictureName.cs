using System.Globalization;
using System.Text;

namespace Darkslide.Format;

/// <summary>Names of pictures in manifests and vaults (FORMAT.md, section 5).</summary>
public static class PictureName
{
    /// <summary>The most UTF-8 bytes of a name.</summary>
    public const int LongestInBytes = 255;

    private const int FewestDigits = 3;

    /// <summary>Upper and lower case of A to Z are the same, all else is compared by code units: what every client can do alike.</summary>
    public static IEqualityComparer<string> Comparer { get; } = new AsciiCaseComparer();

    /// <summary>A name that tells nothing, <c>picture-001.jpg</c>.</summary>
    /// <param name="place">The picture's place, from 1.</param>
    /// <param name="count">How many pictures there are: sets the number of digits, at least three.</param>
    /// <param name="mediaType">Gives the extension.</param>
    public static string Neutral(int place, int count, string mediaType)
    {
        var digits = Math.Max(FewestDigits, count.ToString(CultureInfo.InvariantCulture).Length);
        var number = place.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return $"picture-{number}.{MediaTypes.ExtensionOf(mediaType)}";
    }

    /// <summary>The same for a PDF, <c>document-001.pdf</c>.</summary>
    public static string NeutralDocument(int place)
        => $"document-{place.ToString("D3", CultureInfo.InvariantCulture)}.pdf";

    /// <summary>Whether a manifest may hold this name. Whoever saves a file under it must treat it as hostile all the same.</summary>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name is "" or "." or ".." || name.Length > LongestInBytes) return false;
        return Text.IsWellFormed(name) && Encoding.UTF8.GetByteCount(name) <= LongestInBytes && !name.AsSpan().ContainsAny(Forbidden);
    }

    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create(ForbiddenCharacters());

    private static char[] ForbiddenCharacters() =>
    [
        '/', '\\', '\u061C', '\u200E', '\u200F', '\u2028', '\u2029',
        .. Range('\u0000', '\u001F'), .. Range('\u007F', '\u009F'), .. Range('\u202A', '\u202E'), .. Range('\u2066', '\u2069'),
    ];

    private static IEnumerable<char> Range(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(code => (char)code);

    private sealed class AsciiCaseComparer : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x is null || y is null ? x == y : Fold(x) == Fold(y);

        public int GetHashCode(string obj) => Fold(obj).GetHashCode(StringComparison.Ordinal);

        private static string Fold(string name) =>
            string.Create(name.Length, name, (folded, source) =>
            {
                for (var index = 0; index < folded.Length; index++)
                {
                    folded[index] = char.IsAsciiLetterUpper(source[index]) ? (char)(source[index] | 0x20) : source[index];
                }
            });
    }
}
