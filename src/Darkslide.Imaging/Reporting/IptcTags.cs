namespace Darkslide.Imaging.Reporting;

/// <summary>Datasets of IPTC-IIM's application record whose value is text (IIM 4.2, chapter 6).</summary>
internal static class IptcTags
{
    public static readonly Dictionary<int, (FindingKind Kind, string Label)> Texts = new()
    {
        [5] = (FindingKind.Text, "Title"),
        [15] = (FindingKind.Text, "Category"),
        [20] = (FindingKind.Text, "Category"),
        [22] = (FindingKind.SerialNumber, "Picture's unique number"),
        [25] = (FindingKind.Text, "Keyword"),
        [26] = (FindingKind.Position, "Place"),
        [27] = (FindingKind.Position, "Place"),
        [40] = (FindingKind.Text, "Instructions"),
        [65] = (FindingKind.Software, "Software"),
        [70] = (FindingKind.Software, "Software"),
        [80] = (FindingKind.Owner, "Author"),
        [85] = (FindingKind.Owner, "Author's position"),
        [90] = (FindingKind.Position, "City"),
        [92] = (FindingKind.Position, "Place"),
        [95] = (FindingKind.Position, "State"),
        [100] = (FindingKind.Position, "Country"),
        [101] = (FindingKind.Position, "Country"),
        [103] = (FindingKind.Text, "Job"),
        [105] = (FindingKind.Text, "Headline"),
        [110] = (FindingKind.Owner, "Credit"),
        [115] = (FindingKind.Owner, "Source"),
        [116] = (FindingKind.Owner, "Copyright"),
        [118] = (FindingKind.Owner, "Contact"),
        [120] = (FindingKind.Text, "Description"),
        [122] = (FindingKind.Owner, "Caption writer"),
        [187] = (FindingKind.SerialNumber, "Picture's unique number"),
        [188] = (FindingKind.SerialNumber, "Document number"),
        [230] = (FindingKind.Text, "Document's notes"),
        [231] = (FindingKind.EditHistory, "Editing history"),
        [232] = (FindingKind.Device, "Camera"),
    };
}
