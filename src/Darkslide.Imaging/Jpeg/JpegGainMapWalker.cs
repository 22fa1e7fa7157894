using Darkslide.Imaging.GainMaps;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Jpeg;

/// <summary>
/// The strict reading of a cleaned JPEG with its gain map: two JPEGs without a byte between or behind them, each of which passes by
/// itself but for the segments that tell of the map, and these are byte for byte what their numbers and places demand.
/// </summary>
internal static class JpegGainMapWalker
{
    private const int ListLength = 90, PictureLengthAt = 62, MapLengthAt = 78;

    /// <param name="file">The cleaned file.</param>
    /// <param name="coded">As for <see cref="JpegWalker.Passes(ReadOnlySpan{byte}, IReadOnlyList{int})"/>, the map's behind the picture's.</param>
    public static bool Passes(ReadOnlySpan<byte> file, IReadOnlyList<int>? coded)
    {
        var at = BehindOwn(file);
        var list = Behind(file, Behind(file, at));
        if (!Read.Matches(file, list + 4, JpegGainMapParts.ListSignature) || list + ListLength > file.Length)
        {
            return false;
        }
        var (pictureLength, mapLength) = (Read.U32(file, list + PictureLengthAt), Read.U32(file, list + MapLengthAt));
        if (pictureLength > file.Length || pictureLength + (long)mapLength != file.Length)
        {
            return false;
        }
        var picture = file[..(int)pictureLength];
        var map = file[(int)pictureLength..];
        var scans = 0;
        return JpegWalker.Passes(picture, coded, JpegGainMapParts.OfPicture(at, pictureLength, mapLength), ref scans)
            && MapPasses(map, coded, ref scans)
            && scans == (coded?.Count ?? 0);
    }

    private static bool MapPasses(ReadOnlySpan<byte> map, IReadOnlyList<int>? coded, ref int scans)
    {
        var at = Behind(map, BehindOwn(map));
        if (!Read.Matches(map, at + 4, JpegGainMapParts.IsoSignature))
        {
            return false;
        }
        var numbers = GainMapPayload.Read(map[(at + 4 + JpegGainMapParts.IsoSignature.Length)..Behind(map, at)]);
        return numbers is not null && JpegWalker.Passes(map, coded, JpegGainMapParts.OfMap(numbers), ref scans);
    }

    /// <summary>Behind the start marker, the JFIF header and the orientation.</summary>
    private static int BehindOwn(ReadOnlySpan<byte> file)
    {
        var at = 2;
        at = Read.Matches(file, at + 4, "JFIF\0"u8) ? Behind(file, at) : at;
        return Read.Matches(file, at + 4, "Exif\0"u8) ? Behind(file, at) : at;
    }

    private static int Behind(ReadOnlySpan<byte> file, int at) => at + 2 + Read.U16(file, at + 2);
}
