namespace Darkslide.Imaging.Colour;

/// <summary>Profile names that say nothing about their owner: millions of pictures carry them.</summary>
internal static class ProfileNames
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "sRGB", "sRGB IEC61966-2.1", "sRGB IEC61966-2-1 black scaled", "sRGB built-in", "sRGB2014", "c2", "c2ci", "uRGB",
        "Display P3", "Adobe RGB (1998)", "Compatible with Adobe RGB (1998)", "ProPhoto RGB", "ROMM RGB", "Rec. ITU-R BT.2020-1",
        "Rec. ITU-R BT.709-5", "DCI(P3) RGB", "Apple RGB", "ColorMatch RGB", "Generic RGB Profile", "Generic Gray Profile",
        "Generic Gray Gamma 2.2 Profile", "Generic CMYK Profile", "Gray Gamma 2.2", "Gray Gamma 1.8", "Dot Gain 10%", "Dot Gain 15%",
        "Dot Gain 20%", "Dot Gain 25%", "Dot Gain 30%", "U.S. Web Coated (SWOP) v2", "Coated FOGRA27 (ISO 12647-2:2004)",
        "Coated FOGRA39 (ISO 12647-2:2004)", "ISO Coated v2 (ECI)", "Japan Color 2001 Coated", "Artifex Software sRGB ICC Profile",
        "profile",
    };

    /// <summary>The name itself when it is well known, else null.</summary>
    public static string? WellKnown(string name) => Names.Contains(name) ? name : null;
}
