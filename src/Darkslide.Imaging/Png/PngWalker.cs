using Darkslide.Imaging.Building;
using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Packing;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Png;

/// <summary>The strict reading of a cleaned PNG: only known chunks, each of its exact length, nothing behind the end.</summary>
internal static class PngWalker
{
    public static bool Passes(ReadOnlySpan<byte> file)
    {
        var at = PngReader.SignatureLength;
        var colourType = file.Length > 25 ? file[25] : 255;
        while (at <= file.Length - PngChunk.Overhead)
        {
            var length = Read.U32(file, at);
            if (length > file.Length - at - PngChunk.Overhead)
            {
                return false;
            }
            var type = Read.U32(file, at + 4);
            if (!IsAllowed(type, file.Slice(at + 8, (int)length), colourType))
            {
                return false;
            }
            at += PngChunk.Overhead + (int)length;
            if (type == PngTypes.End)
            {
                return at == file.Length;
            }
        }
        return false;
    }

    private static bool IsAllowed(uint type, ReadOnlySpan<byte> data, int colourType) => type switch
    {
        PngTypes.Header => data.Length == 13,
        PngTypes.Palette => data.Length is > 0 and <= 768 && data.Length % 3 == 0 && colourType == PngHeader.Indexed,
        PngTypes.Transparency => data.Length <= (colourType == PngHeader.Indexed ? 256 : colourType == PngHeader.Rgb ? 6 : 2),
        PngTypes.Gamma or PngTypes.CodingPoints => data.Length == 4,
        PngTypes.Chromaticities => data.Length == 32,
        PngTypes.Srgb => data.Length == 1,
        PngTypes.Mastering => data.Length == 24,
        PngTypes.LightLevel or PngTypes.Animation => data.Length == 8,
        PngTypes.SignificantBits => data.Length is >= 1 and <= 4,
        PngTypes.Density => data.Length == 9,
        PngTypes.FrameControl => data.Length == 26,
        PngTypes.Data => true,
        PngTypes.FrameData => data.Length >= 4,
        PngTypes.End => data.IsEmpty,
        PngTypes.Exif => OrientationTiff.Is(data),
        PngTypes.Profile => data.StartsWith("icc\0\0"u8) && Zlib.Unpack(data[5..], PictureLimits.MaxProfileBytes) is { } profile
            && ProfileWalker.Passes(profile) && Zlib.Store(profile).Length == data.Length - 5,
        _ => false,
    };
}
