using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>A picture whose blobs are with the server. Owns their keys until a vault takes them.</summary>
internal sealed class UploadedPicture
{
    public required string Path { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required BlobReference Thumbnail { get; init; }

    public required BlobReference Preview { get; init; }

    public required BlobReference? Original { get; init; }

    /// <summary>Of the best that recipients get.</summary>
    public string MediaType => (Original ?? Preview).MediaType;

    public long SealedBytes => Thumbnail.SealedLength + Preview.SealedLength + (Original?.SealedLength ?? 0);

    public ManifestPicture Named(string name) => new()
    {
        Name = name,
        Width = Width,
        Height = Height,
        Thumbnail = Thumbnail,
        Preview = Preview,
        Original = Original,
    };

    public void Forget()
    {
        Thumbnail.Dispose();
        Preview.Dispose();
        Original?.Dispose();
    }
}
