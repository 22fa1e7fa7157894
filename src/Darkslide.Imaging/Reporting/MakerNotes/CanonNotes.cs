using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting.MakerNotes;

/// <summary>Canon's notes: a directory without a beginning of its own.</summary>
internal static class CanonNotes
{
    private const int LensSerialBytes = 5;

    public static readonly NoteDirectory Main = new()
    {
        Tags = new()
        {
            [0x0006] = new(FindingKind.Device, "Camera", NoteValues.Text),
            [0x0007] = new(FindingKind.Software, "Firmware", NoteValues.Text),
            [0x0009] = new(FindingKind.Owner, "Camera owner", NoteValues.Text),
            [0x000C] = new(FindingKind.SerialNumber, "Camera's serial number", NoteValues.TenDigits),
            [0x0024] = new(FindingKind.Face, "Faces that the camera saw", NoteValues.Faces(4)),
            [0x0025] = new(FindingKind.Face, "Faces that the camera saw", NoteValues.FacesInByte(2)),
            [0x0028] = new(FindingKind.SerialNumber, "Picture's unique number", NoteValues.Hex(16)),
            [0x002F] = new(FindingKind.Face, "Faces that the camera saw", NoteValues.Faces(6)),
            [0x0095] = new(FindingKind.Lens, "Lens", NoteValues.Text),
            [0x0096] = new(FindingKind.SerialNumber, "Serial number inside the camera", NoteValues.Serial),
            [0x4019] = new(FindingKind.SerialNumber, "Lens's serial number", NoteValues.Hex(LensSerialBytes)),
        },
    };

    /// <summary>
    /// How far the notes were moved by a program that didn't mend their offsets: the last eight bytes of newer notes tell where they
    /// stood at first.
    /// </summary>
    public static int Moved(ReadOnlySpan<byte> note, int at, bool bigEndian)
    {
        if (!Read.Matches(note, note.Length - 8, bigEndian ? "MM\0*"u8 : "II*\0"u8))
        {
            return 0;
        }
        var first = Read.U32(note, note.Length - 4, bigEndian);
        return first is > 0 and < int.MaxValue ? at - (int)first : 0;
    }
}
