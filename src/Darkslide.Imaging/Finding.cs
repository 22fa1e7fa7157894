using System.Text.Json.Serialization;

namespace Darkslide.Imaging;

/// <summary>One thing that a picture reveals and that cleaning removes.</summary>
public sealed record Finding
{
    /// <summary>The kind, for programs and for looking texts up.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>What it is, in English: "Camera", "Taken".</summary>
    public required string Label { get; init; }

    /// <summary>Its value as one line of text without control characters; at most 200 characters. Null when there is none to show.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Value { get; init; }

    /// <summary>
    /// The bytes of an embedded picture (mostly JPEG, hostile like all input), or empty. A slice of the file, or what was unpacked
    /// from its metadata.
    /// </summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> EmbeddedPicture { get; init; }

    /// <summary>The length of <see cref="EmbeddedPicture"/>, so that JSON tells of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int EmbeddedPictureBytes => EmbeddedPicture.Length;

    /// <summary>Whether the embedded picture's sides are in other proportions than the picture's: it may show what was cropped away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MayShowMore { get; init; }
}
