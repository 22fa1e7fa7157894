namespace Darkslide.Imaging.Reporting;

/// <summary>Pictures that XMP holds as base64 (RFC 4648 section 4): Adobe's thumbnails, Google's picture before it was blurred.</summary>
internal static class XmpPictures
{
    public static bool IsPicture(string name) =>
        name.EndsWith("GImg:image", StringComparison.Ordinal) || name is "GImage:Data" or "GDepth:Data";

    public static void Report(string name, string base64, ReportBuilder report)
    {
        var picture = Decode(base64);
        if (name == "GDepth:Data")
        {
            report.AddPicture(FindingKind.DepthOrGainMap, "Depth map", picture);
        }
        else
        {
            report.AddPicture(FindingKind.Thumbnail, "Picture in the metadata", picture);
        }
    }

    /// <summary>Characters that are no base64 are passed over, as line breaks stand between them.</summary>
    private static byte[] Decode(string base64)
    {
        var bytes = new byte[base64.Length / 4 * 3];
        int count = 0, bits = 0, held = 0;
        foreach (var c in base64)
        {
            var value = Value(c);
            if (value < 0)
            {
                continue;
            }
            held = ((held << 6) | value) & 0xFFFFFF;
            bits += 6;
            if (bits >= 8 && count < bytes.Length)
            {
                bits -= 8;
                bytes[count++] = (byte)(held >> bits);
            }
        }
        return bytes[..count];
    }

    private static int Value(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
