using Darkslide.Format;
using Darkslide.Imaging;

namespace Darkslide.Client.Sending;

/// <summary>A picture's renditions in memory, ready to be sealed: thumbnail, preview, and the original unless only views are sent.</summary>
internal sealed class PreparedPicture
{
    private PreparedPicture(IReadOnlyList<PreparedRendition> renditions) => Renditions = renditions;

    /// <summary>In the order of their blobs' numbers.</summary>
    public IReadOnlyList<PreparedRendition> Renditions { get; }

    public long SealedBytes => Renditions.Sum(rendition => SealedSize.Of(Padding.Padme(rendition.Bytes.Length)));

    /// <summary>Decodes the cleaned picture once for both small renditions.</summary>
    public static PreparedPicture Make(CleanedPicture cleaned, bool viewOnly)
    {
        (Rendition thumbnail, Rendition preview) = Imaging.Renditions.MakeBoth(cleaned);
        PreparedRendition[] views = [Small(BlobKind.Thumbnail, thumbnail), Small(BlobKind.Preview, preview)];
        PreparedRendition original = new(BlobKind.Original, cleaned.Bytes, cleaned.Format.MediaType(), cleaned.Width, cleaned.Height);
        return new PreparedPicture(viewOnly ? views : [.. views, original]);
    }

    private static PreparedRendition Small(BlobKind kind, Rendition rendition)
        => new(kind, rendition.Bytes, rendition.Format.MediaType(), rendition.Width, rendition.Height);
}

/// <summary>One rendition before it is sealed.</summary>
internal sealed record PreparedRendition(BlobKind Kind, ReadOnlyMemory<byte> Bytes, string MediaType, int Width, int Height);
