using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Colour;

/// <summary>What a colour profile tells about a device or a person.</summary>
internal static class ProfileFindings
{
    public static void Report(ReadOnlyMemory<byte> profile, Dictionary<string, (int Start, int Length)> tags, ReportBuilder report)
    {
        var span = profile.Span;
        var name = ProfileText.Read(span, tags.GetValueOrDefault("desc"));
        if (name.Length > 0 && ProfileNames.WellKnown(name) is null)
        {
            report.Add(FindingKind.ProfileIdentity, "Colour profile's name", name);
        }
        var maker = DeviceName.Of(Text(span, tags, "dmnd"), Text(span, tags, "dmdd"));
        if (maker is not "IEC http://www.iec.ch IEC 61966-2.1 Default RGB colour space - sRGB")
        {
            report.Add(FindingKind.ProfileIdentity, "Colour profile's device", maker);
        }
        if (tags.ContainsKey("mmod") || tags.ContainsKey("vcgt") || tags.ContainsKey("ndin"))
        {
            report.Add(FindingKind.ProfileIdentity, "Display that the profile was measured on", null);
        }
    }

    private static string Text(ReadOnlySpan<byte> profile, Dictionary<string, (int Start, int Length)> tags, string tag) =>
        tags.TryGetValue(tag, out var at) ? ProfileText.Read(profile, at) : "";
}
