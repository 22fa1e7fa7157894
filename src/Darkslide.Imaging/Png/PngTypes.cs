namespace Darkslide.Imaging.Png;

/// <summary>Chunk types as big-endian numbers.</summary>
internal static class PngTypes
{
    public const uint Header = 0x49484452, Palette = 0x504C5445, Data = 0x49444154, End = 0x49454E44,
        Transparency = 0x74524E53, Gamma = 0x67414D41, Chromaticities = 0x6348524D, Srgb = 0x73524742, Profile = 0x69434350,
        CodingPoints = 0x63494350, Mastering = 0x6D444356, LightLevel = 0x634C4C49, SignificantBits = 0x73424954, Density = 0x70485973,
        Exif = 0x65584966, Animation = 0x6163544C, FrameControl = 0x6663544C, FrameData = 0x66644154,
        Text = 0x74455874, PackedText = 0x7A545874, InternationalText = 0x69545874, Time = 0x74494D45, Credentials = 0x63614258, AppleIos = 0x43674249;

    /// <summary>Whether what the rows look like hangs on the chunk; the profile has rules of its own.</summary>
    public static bool TellsColours(uint type) =>
        type is Gamma or Chromaticities or Srgb or CodingPoints or Mastering or LightLevel or SignificantBits;
}
