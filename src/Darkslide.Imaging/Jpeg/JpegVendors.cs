using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Jpeg;

/// <summary>Names for application segments that are only ever dropped.</summary>
internal static class JpegVendors
{
    public static string LabelFor(byte marker, ReadOnlySpan<byte> payload)
    {
        if (payload.StartsWith("FPXR\0"u8))
        {
            return "FlashPix data";
        }
        if (payload.StartsWith("Ducky"u8))
        {
            return "Photoshop's saving options";
        }
        if (payload.StartsWith("FLIR\0"u8))
        {
            return "Thermal camera's data";
        }
        return marker is >= JpegMarkers.App0 and <= JpegMarkers.App15
            ? ReportBuilder.Invariant($"Private data (APP{marker - JpegMarkers.App0})")
            : ReportBuilder.Invariant($"Private data (marker {marker})");
    }
}
