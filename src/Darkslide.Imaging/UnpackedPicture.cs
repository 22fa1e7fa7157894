using Darkslide.Imaging.Marks;
using Darkslide.Imaging.Rendering;
using NetVips;

namespace Darkslide.Imaging;

/// <summary>
/// A picture's preview and thumbnail before they are encoded, unpacked once for however many marks. Memory: theirs, and a copy
/// of one of them while it is marked.
/// </summary>
public sealed class UnpackedPicture : IDisposable
{
    private readonly Image preview;
    private readonly Image thumbnail;

    internal UnpackedPicture(Image preview, Image thumbnail, bool isLarge)
    {
        this.preview = preview;
        this.thumbnail = thumbnail;
        IsLarge = isLarge;
    }

    internal bool IsLarge { get; }

    /// <summary>Preview and thumbnail, marked, and a placeholder made of the marked one.</summary>
    public RenditionSet Marked(Mark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return Renditions.Guarded(IsLarge, () =>
        {
            using Image small = Painted(thumbnail, mark);
            using Image large = Painted(preview, mark);
            return new RenditionSet(
                Renditions.Encode(small, RenditionRule.Thumbnail), Renditions.Encode(large, RenditionRule.Preview), Renditions.Placeholder(small));
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        preview.Dispose();
        thumbnail.Dispose();
    }

    /// <summary>The preview's points with their opacity.</summary>
    internal MarkPixels WithAlpha()
    {
        using Image four = preview.HasAlpha() ? preview.Copy() : preview.Bandjoin(255);
        return PixelsOf(four);
    }

    private static Image Painted(Image image, Mark mark)
    {
        MarkPixels pixels = PixelsOf(image);
        mark.PaintOn(pixels);
        using Image marked = Image.NewFromMemory(pixels.Bytes, pixels.Width, pixels.Height, pixels.Bands, Enums.BandFormat.Uchar);
        return marked.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    internal static MarkPixels PixelsOf(Image image) => new(image.WriteToMemory<byte>(), image.Width, image.Height, image.Bands);
}
