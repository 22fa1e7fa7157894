namespace Darkslide.Imaging.Reporting.MakerNotes;

/// <summary>Notes of Olympus and OM cameras: directories in a directory.</summary>
internal static class OlympusNotes
{
    private static readonly NoteDirectory Equipment = new()
    {
        Tags = new()
        {
            [0x0101] = new(FindingKind.SerialNumber, "Camera's serial number", NoteValues.Serial),
            [0x0102] = new(FindingKind.SerialNumber, "Serial number inside the camera", NoteValues.Serial),
            [0x0202] = new(FindingKind.SerialNumber, "Lens's serial number", NoteValues.Serial),
            [0x0203] = new(FindingKind.Lens, "Lens", NoteValues.Text),
            [0x0302] = new(FindingKind.SerialNumber, "Extender's serial number", NoteValues.Serial),
            [0x1003] = new(FindingKind.SerialNumber, "Flash's serial number", NoteValues.Serial),
        },
    };

    private static readonly NoteDirectory CameraSettings = new() { Preview = (0x0101, 0x0102) };

    private static readonly NoteDirectory ImageProcessing = new()
    {
        Tags = new() { [0x1200] = new(FindingKind.Face, "Faces that the camera saw", NoteValues.FaceNumber) },
    };

    public static readonly NoteDirectory Main = new()
    {
        Tags = new()
        {
            [0x0207] = new(FindingKind.Software, "Firmware", NoteValues.Text),
            [0x0404] = new(FindingKind.SerialNumber, "Camera's serial number", NoteValues.Serial),
            [0x101A] = new(FindingKind.SerialNumber, "Camera's serial number", NoteValues.Serial),
        },
        Directories = new() { [0x2010] = Equipment, [0x2020] = CameraSettings, [0x2040] = ImageProcessing },
        Pictures = [0x0100, 0x0280],
        Preview = (0x0088, 0x0089),
    };
}
