using ImageMagick;

namespace Darkslide.Imaging.Rendering;

/// <summary>
/// ImageMagick as we want it: nothing on the disk, bounded, few threads. It is there for HEIC alone, whose decoder libvips' packages
/// leave out, and its library is loaded with the first such picture.
/// </summary>
internal static class MagickSetup
{
    /// <summary>Above this many pixels a HEIC is not unpacked: decoder and pixels together take up to 8 bytes for each.</summary>
    public const int MaxPixels = 200_000_000;

    private const int MaxSide = 65_535;
    private const ulong MaxMemory = 2_000_000_000;

    // One for the file, one for its pixels.
    private const int MaxList = 2;

    // The library was built to look for its settings here, where anybody may write.
    private const string ForeignSettings = "/tmp/ImageMagick";

    private static readonly Lazy<bool> Ready = new(SetUp);

    /// <exception cref="PictureRefusedException">Somebody laid settings where the library would read them.</exception>
    public static void Require()
    {
        if (Path.Exists(ForeignSettings))
        {
            throw new PictureRefusedException(PictureProblem.Undecodable);
        }

        _ = Ready.Value;
    }

    private static bool SetUp()
    {
        NativeMemory.KeepTogether();
        ResourceLimits.Width = MaxSide;
        ResourceLimits.Height = MaxSide;
        ResourceLimits.Area = MaxPixels;
        ResourceLimits.Memory = MaxMemory;
        ResourceLimits.ListLength = MaxList;
        ResourceLimits.Thread = (ulong)Math.Clamp(Environment.ProcessorCount, 1, 4);
        // Pixels that don't fit into memory would be written to a temporary file.
        ResourceLimits.Disk = 0;
        return true;
    }
}
