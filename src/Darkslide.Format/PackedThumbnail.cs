namespace Darkslide.Format;

/// <summary>Which part of which pack is a picture's thumbnail (FORMAT.md, section 5.1).</summary>
public sealed record PackedThumbnail
{
    /// <summary>Index into the document's packs.</summary>
    public required int Pack { get; init; }

    /// <summary>Where in the pack's content it begins.</summary>
    public required int Offset { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required int Length { get; init; }

    /// <summary>One of <see cref="MediaTypes.All"/>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Width as displayed, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height as displayed, in pixels.</summary>
    public required int Height { get; init; }
}
