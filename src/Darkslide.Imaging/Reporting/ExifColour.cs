namespace Darkslide.Imaging.Reporting;

/// <summary>The colour space that Exif tells in place of a profile (Exif 3.0, ColorSpace and the DCF option file's "R03").</summary>
internal static class ExifColour
{
    public static bool IsAdobeRgb(ReadOnlyMemory<byte> exif)
    {
        if (TiffBlock.Open(ExifFindings.WithoutPrefix(exif)) is not { } block)
        {
            return false;
        }
        if (Find(block, block.First, 0x8769) is not { } exifDirectory)
        {
            return false;
        }
        var directory = block.Number(exifDirectory);
        var space = Find(block, directory, 0xA001) is { } colour ? block.Number(colour) : 1;
        if (space == 2)
        {
            return true;
        }
        return space == 0xFFFF
            && Find(block, directory, 0xA005) is { } interop
            && Find(block, block.Number(interop), 1) is { } index
            && block.Text(index) == "R03";
    }

    private static TiffEntry? Find(TiffBlock block, uint directory, int tag)
    {
        foreach (var entry in block.Directory(directory))
        {
            if (entry.Tag == tag)
            {
                return entry;
            }
        }
        return null;
    }
}
