namespace Darkslide.Imaging.Building;

/// <summary>
/// The only Exif we write: one IFD with one entry, Orientation (TIFF 6.0 section 8, tag 274), little-endian.
/// 26 bytes of TIFF are needed; the four zero bytes that end the IFD are part of them.
/// </summary>
internal static class OrientationTiff
{
    public const int Length = 26;

    /// <summary>The block for an orientation of 2..8 (1 needs none).</summary>
    public static byte[] Write(int orientation) =>
    [
        (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0,
        1, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
        0, 0, 0, 0,
    ];

    /// <summary>Whether the bytes are such a block and nothing else.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length && bytes[18] is >= 2 and <= 8 && bytes.SequenceEqual(Write(bytes[18]));
}
