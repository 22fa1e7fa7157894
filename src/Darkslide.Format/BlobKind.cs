namespace Darkslide.Format;

/// <summary>What a sealed file is; part of its associated data (FORMAT.md, section 4.1).</summary>
public enum BlobKind
{
    /// <summary>A link's manifest; its id is the locator, its key the manifest key.</summary>
    Manifest,

    /// <summary>A share's vault; its id is the share id, its key the vault key.</summary>
    Vault,

    /// <summary>Thumbnails of many pictures, one behind another.</summary>
    Pack,

    /// <summary>A picture's preview, at most 2,048 pixels a side.</summary>
    Preview,

    /// <summary>A picture itself, its metadata removed.</summary>
    Original,

    /// <summary>A PDF, cleaned, that goes with the pictures of its pages.</summary>
    Document,

    /// <summary>What a link's holders think of its pictures; id and key stand in its manifest and in the vault.</summary>
    Picks,
}
