using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>How large an embedded picture is. It is as hostile as its file: what can't be told is zero.</summary>
internal static class EmbeddedSize
{
    private const int MaxSegments = 1000;

    public static (int Width, int Height) Of(ReadOnlySpan<byte> picture)
    {
        if (picture.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return OfJpeg(picture);
        }
        return Read.Matches(picture, 12, "IHDR"u8) && picture.Length >= 24
            ? ((int)Math.Min(Read.U32(picture, 16), int.MaxValue), (int)Math.Min(Read.U32(picture, 20), int.MaxValue))
            : default;
    }

    private static (int Width, int Height) OfJpeg(ReadOnlySpan<byte> picture)
    {
        var at = 2;
        for (var n = 0; n < MaxSegments && at + 9 <= picture.Length && picture[at] == 0xFF; n++)
        {
            var marker = picture[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (Read.U16(picture, at + 7), Read.U16(picture, at + 5));
            }
            at += marker == 0xFF ? 1 : 2 + Read.U16(picture, at + 2);
        }
        return default;
    }
}
