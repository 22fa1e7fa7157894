namespace Darkslide.Imaging;

/// <summary>What the sender asks for beyond plain cleaning. Without it, nothing but the picture's own pixels stays.</summary>
public sealed record CleaningOptions
{
    /// <summary>
    /// Whether the HDR gain map stays, cleaned like the picture itself, with its numbers written anew. One that can't be kept for certain
    /// goes as without this, and the report says so.
    /// </summary>
    public bool KeepGainMap { get; init; }
}
