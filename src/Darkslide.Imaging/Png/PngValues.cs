using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Png;

/// <summary>
/// Whether the first bytes of a chunk that is too long are what such a chunk says (W3C PNG section 11.3): only then is it one
/// with something behind it, and not another thing under its name.
/// </summary>
internal static class PngValues
{
    private const uint SmallestGamma = 16, LargestGamma = 625_000_000;

    public static bool MakeSense(uint type, ReadOnlySpan<byte> value, PngHeader header) => type switch
    {
        PngTypes.Gamma => Read.U32(value, 0) is >= SmallestGamma and <= LargestGamma,
        PngTypes.Srgb => value[0] <= 3,
        PngTypes.Density => value[8] <= 1,
        PngTypes.CodingPoints => value[2] == 0 && value[3] <= 1,
        PngTypes.SignificantBits => !value.ContainsAnyExceptInRange((byte)1, (byte)header.SampleBits),
        PngTypes.Chromaticities or PngTypes.Mastering or PngTypes.LightLevel => true,
        _ => false,
    };
}
