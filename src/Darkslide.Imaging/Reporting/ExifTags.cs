namespace Darkslide.Imaging.Reporting;

/// <summary>Exif and TIFF tags whose value is text that says something about a person, place or device.</summary>
internal static class ExifTags
{
    public static readonly Dictionary<int, (FindingKind Kind, string Label)> Texts = new()
    {
        [0x010D] = (FindingKind.Text, "Document name"),
        [0x010E] = (FindingKind.Text, "Description"),
        [0x011D] = (FindingKind.Text, "Page name"),
        [0x0131] = (FindingKind.Software, "Software"),
        [0x0132] = (FindingKind.Time, "Changed"),
        [0x013B] = (FindingKind.Owner, "Artist"),
        [0x013C] = (FindingKind.Device, "Computer"),
        [0x8298] = (FindingKind.Owner, "Copyright"),
        [0x9003] = (FindingKind.Time, "Taken"),
        [0x9004] = (FindingKind.Time, "Digitised"),
        [0x9010] = (FindingKind.Time, "Time zone"),
        [0x9011] = (FindingKind.Time, "Time zone"),
        [0x9012] = (FindingKind.Time, "Time zone"),
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
}
