using Darkslide.Format;
using Darkslide.Imaging;

namespace Darkslide.Client.Sending;

/// <summary>What one edition gets of a picture: a thumbnail, to be packed, a placeholder, and what is ready to be sealed.</summary>
/// <param name="Thumbnail">To be packed.</param>
/// <param name="Placeholder">A ThumbHash of it.</param>
/// <param name="Renditions">In the order of their blobs' numbers.</param>
internal sealed record PreparedEdition(Rendition Thumbnail, byte[] Placeholder, IReadOnlyList<PreparedRendition> Renditions)
{
    /// <summary>What it comes to; the thumbnail's pack is padded and sealed later.</summary>
    public long SealedBytes => Thumbnail.Bytes.Length + Renditions.Sum(rendition => SealedSize.Of(Padding.Padme(rendition.Length)));

    public static PreparedEdition Of(RenditionSet set, PreparedRendition? original)
    {
        (Rendition thumbnail, Rendition preview, byte[] placeholder) = set;
        var view = new PreparedRendition(BlobKind.Preview, preview.Bytes, preview.Format.MediaType(), preview.Width, preview.Height);
        return new PreparedEdition(thumbnail, placeholder, original is null ? [view] : [view, original]);
    }
}
