using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Png;

/// <summary>iCCP gives a profile a second name, which can be anything.</summary>
internal static class PngProfileName
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "icc", "ICC Profile", "ICC profile", "icc profile", "profile", "Photoshop ICC profile", "skcms", "kCGColorSpaceDisplayP3", "kCGColorSpaceSRGB",
    };

    public static void Report(ReadOnlySpan<byte> name, ReportBuilder report)
    {
        var text = Text.FromBytes(name);
        if (!Plain.Contains(text) && ProfileNames.WellKnown(text) is null)
        {
            report.Add(FindingKind.ProfileIdentity, "Colour profile's name", text);
        }
    }
}
