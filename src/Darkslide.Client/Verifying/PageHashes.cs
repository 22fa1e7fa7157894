using Darkslide.Client.Failures;

namespace Darkslide.Client.Verifying;

/// <summary>
/// What a release's pages are: the list that is published with it, in the form of <c>sha256sum</c>, its first line
/// <c># Darkslide's pages HASH</c> (docs/page-hashes.md).
/// </summary>
public sealed class PageHashes
{
    private const string Title = "# Darkslide's pages ";
    private const int HashDigits = 64, MostFiles = 1_000, LongestName = 200;

    private PageHashes(string own, IReadOnlyList<PageHash> files)
    {
        Own = own;
        Files = files;
    }

    /// <summary>The hash that the pages show of themselves: 64 hexadecimal digits.</summary>
    public string Own { get; }

    /// <summary>The pages' files, in the list's order.</summary>
    public IReadOnlyList<PageHash> Files { get; }

    /// <summary>Reads a list.</summary>
    /// <param name="text">All of it.</param>
    /// <exception cref="WrongUseException">It is no such list.</exception>
    public static PageHashes Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        bool isList = lines.Length is > 1 and <= MostFiles && lines[0].StartsWith(Title, StringComparison.Ordinal) && IsHash(lines[0][Title.Length..])
            && lines.Skip(1).All(IsFile) && lines.Skip(1).Select(NameOf).Distinct(StringComparer.Ordinal).Count() == lines.Length - 1;
        return isList
            ? new PageHashes(lines[0][Title.Length..], [.. lines.Skip(1).Select(line => new PageHash(NameOf(line), line[..HashDigits]))])
            : throw new WrongUseException("This is no list of a release's page hashes.", "Give the file page.sha256 that was published with the release.");
    }

    private static string NameOf(string line) => line[(HashDigits + 2)..];

    private static bool IsFile(string line)
        => line.Length is > HashDigits + 2 and <= HashDigits + 2 + LongestName && IsHash(line[..HashDigits]) && line[HashDigits..(HashDigits + 2)] == "  " && IsName(NameOf(line));

    private static bool IsHash(string text) => text.Length == HashDigits && text.All(char.IsAsciiHexDigitLower);

    // A name becomes part of an address: nothing in it may lead elsewhere.
    private static bool IsName(string name)
        => name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'));
}

/// <summary>One file of the pages.</summary>
/// <param name="Name">Its path among the built files.</param>
/// <param name="Sha256">The SHA-256 of its content, not compressed: 64 hexadecimal digits.</param>
public sealed record PageHash(string Name, string Sha256)
{
    /// <summary>Where a server has it; a page may be at several addresses.</summary>
    public IReadOnlyList<string> Addresses => Name switch
    {
        "viewer/index.html" => ["/v"],
        "studio/index.html" => ["/", "/m", "/sign-in"],
        _ => ["/" + Name],
    };
}
