using Darkslide.Imaging.Building;

namespace Darkslide.Imaging.Jpeg;

/// <summary>The segments that we write ourselves.</summary>
internal static class JpegParts
{
    private const int ProfilePart = 65519;

    public static ReadOnlySpan<byte> ProfileSignature => "ICC_PROFILE\0"u8;

    public static byte[] Header(byte marker, int length) => [0xFF, marker, (byte)(length >> 8), (byte)length];

    /// <summary>JFIF 1.02 APP0 with the original's version and density and no thumbnail.</summary>
    public static byte[] Jfif(ReadOnlySpan<byte> original) =>
        [.. Header(JpegMarkers.App0, 16), .. "JFIF\0"u8, .. original.Slice(5, 7), 0, 0];

    /// <summary>Adobe APP14 (Adobe technical note 5116): only its last byte, the colour transform, means anything to a decoder.</summary>
    public static byte[] Adobe(byte transform) => [.. Header(JpegMarkers.App14, 14), .. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform];

    public static byte[] Orientation(int orientation) =>
        [.. Header(JpegMarkers.App1, 2 + 6 + OrientationTiff.Length), .. "Exif\0\0"u8, .. OrientationTiff.Write(orientation)];

    /// <summary>APP2 segments of at most 65,519 profile bytes each (ICC.1:2022 annex B.4).</summary>
    public static void Profile(byte[] profile, Pieces output)
    {
        var count = (profile.Length + ProfilePart - 1) / ProfilePart;
        for (var i = 0; i < count; i++)
        {
            var part = profile.AsMemory(i * ProfilePart, Math.Min(ProfilePart, profile.Length - (i * ProfilePart)));
            output.Add((byte[])[.. Header(JpegMarkers.App2, 2 + 14 + part.Length), .. ProfileSignature, (byte)(i + 1), (byte)count]);
            output.Add(part);
        }
    }
}
