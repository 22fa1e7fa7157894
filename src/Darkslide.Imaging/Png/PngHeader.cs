using Darkslide.Imaging.Building;

namespace Darkslide.Imaging.Png;

/// <summary>The image header (W3C PNG section 11.2.1).</summary>
internal sealed record PngHeader(int Width, int Height, int Bits, int ColourType, bool IsInterlaced)
{
    public const int Grey = 0, Rgb = 2, Indexed = 3, GreyAlpha = 4, RgbAlpha = 6;

    /// <exception cref="PictureRefusedException">Not a header that a decoder takes, or too many pixels.</exception>
    public static PngHeader Read(PngChunk chunk)
    {
        var data = chunk.Data.Span;
        if (chunk.Type != PngTypes.Header || data.Length != 13 || !chunk.HasValidCrc)
        {
            throw new PictureRefusedException(chunk.Type == PngTypes.AppleIos ? PictureProblem.UnsupportedFormat : PictureProblem.Malformed, chunk.Type == PngTypes.AppleIos ? "Apple-optimised PNG" : null);
        }
        if (!IsAllowed(data[8], data[9]) || data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        Pixels.Require(Reading.Read.U32(data, 0), Reading.Read.U32(data, 4));
        return new PngHeader((int)Reading.Read.U32(data, 0), (int)Reading.Read.U32(data, 4), data[8], data[9], data[12] == 1);
    }

    private static bool IsAllowed(int bits, int type) => type switch
    {
        Grey => bits is 1 or 2 or 4 or 8 or 16,
        Indexed => bits is 1 or 2 or 4 or 8,
        Rgb or GreyAlpha or RgbAlpha => bits is 8 or 16,
        _ => false,
    };

    private int Channels => ColourType switch
    {
        Rgb => 3,
        GreyAlpha => 2,
        RgbAlpha => 4,
        _ => 1,
    };

    /// <summary>How many bytes sBIT has for this colour type.</summary>
    public int SignificantBitsLength => ColourType == Indexed ? 3 : Channels;

    /// <summary>Bits of one sample; an indexed picture's are those of its palette.</summary>
    public int SampleBits => ColourType == Indexed ? 8 : Bits;

    /// <summary>Bytes of filtered rows that a picture or frame of that size unpacks to (W3C PNG sections 7.2 and 8.1).</summary>
    public long RawLength(long width, long height)
    {
        if (!IsInterlaced)
        {
            return Rows(width, height);
        }
        return Rows((width + 7) / 8, (height + 7) / 8) + Rows((width + 3) / 8, (height + 7) / 8) + Rows((width + 3) / 4, (height + 3) / 8)
            + Rows((width + 1) / 4, (height + 3) / 4) + Rows((width + 1) / 2, (height + 1) / 4) + Rows(width / 2, (height + 1) / 2)
            + Rows(width, height / 2);
    }

    private long Rows(long width, long height) => width == 0 || height == 0 ? 0 : height * (1 + (((width * Channels * Bits) + 7) / 8));
}
