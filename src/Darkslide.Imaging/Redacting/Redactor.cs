using Darkslide.Imaging.Marks;

namespace Darkslide.Imaging.Redacting;

/// <summary>
/// Burns bars, a crop and a stamp into a picture: it is unpacked whole, drawn on and encoded anew (docs/redaction.md). No coded byte of the file
/// that it was is in the one that it becomes, and no metadata, thumbnail, gain map or second picture.
/// </summary>
public static class Redactor
{
    /// <summary>More pixels are not redacted: all of them are in memory.</summary>
    public const int MostPixels = 100_000_000;

    /// <summary>The new file: a JPEG, or a PNG where the old one was exact (PNG, GIF, TIFF) or is transparent. Of several frames or pages it has the first.</summary>
    /// <param name="file">The whole file; its format is told from its bytes.</param>
    /// <param name="redaction">In pixels of the picture as it is shown, upright.</param>
    /// <exception cref="PictureRefusedException">As <see cref="PictureCleaner.Clean"/>; or the pixels can't be unpacked, or are too many.</exception>
    /// <exception cref="ArgumentException">A bar or the crop reaches beyond the picture.</exception>
    public static byte[] Burn(ReadOnlyMemory<byte> file, Redaction redaction)
    {
        ArgumentNullException.ThrowIfNull(redaction);
        // Decoders see nothing that was not cleaned, here as everywhere.
        using CleanedPicture cleaned = PictureCleaner.Clean(file);
        redaction.RequireFits(cleaned.Width, cleaned.Height);
        if ((long)cleaned.Width * cleaned.Height > MostPixels)
        {
            throw new PictureRefusedException(PictureProblem.TooLargeToRedact);
        }

        return Renditions.Whole(cleaned, pixels =>
        {
            BarPainter.Paint(pixels, redaction.Bars, BlockGrid.Of(cleaned.Format));
            MarkPixels kept = redaction.Crop is { } crop ? Cropped(pixels, crop) : pixels;
            redaction.Stamp?.PaintOn(kept);
            return BurntPicture.Encode(kept, cleaned.Format);
        });
    }

    private static MarkPixels Cropped(MarkPixels pixels, Area crop)
    {
        int row = crop.Width * pixels.Bands;
        var bytes = new byte[(long)row * crop.Height];
        for (int y = 0; y < crop.Height; y++)
        {
            pixels.Bytes.AsSpan((((crop.Y + y) * pixels.Width) + crop.X) * pixels.Bands, row).CopyTo(bytes.AsSpan(y * row));
        }

        return new MarkPixels(bytes, crop.Width, crop.Height, pixels.Bands);
    }
}
