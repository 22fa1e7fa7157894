namespace Darkslide.Imaging.Tiff;

/// <summary>
/// Cameras' raw files are TIFF files with a small picture in front; what they are about stands in a directory below it, or in
/// values of the maker. Cleaning would leave the small picture, so they are refused by name.
/// </summary>
internal static class RawFiles
{
    private const int ColourFilterArray = 32803, LinearRaw = 34892;

    /// <exception cref="PictureRefusedException">A raw file.</exception>
    public static void Refuse(TiffReader reader)
    {
        foreach (var page in reader.Pages)
        {
            if (IsPreview(reader.Pages[0]) || IsRaw(page) || page.Below.Exists(IsRaw))
            {
                throw new PictureRefusedException(PictureProblem.UnsupportedFormat, "camera raw");
            }
        }
    }

    /// <summary>A first page that calls itself the smaller form of one below it: TIFF/EP (ISO 12234-2), as Nikon's and others are.</summary>
    private static bool IsPreview(TiffDirectory page) => page.IsReduced && page.Below.Count > 0 && page.Has(TiffTags.Make);

    /// <summary>Marked as DNG, pixels still behind a colour filter, or packed as only Nikon, Sony, Pentax, Samsung and Kodak do.</summary>
    private static bool IsRaw(TiffDirectory page) =>
        page.Has(TiffTags.DngVersion)
        || page.Number(TiffTags.Photometric, 0) is ColourFilterArray or LinearRaw
        || page.Number(TiffTags.Compression, 1) is 32767 or 32769 or 32770 or 34713 or 34892 or 65000 or 65024 or 65535;
}
