using Darkslide.Imaging.Reporting;
using Darkslide.Imaging.WebP.Lossless;

namespace Darkslide.Imaging.WebP;

/// <summary>Cuts a coded picture behind its last pixel.</summary>
internal static class WebPTail
{
    /// <exception cref="PictureRefusedException">Cut off or damaged.</exception>
    public static WebPChunk CutPicture(WebPChunk picture, WebPBitstream bits, ReportBuilder report) =>
        picture.Type == WebPChunk.Lossless && !report.IsSecondReading ? LosslessTail.CutPicture(picture, bits.Width, bits.Height, report) : picture;
}
