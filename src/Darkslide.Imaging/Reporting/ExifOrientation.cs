namespace Darkslide.Imaging.Reporting;

/// <summary>Which way up (TIFF 6.0 section 8, Orientation): 1 is upright, 5 to 8 swap width and height.</summary>
internal static class ExifOrientation
{
    /// <summary>1..8; anything unreadable or out of range is 1.</summary>
    /// <param name="tiff">A TIFF block; a leading <c>Exif\0\0</c>, which some writers add, is skipped.</param>
    public static int Of(ReadOnlyMemory<byte> tiff)
    {
        if (TiffBlock.Open(ExifFindings.WithoutPrefix(tiff)) is not { } block)
        {
            return 1;
        }
        foreach (var entry in block.Directory(block.First))
        {
            if (entry.Tag == 274)
            {
                var value = block.Number(entry);
                return value is >= 1 and <= 8 ? (int)value : 1;
            }
        }
        return 1;
    }
}
