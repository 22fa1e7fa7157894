namespace Darkslide.Imaging.Documents;

/// <summary>Words of PDF that several files here need.</summary>
internal static class PdfSyntax
{
    public static readonly PdfPlain Null = new("null");

    // How bytes lie in the file, and where a page hangs; written anew with them.
    private static readonly HashSet<string> Packing = new(["Length", "Filter", "DecodeParms", "Type", "Parent"], StringComparer.Ordinal);

    public static bool IsPacking(string key) => Packing.Contains(key);

    public static string? NameOf(PdfValue? value) => value is PdfName name ? name.Text.TrimStart('/') : null;

    public static PdfName Name(string name) => new("/" + name);

    public static int? Number(PdfValue? value) => value is PdfPlain plain && int.TryParse(plain.Json, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public static PdfMembers With(PdfMembers dictionary, string key, PdfValue value)
        => new(new Dictionary<string, PdfValue>(dictionary.Members, StringComparer.Ordinal) { [key] = value });
}
