namespace Darkslide.Imaging.Tiff;

/// <summary>How a page's pixels are packed (TIFF 6.0 section 8, Compression, and the registered private schemes).</summary>
internal static class TiffCompression
{
    public const int None = 1, FaxRuns = 2, Fax3 = 3, Fax4 = 4, Lzw = 5, OldJpeg = 6, Jpeg = 7, Deflate = 8, PackBits = 32773,
        FaxRunsByWord = 32771, OldDeflate = 32946;

    /// <summary>Whether we know where such data ends or what is in it.</summary>
    public static bool IsCleanable(int compression) => compression is None or FaxRuns or Fax3 or Fax4 or Lzw or Jpeg or Deflate
        or PackBits or FaxRunsByWord or OldDeflate;

    /// <summary>What a scheme is called in a refusal.</summary>
    public static string NameOf(int compression) => compression switch
    {
        OldJpeg => "Old-style JPEG TIFF",
        9 or 10 or 34661 => "JBIG TIFF",
        32766 => "NeXT TIFF",
        32809 => "ThunderScan TIFF",
        >= 32895 and <= 32898 => "Prepress TIFF",
        32908 or 32909 => "Pixar TIFF",
        33003 or 33004 or 33005 or 34712 => "JPEG 2000 TIFF",
        34676 or 34677 => "SGI Log TIFF",
        34887 => "LERC TIFF",
        34925 => "LZMA TIFF",
        50000 or 34926 => "Zstandard TIFF",
        50001 or 34927 => "WebP TIFF",
        50002 or 52546 => "JPEG XL TIFF",
        _ => "Privately packed TIFF",
    };
}
