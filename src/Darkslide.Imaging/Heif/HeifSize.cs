using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Heif;

/// <summary>How large a picture is shown: its size, cropped and turned in the order of its properties (ISO/IEC 23008-12 section 6.3).</summary>
internal static class HeifSize
{
    /// <exception cref="PictureRefusedException">A picture without a size, or with too many pixels.</exception>
    public static (int Width, int Height) Displayed(List<HeifPart> parts, HeifItem primary)
    {
        long width = 0, height = 0;
        foreach (var part in parts)
        {
            var (ownWidth, ownHeight) = Coded(part);
            Pixels.Require(ownWidth, ownHeight);
            if (part.Item == primary)
            {
                (width, height) = Transformed(part.Properties, ownWidth, ownHeight);
            }
        }
        Pixels.Require(width, height);
        return ((int)width, (int)height);
    }

    /// <summary>As it is coded.</summary>
    /// <exception cref="PictureRefusedException">A picture without a size.</exception>
    public static (long Width, long Height) Coded(HeifPart part)
    {
        foreach (var (box, _) in part.Properties)
        {
            if (Box.TypeAt(box, 4) == "ispe")
            {
                return (Read.U32(box, 12), Read.U32(box, 16));
            }
        }
        throw new PictureRefusedException(PictureProblem.Malformed);
    }

    /// <summary>Cropped and turned by properties, in their order.</summary>
    public static (long Width, long Height) Transformed(List<(byte[] Box, bool IsEssential)> properties, long width, long height)
    {
        foreach (var (box, _) in properties)
        {
            var type = Box.TypeAt(box, 4);
            if (type == "clap")
            {
                width = Cropped(box, 8, width);
                height = Cropped(box, 16, height);
            }
            else if (type == "irot" && (box[8] & 1) == 1)
            {
                (width, height) = (height, width);
            }
        }
        return (width, height);
    }

    /// <summary>A fraction, rounded; one that makes no sense is passed over, as decoders do.</summary>
    private static long Cropped(byte[] box, int at, long whole)
    {
        long number = Read.U32(box, at), divisor = Read.U32(box, at + 4);
        var cropped = divisor == 0 ? 0 : ((2 * number) + divisor) / (2 * divisor);
        return cropped > 0 && cropped <= whole ? cropped : whole;
    }
}
