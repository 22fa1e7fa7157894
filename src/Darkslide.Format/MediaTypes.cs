namespace Darkslide.Format;

/// <summary>The kinds of picture that a manifest may name (FORMAT.md, section 5).</summary>
public static class MediaTypes
{
    private static readonly Dictionary<string, string> Extensions = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = "jpg",
        ["image/png"] = "png",
        ["image/webp"] = "webp",
        ["image/gif"] = "gif",
        ["image/avif"] = "avif",
        ["image/heic"] = "heic",
        ["image/tiff"] = "tiff",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All => Extensions.Keys;

    /// <summary>Whether <paramref name="mediaType"/> is one of them, letter for letter.</summary>
    public static bool IsKnown(string mediaType) => Extensions.ContainsKey(mediaType);

    /// <summary>The extension of a known kind, without a dot.</summary>
    public static string ExtensionOf(string mediaType) => Extensions[mediaType];
}
