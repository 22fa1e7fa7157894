namespace Darkslide.Imaging.Reporting.MakerNotes;

/// <summary>Notes that are one directory each.</summary>
internal static class MakerTables
{
    public static readonly NoteDirectory Apple = new()
    {
        Tags = new()
        {
            [0x000B] = new(FindingKind.SerialNumber, "Burst's number", NoteValues.Serial),
            [0x0011] = new(FindingKind.AudioVideo, "Live Photo's number", NoteValues.Serial),
            [0x0015] = new(FindingKind.SerialNumber, "Picture's unique number", NoteValues.Serial),
            [0x0020] = new(FindingKind.SerialNumber, "Number of the picture's request", NoteValues.Serial),
            [0x002B] = new(FindingKind.SerialNumber, "Picture's unique number", NoteValues.Serial),
        },
    };

    public static readonly NoteDirectory Fujifilm = new()
    {
        Tags = new()
        {
            [0x0010] = new(FindingKind.SerialNumber, "Serial number inside the camera", NoteValues.Serial),
            [0x4100] = new(FindingKind.Face, "Faces that the camera saw", NoteValues.Faces(0)),
        },
    };

    public static readonly NoteDirectory Nikon = new()
    {
        Tags = new()
        {
            [0x001D] = new(FindingKind.SerialNumber, "Camera's serial number", NoteValues.Serial),
            [0x0021] = new(FindingKind.Face, "Faces that the camera saw", NoteValues.Faces(6)),
            [0x0084] = new(FindingKind.Lens, "Lens", LensRange.Of),
            [0x00A0] = new(FindingKind.SerialNumber, "Camera's serial number", NoteValues.Serial),
            [0x00A7] = new(FindingKind.SerialNumber, "Pictures the camera had taken", NoteValues.Number),
            [0x00B6] = new(FindingKind.Time, "Camera switched on", NoteValues.Moment),
        },
        Directories = new() { [0x0011] = new NoteDirectory { Preview = (0x0201, 0x0202) } },
        Encrypted = [0x0091, 0x0097, 0x0098, 0x00A8, 0x00B7],
    };

    public static readonly NoteDirectory Samsung = new()
    {
        Tags = new()
        {
            [0x0030] = new(FindingKind.Position, "Place", NoteValues.Text),
            [0x0031] = new(FindingKind.Position, "Place", NoteValues.Text),
            [0x0123] = new(FindingKind.Face, "Person shown", NoteValues.Text),
            [0xA001] = new(FindingKind.Software, "Firmware", NoteValues.Text),
            [0xA002] = new(FindingKind.SerialNumber, "Camera's serial number", NoteValues.Serial),
            [0xA004] = new(FindingKind.Software, "Firmware", NoteValues.Text),
            [0xA005] = new(FindingKind.SerialNumber, "Lens's serial number", NoteValues.Serial),
        },
        Directories = new() { [0x0035] = new NoteDirectory { Preview = (0x0201, 0x0202) } },
    };

    public static readonly NoteDirectory Sigma = new()
    {
        Tags = new()
        {
            [0x0002] = new(FindingKind.SerialNumber, "Camera's serial number", NoteValues.Serial),
            [0x0017] = new(FindingKind.Software, "Firmware", NoteValues.Text),
        },
    };

    public static readonly NoteDirectory Sony = new()
    {
        Tags = new()
        {
            [0x2031] = new(FindingKind.SerialNumber, "Camera's serial number", NoteValues.Serial),
            [0x3000] = new(FindingKind.Face, "Faces that the camera saw", NoteValues.Faces(48)),
        },
        Pictures = [0x2001],
        Encrypted = [0x2010, 0x9050, 0x9400, 0x9401, 0x9402, 0x9403, 0x9404, 0x9405, 0x9406, 0x940A, 0x940C, 0x940E, 0x9416],
    };
}
