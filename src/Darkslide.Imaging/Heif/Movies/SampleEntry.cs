namespace Darkslide.Imaging.Heif.Movies;

/// <summary>How samples are decoded and shown, as it is written anew (ISO/IEC 14496-12 section 12.1.3).</summary>
internal sealed class SampleEntry
{
    /// <summary>Its type: <c>hvc1</c>, <c>hev1</c>, <c>avc1</c>, <c>av01</c>.</summary>
    public required string Type { get; init; }

    /// <summary>How many bytes the length before each unit takes; 0 for AV1.</summary>
    public required int LengthBytes { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>The boxes inside; that one is essential says nothing here.</summary>
    public required List<(byte[] Box, bool IsEssential)> Properties { get; init; }

    /// <summary>As items of the same coding are called.</summary>
    public string Coding => Type == "hev1" ? "hvc1" : Type;

    public bool ReadsLike(SampleEntry other) => Coding == other.Coding && LengthBytes == other.LengthBytes;
}
