namespace Darkslide.Imaging.Documents;

/// <summary>Colour spaces (ISO 32000-2, section 8.6), with cleaned profiles and without the notes of inks.</summary>
internal static class PdfColours
{
    public static PdfValue? Copy(PdfCopy copy, PdfValue value, int depth)
    {
        if (value is PdfName) return value;
        if (value is not PdfList { Items.Count: > 0 } list || PdfSyntax.NameOf(copy.Resolve(list.Items[0])) is not { } family) return null;
        PdfValue? Part(int place, string rule) => place < list.Items.Count ? copy.Copy(list.Items[place], rule, depth + 1) : null;
        PdfValue?[] parts = family switch
        {
            "CalGray" or "CalRGB" or "Lab" => [Part(1, "calibrated")],
            "ICCBased" => [Profile(copy, list, depth)],
            "Indexed" or "I" => [Part(1, "colour"), Part(2, "plain"), Table(copy, list, depth)],
            "Pattern" => list.Items.Count > 1 ? [Part(1, "colour")] : [],
            "Separation" or "DeviceN" => [Part(1, "plain"), Part(2, "colour"), Part(3, "function")],
            "DeviceGray" or "DeviceRGB" or "DeviceCMYK" or "G" or "RGB" or "CMYK" => [],
            _ => [null],
        };
        // A profile that can't be read counts for nothing: then colours are as without one.
        if (family == "ICCBased" && parts[0] is PdfName or PdfList) return parts[0];
        return parts.Contains(null) ? null : new PdfList([PdfSyntax.Name(family), .. parts.Select(part => part!)]);
    }

    private static PdfValue? Table(PdfCopy copy, PdfList list, int depth)
    {
        if (list.Items.Count < 4) return null;
        return copy.Resolve(list.Items[3]) is PdfData ? copy.Copy(list.Items[3], "data", depth + 1) : copy.Resolve(list.Items[3]) as PdfText;
    }

    private static PdfValue? Profile(PdfCopy copy, PdfList list, int depth)
    {
        if (list.Items.Count < 2 || copy.Resolve(list.Items[1]) is not PdfData profile) return null;
        if (copy.Copy(list.Items[1], "profile", depth + 1) is { } cleaned) return cleaned;
        return copy.Copy(profile.Dictionary["Alternate"], "colour", depth + 1) ?? PdfSyntax.Number(copy.Resolve(profile.Dictionary["N"])) switch
        {
            1 => PdfSyntax.Name("DeviceGray"),
            3 => PdfSyntax.Name("DeviceRGB"),
            4 => PdfSyntax.Name("DeviceCMYK"),
            _ => null,
        };
    }
}
