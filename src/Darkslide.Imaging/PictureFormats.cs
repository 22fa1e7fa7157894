namespace Darkslide.Imaging;

/// <summary>What the outside world calls a <see cref="PictureFormat"/>.</summary>
public static class PictureFormats
{
    /// <summary>The usual file name ending, without a dot: <c>jpg</c>, <c>png</c>, <c>webp</c>, <c>gif</c>, <c>tiff</c>, <c>heic</c> or <c>avif</c>.</summary>
    public static string FileExtension(this PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "jpg",
        PictureFormat.Png => "png",
        PictureFormat.WebP => "webp",
        PictureFormat.Gif => "gif",
        PictureFormat.Tiff => "tiff",
        PictureFormat.Heic => "heic",
        PictureFormat.Avif => "avif",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The media type (RFC 6838): <c>image/jpeg</c> and so on.</summary>
    public static string MediaType(this PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "image/jpeg",
        PictureFormat.Png => "image/png",
        PictureFormat.WebP => "image/webp",
        PictureFormat.Gif => "image/gif",
        PictureFormat.Tiff => "image/tiff",
        PictureFormat.Heic => "image/heic",
        PictureFormat.Avif => "image/avif",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
