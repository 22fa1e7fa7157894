namespace Darkslide.Imaging.Reporting;

/// <summary>Exif and TIFF tags whose value is text that says something about a person, place or device.</summary>
internal static class ExifTags
{
    public static readonly Dictionary<int, (FindingKind Kind, string Label)> Texts = new()
    {
        [0x000B] = (FindingKind.Software, "Software"),
        [0x010D] = (FindingKind.Text, "Document name"),
        [0x010E] = (FindingKind.Text, "Description"),
        [0x011D] = (FindingKind.Text, "Page name"),
        [0x0131] = (FindingKind.Software, "Software"),
        [0x013B] = (FindingKind.Owner, "Artist"),
        [0x013C] = (FindingKind.Device, "Computer"),
        [0x8298] = (FindingKind.Owner, "Copyright"),
        [0xA004] = (FindingKind.AudioVideo, "Sound file"),
        [0xA420] = (FindingKind.SerialNumber, "Picture's unique number"),
        [0xA430] = (FindingKind.Owner, "Camera owner"),
        [0xA431] = (FindingKind.SerialNumber, "Camera's serial number"),
        [0xA433] = (FindingKind.Lens, "Lens maker"),
        [0xA434] = (FindingKind.Lens, "Lens"),
        [0xA435] = (FindingKind.SerialNumber, "Lens's serial number"),
        [0xA436] = (FindingKind.Text, "Title"),
        [0xA437] = (FindingKind.Owner, "Photographer"),
        [0xA438] = (FindingKind.Owner, "Editor"),
        [0xA439] = (FindingKind.Software, "Firmware"),
        [0xA43A] = (FindingKind.Software, "Raw developer"),
        [0xA43B] = (FindingKind.Software, "Picture editor"),
        [0xA43C] = (FindingKind.Software, "Metadata editor"),
        [0xC614] = (FindingKind.Device, "Camera"),
        [0xC62F] = (FindingKind.SerialNumber, "Camera's serial number"),
        [0xC68B] = (FindingKind.EditHistory, "Raw file it came from"),
        [0xFDE8] = (FindingKind.Owner, "Owner"),
        [0xFDE9] = (FindingKind.SerialNumber, "Camera's serial number"),
        [0xFDEA] = (FindingKind.Lens, "Lens"),
    };

    /// <summary>0x9C9B to 0x9C9F, written by Windows in UTF-16.</summary>
    public static readonly (FindingKind Kind, string Label)[] Windows =
    [
        (FindingKind.Text, "Title"),
        (FindingKind.Text, "Comment"),
        (FindingKind.Owner, "Author"),
        (FindingKind.Text, "Keywords"),
        (FindingKind.Text, "Subject"),
    ];

    /// <summary>Tags that we write ourselves, that say only how pixels are laid out, or that are told in other ways.</summary>
    private static readonly HashSet<int> Elsewhere =
    [
        274, 256, 257, 258, 259, 262, 273, 277, 278, 279, 282, 283, 284, 296, 513, 514, 529, 530, 531, 532, 0x0001, 0x0002, 0x010F, 0x0110, 0x02BC,
        0x83BB, 0x8649, 0x8769, 0x8825, 0x9000, 0x9101, 0x927C, 0x9286, 0xA000, 0xA001, 0xA002, 0xA003, 0xA005, 0xA432,
    ];

    /// <summary>Exposure, focal length and the like: no one's name, but they tell one camera's pictures from another's.</summary>
    public static bool IsSetting(int tag) =>
        !Elsewhere.Contains(tag) && !ExifTimes.Tags.Contains(tag) && !Texts.ContainsKey(tag) && tag is not (>= 0x9C9B and <= 0x9C9F);
}
