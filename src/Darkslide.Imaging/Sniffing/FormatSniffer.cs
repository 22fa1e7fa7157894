using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Sniffing;

/// <summary>Tells a file's kind from its first bytes. Names and media types lie; bytes are what a decoder sees.</summary>
internal static class FormatSniffer
{
    private static readonly (byte[] Magic, string Name)[] Known =
    [
        (Bytes("8BPS"), "Photoshop"),
        (Bytes("%PDF"), "PDF"),
        (Bytes("%!PS"), "PostScript"),
        ([0xFF, 0x0A], "JPEG XL"),
        ([0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' '], "JPEG XL"),
        ([0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' '], "JPEG 2000"),
        ([0xFF, 0x4F, 0xFF, 0x51], "JPEG 2000"),
        (Bytes("FUJIFILMCCD-RAW"), "camera raw"),
        (Bytes("IIRO"), "camera raw"),
        (Bytes("IIRS"), "camera raw"),
        (Bytes("MMOR"), "camera raw"),
        ([(byte)'I', (byte)'I', (byte)'U', 0], "camera raw"),
        (Bytes("FOVb"), "camera raw"),
        ([0, (byte)'M', (byte)'R', (byte)'M'], "camera raw"),
        ([(byte)'I', (byte)'I', 43, 0], "BigTIFF"),
        ([(byte)'M', (byte)'M', 0, 43], "BigTIFF"),
        ([(byte)'I', (byte)'I', 0xBC, 1], "JPEG XR"),
        ([0x1A, 0x45, 0xDF, 0xA3], "video"),
        ([0, 0, 1, 0xBA], "video"),
        ([0x8A, (byte)'M', (byte)'N', (byte)'G'], "MNG"),
        ([0x8B, (byte)'J', (byte)'N', (byte)'G'], "JNG"),
        ([0x76, 0x2F, 0x31, 0x01], "OpenEXR"),
        (Bytes("#?RADIANCE"), "Radiance HDR"),
        (Bytes("gimp xcf"), "GIMP"),
        (Bytes("qoif"), "QOI"),
        (Bytes("DDS "), "DDS"),
        (Bytes("FLIF"), "FLIF"),
        (Bytes("AT&TFORM"), "DjVu"),
        ([0, 0, 1, 0], "icon"),
        ([0, 0, 2, 0], "icon"),
        (Bytes("icns"), "icon"),
    ];

    /// <exception cref="PictureRefusedException">Anything but the formats that can be cleaned, said by name where it has one.</exception>
    public static PictureFormat RequireCleanable(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            throw new PictureRefusedException(PictureProblem.Empty);
        }
        if (Cleanable(file) is { } format)
        {
            return format;
        }
        throw NameOfOther(file) is { } name
            ? new PictureRefusedException(PictureProblem.UnsupportedFormat, name)
            : new PictureRefusedException(IsStartOfPicture(file) ? PictureProblem.CutOff : PictureProblem.NotAPicture);
    }

    private static PictureFormat? Cleanable(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return PictureFormat.Jpeg;
        }
        if (file.StartsWith(PngSignature))
        {
            return PictureFormat.Png;
        }
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
        {
            return PictureFormat.WebP;
        }
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
        {
            return PictureFormat.Gif;
        }
        if (IsTiff(file) && !IsRawFile(file))
        {
            return PictureFormat.Tiff;
        }
        return IsBoxed(file) ? NameOfBoxed(file) switch { "AVIF" => PictureFormat.Avif, "HEIC" => PictureFormat.Heic, _ => null } : null;
    }

    private static bool IsTiff(ReadOnlySpan<byte> file) => file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8);

    /// <summary>Canon's and Phase One's mark behind the header; other makers' raw files only their directories tell.</summary>
    private static bool IsRawFile(ReadOnlySpan<byte> file) =>
        Read.Matches(file, 4, "\u0010\0\0\0CR"u8) || Read.Matches(file, 8, "IIIITwaR"u8) || Read.Matches(file, 8, "MMMMRawT"u8);

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static string? NameOfOther(ReadOnlySpan<byte> file)
    {
        foreach (var (magic, name) in Known)
        {
            if (file.StartsWith(magic))
            {
                return name;
            }
        }
        if (IsBoxed(file))
        {
            return NameOfBoxed(file);
        }
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("AVI "u8))
        {
            return "video";
        }
        if (IsTiff(file))
        {
            return "camera raw";
        }
        if (file.Length >= 26 && file.StartsWith("BM"u8) && file[6] == 0 && file[7] == 0)
        {
            return "BMP";
        }
        if (file.Length >= 3 && file[0] == 'P' && file[1] is >= (byte)'1' and <= (byte)'7' && (file[2] is (byte)' ' or (byte)'\n'))
        {
            return "Netpbm";
        }
        return LooksLikeSvg(file) ? "SVG" : null;
    }

    private static bool IsBoxed(ReadOnlySpan<byte> file) => file.Length >= 12 && file[4..].StartsWith("ftyp"u8);

    /// <summary>ISO base media files (ISO/IEC 14496-12): the brands tell still pictures from video.</summary>
    private static string NameOfBoxed(ReadOnlySpan<byte> file)
    {
        var end = Math.Min(file.Length, 1024);
        var declared = (int)Math.Min((uint)end, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(file));
        for (var at = 8; at + 4 <= Math.Max(declared, 12) && at + 4 <= end; at += at == 8 ? 8 : 4)
        {
            var brand = file.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            {
                return "AVIF";
            }
            if (brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8))
            {
                return HasBrand(file[..end], declared, "avif"u8) ? "AVIF" : "HEIC";
            }
            if (brand.SequenceEqual("crx "u8))
            {
                return "camera raw";
            }
            if (brand.SequenceEqual("jxl "u8))
            {
                return "JPEG XL";
            }
        }
        return "video";
    }

    private static bool HasBrand(ReadOnlySpan<byte> file, int declared, ReadOnlySpan<byte> wanted)
    {
        for (var at = 16; at + 4 <= declared && at + 4 <= file.Length; at += 4)
        {
            if (file.Slice(at, 4).SequenceEqual(wanted))
            {
                return true;
            }
        }
        return false;
    }

    private static bool LooksLikeSvg(ReadOnlySpan<byte> file)
    {
        var head = file[..Math.Min(file.Length, 1024)];
        return head.IndexOf("<svg"u8) >= 0;
    }

    /// <summary>A first piece of a signature: the file is a picture of which only a few bytes arrived.</summary>
    private static bool IsStartOfPicture(ReadOnlySpan<byte> file) =>
        IsPrefix(file, [0xFF, 0xD8, 0xFF]) || IsPrefix(file, PngSignature) || IsPrefix(file, "GIF89a"u8)
        || IsPrefix(file, "GIF87a"u8) || (file.Length is > 1 and < 12 && IsPrefix(file[..Math.Min(file.Length, 4)], "RIFF"u8));

    private static bool IsPrefix(ReadOnlySpan<byte> file, ReadOnlySpan<byte> signature) =>
        file.Length > 1 && file.Length <= signature.Length && signature.StartsWith(file);

    private static byte[] Bytes(string ascii) => System.Text.Encoding.ASCII.GetBytes(ascii);
}
