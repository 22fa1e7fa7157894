using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>A picture whose blobs are with the server. Owns their keys until a vault takes them.</summary>
internal sealed class UploadedPicture
{
    public required string Path { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Its place among the chosen ones, by which its pack knows it.</summary>
    public required int Place { get; init; }

    public required ReadOnlyMemory<byte> Placeholder { get; init; }

    public required BlobReference Preview { get; init; }

    public required BlobReference? Original { get; init; }

    /// <summary>Of the best that recipients get.</summary>
    public string MediaType => (Original ?? Preview).MediaType;

    public ManifestPicture Named(string name, PackedThumbnail thumbnail) => new()
    {
        Name = name,
        Width = Width,
        Height = Height,
        Placeholder = Placeholder,
        Thumbnail = thumbnail,
        Preview = Preview,
        Original = Original,
    };

    public void Forget()
    {
        Preview.Dispose();
        Original?.Dispose();
    }
}
