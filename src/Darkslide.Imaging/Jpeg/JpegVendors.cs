using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Jpeg;

/// <summary>Application segments that are only ever dropped, by the names of their makers.</summary>
internal static class JpegVendors
{
    public static void Report(byte marker, ReadOnlySpan<byte> payload, ReportBuilder report)
    {
        if (payload.StartsWith("FPXR\0"u8))
        {
            report.AddBytes(FindingKind.Other, "FlashPix data", payload.Length);
        }
        else if (payload.StartsWith("Ducky"u8))
        {
            report.AddBytes(FindingKind.Other, "Photoshop's saving options", payload.Length);
        }
        else
        {
            report.AddNamed(FindingKind.Other, "Private data", NameOf(marker), payload.Length);
        }
    }

    private static string NameOf(byte marker) => marker is >= JpegMarkers.App0 and <= JpegMarkers.App15
        ? ReportBuilder.Invariant($"APP{marker - JpegMarkers.App0}")
        : ReportBuilder.Invariant($"marker {marker}");
}
