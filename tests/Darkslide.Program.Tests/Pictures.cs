using NetVips;

namespace Darkslide.Program.Tests;

/// <summary>Small pictures made here, with everything in them that must not travel and everything that must stay.</summary>
internal static class Pictures
{
    static Pictures() => Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { });

    /// <summary>What must be gone.</summary>
    public static readonly string[] Canaries = ["CanaryCamera", "CanaryOwner", "CanarySoftware", "2031:07:08"];

    /// <summary>A JPEG that lies on its side, with a position, a camera, an owner, dates and a colour profile.</summary>
    public static byte[] Photo(int width = 320, int height = 200)
    {
        using Image pixels = Gradient(width, height);
        using Image profiled = pixels.IccTransform("p3", inputProfile: "srgb", embedded: false);
        using Image described = profiled.Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", 6);
            image.Set(GValue.GStrType, "exif-ifd0-Make", "CanaryCamera (CanaryCamera, ASCII, 13 components, 13 bytes)");
            image.Set(GValue.GStrType, "exif-ifd0-Artist", "CanaryOwner (CanaryOwner, ASCII, 12 components, 12 bytes)");
            image.Set(GValue.GStrType, "exif-ifd0-Software", "CanarySoftware (CanarySoftware, ASCII, 15 components, 15 bytes)");
            image.Set(GValue.GStrType, "exif-ifd0-DateTime", "2031:07:08 09:10:11 (2031:07:08 09:10:11, ASCII, 20 components, 20 bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N (N, ASCII, 2 components, 2 bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "47/1 22/1 3684/100 (47, 22, 36.84, Rational, 3 components, 24 bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLongitudeRef", "E (E, ASCII, 2 components, 2 bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLongitude", "8/1 32/1 2996/100 (8, 32, 29.96, Rational, 3 components, 24 bytes)");
        });
        return described.JpegsaveBuffer(q: 90);
    }

    /// <summary>A small square JPEG without anything.</summary>
    public static byte[] Thumbnail()
    {
        using Image pixels = Gradient(64, 64);
        return pixels.JpegsaveBuffer(q: 80, keep: Enums.ForeignKeep.None);
    }

    /// <summary>Puts a JFXX thumbnail (ITU-T T.871 section 10.2) behind the start of a JPEG.</summary>
    public static byte[] WithThumbnail(byte[] jpeg, byte[] thumbnail)
    {
        int length = 2 + 6 + thumbnail.Length;
        return [.. jpeg.AsSpan(0, 2), 0xFF, 0xE0, (byte)(length >> 8), (byte)length, .. "JFXX\0\x10"u8, .. thumbnail, .. jpeg.AsSpan(2)];
    }

    /// <summary>A PNG of noise, so that its size follows from its pixels.</summary>
    public static byte[] Noise(int width, int height, int seed = 1)
    {
        using Image noise = Image.Gaussnoise(width, height, sigma: 60, mean: 128, seed: seed);
        using Image bytes = noise.Cast(Enums.BandFormat.Uchar);
        return bytes.PngsaveBuffer();
    }

    /// <summary>A PNG's beginning that claims to be very large.</summary>
    public static byte[] Huge()
    {
        byte[] png = Noise(8, 8);
        png[16] = png[20] = 0;
        png[17] = png[21] = 1;
        png[18] = png[22] = 0x86;
        png[19] = png[23] = 0xA0;
        uint crc = uint.MaxValue;
        foreach (byte value in png.AsSpan(12, 17))
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), ~crc);
        return png;
    }

    /// <summary>The pixels as they are stored, before any turning, with the profile.</summary>
    public static (byte[] Pixels, byte[]? Profile, int Orientation) Decode(byte[] file)
    {
        using Image image = Image.NewFromBuffer(file);
        byte[]? profile = image.Contains("icc-profile-data") ? (byte[])image.Get("icc-profile-data") : null;
        int orientation = image.Contains("orientation") ? (int)image.Get("orientation") : 1;
        return (image.WriteToMemory<byte>(), profile, orientation);
    }

    private static Image Gradient(int width, int height)
    {
        using Image xy = Image.Xyz(width, height);
        using Image red = xy[0] * (255.0 / width);
        using Image green = xy[1] * (255.0 / height);
        using Image blue = (red + green) / 2;
        using Image joined = red.Bandjoin(green, blue);
        using Image bytes = joined.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
