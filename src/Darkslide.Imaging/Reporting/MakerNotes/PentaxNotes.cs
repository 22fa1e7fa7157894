using System.Globalization;

namespace Darkslide.Imaging.Reporting.MakerNotes;

/// <summary>Notes of Pentax and later Ricoh cameras.</summary>
internal static class PentaxNotes
{
    public static readonly NoteDirectory Main = new()
    {
        Tags = new()
        {
            [0x0006] = new(FindingKind.Time, "Taken", Day),
            [0x0060] = new(FindingKind.Face, "Faces that the camera saw", NoteValues.FacesInByte(0)),
            [0x0215] = new(FindingKind.SerialNumber, "Serial number inside the camera", Inside),
            [0x0229] = new(FindingKind.SerialNumber, "Camera's serial number", NoteValues.Serial),
            [0x022E] = new(FindingKind.Owner, "Artist", NoteValues.Text),
            [0x022F] = new(FindingKind.Owner, "Copyright", NoteValues.Text),
            [0x0230] = new(FindingKind.Software, "Firmware", NoteValues.Text),
        },
        Preview = (0x0004, 0x0003),
        Encrypted = [0x005D],
    };

    private static string Day(TiffBlock block, TiffEntry entry)
    {
        var bytes = NoteValues.Start(block, entry);
        return bytes.Length < 4 ? "" : NoteValues.Date((bytes[0] << 8) | bytes[1], bytes[2], bytes[3]);
    }

    /// <summary>Model, day of manufacture, two production codes, and the number.</summary>
    private static string Inside(TiffBlock block, TiffEntry entry) =>
        block.Number(entry, 4) is > 0 and < uint.MaxValue and var number ? number.ToString(CultureInfo.InvariantCulture) : "";
}
