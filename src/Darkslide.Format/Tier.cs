namespace Darkslide.Format;

/// <summary>What a link can reach.</summary>
public enum Tier
{
    /// <summary><c>view</c>: thumbnails and previews.</summary>
    View,

    /// <summary><c>full</c>: originals too.</summary>
    Full,
}
