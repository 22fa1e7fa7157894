using Darkslide.Imaging.Building;
using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.WebP;

/// <summary>The strict reading of a cleaned WebP: sizes that add up, known chunks only, pad bytes of zero.</summary>
internal static class WebPWalker
{
    public static bool Passes(ReadOnlySpan<byte> file) =>
        file.Length >= 12 && Read.U32(file, 4, bigEndian: false) == file.Length - 8 && Chunks(file[12..], isInFrame: false);

    private static bool Chunks(ReadOnlySpan<byte> file, bool isInFrame)
    {
        var at = 0;
        while (at < file.Length)
        {
            if (at > file.Length - 8)
            {
                return false;
            }
            var length = Read.U32(file, at + 4, bigEndian: false);
            if (length + (length & 1) > file.Length - at - 8)
            {
                return false;
            }
            var data = file.Slice(at + 8, (int)length);
            var isPadded = (length & 1) == 0 || file[at + 8 + (int)length] == 0;
            if (!isPadded || !(isInFrame ? IsPicture(Read.U32(file, at)) : IsAllowed(Read.U32(file, at), data)))
            {
                return false;
            }
            at += 8 + (int)(length + (length & 1));
        }
        return at == file.Length;
    }

    private static bool IsPicture(uint type) => type is WebPChunk.Alpha or WebPChunk.Lossy or WebPChunk.Lossless;

    private static bool IsAllowed(uint type, ReadOnlySpan<byte> data) => type switch
    {
        WebPChunk.Extended => data.Length == 10 && (data[0] & 0xC5) == 0 && data[1] == 0 && data[2] == 0 && data[3] == 0,
        WebPChunk.Animation => data.Length == 6,
        WebPChunk.Frame => data.Length > 16 && data[15] <= 3 && Chunks(data[16..], isInFrame: true),
        WebPChunk.Profile => ProfileWalker.Passes(data),
        WebPChunk.Exif => OrientationTiff.Is(data),
        _ => IsPicture(type),
    };
}
