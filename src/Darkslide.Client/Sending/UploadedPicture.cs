using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>A picture whose blobs are with the server. Owns their keys until a vault takes them.</summary>
internal sealed class UploadedPicture
{
    public required string Path { get; init; }

    /// <summary>By which recipients' picks name it: the same in every link's manifest, however differently they are marked.</summary>
    public required string Id { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Its place among the chosen ones, by which its pack knows it.</summary>
    public required int Place { get; init; }

    public required ReadOnlyMemory<byte> Placeholder { get; init; }

    public required BlobReference Preview { get; init; }

    public required BlobReference? Original { get; init; }

    /// <summary>Of the best that recipients get.</summary>
    public string MediaType => (Original ?? Preview).MediaType;

    public ManifestPicture Named(string name, PackedThumbnail thumbnail, PictureWords? words) => new()
    {
        Name = name,
        Id = Id,
        File = FileName(),
        Title = words?.Title,
        Caption = words?.Caption,
        Width = Width,
        Height = Height,
        Placeholder = Placeholder,
        Thumbnail = thumbnail,
        Preview = Preview,
        Original = Original,
    };

    // A name that no manifest could have is no use to a spreadsheet either.
    private string? FileName()
    {
        string name = System.IO.Path.GetFileName(Path);
        return PictureName.IsValid(name) ? name : null;
    }

    public void Forget()
    {
        Preview.Dispose();
        Original?.Dispose();
    }
}
