namespace Darkslide.Imaging;

/// <summary>The kinds of picture that can be cleaned without touching a pixel.</summary>
public enum PictureFormat
{
    /// <summary>JPEG (ITU-T T.81), with or without a JFIF header.</summary>
    Jpeg,

    /// <summary>PNG and its animated form, APNG (W3C PNG, third edition).</summary>
    Png,

    /// <summary>WebP: lossy, lossless, animated (RFC 9649).</summary>
    WebP,

    /// <summary>GIF 87a and 89a.</summary>
    Gif,

    /// <summary>TIFF 6.0: one page or many, in either byte order.</summary>
    Tiff,

    /// <summary>HEIC and HEIF: pictures coded as HEVC, AVC or JPEG in boxes (ISO/IEC 23008-12).</summary>
    Heic,

    /// <summary>AVIF: pictures coded as AV1 in the same boxes.</summary>
    Avif,
}
