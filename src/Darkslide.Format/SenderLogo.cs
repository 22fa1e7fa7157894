namespace Darkslide.Format;

/// <summary>The sender's logo, a small picture that stands in the manifest itself (FORMAT.md, section 5.3).</summary>
public sealed record SenderLogo
{
    /// <summary>The longest side, in pixels.</summary>
    public const int LongestSide = 1_024;

    /// <summary>The most bytes of its file.</summary>
    public const int MostBytes = 32_768;

    /// <summary><c>image/png</c>, <c>image/webp</c> or <c>image/jpeg</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>In pixels, 1 to 1,024.</summary>
    public required int Width { get; init; }

    /// <summary>In pixels, 1 to 1,024.</summary>
    public required int Height { get; init; }

    /// <summary>The picture's file, 1 to 32,768 bytes.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }
}
