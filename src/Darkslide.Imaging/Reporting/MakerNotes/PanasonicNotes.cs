using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting.MakerNotes;

/// <summary>Panasonic's notes: its cameras know people by name, how old the baby is and which sight is near.</summary>
internal static class PanasonicNotes
{
    private const int FaceRecord = 48, NameLength = 20, MostFaces = 10;

    public static readonly NoteDirectory Main = new()
    {
        Tags = new()
        {
            [0x0002] = new(FindingKind.Software, "Firmware", Version),
            [0x0025] = new(FindingKind.SerialNumber, "Serial number inside the camera", NoteValues.Serial),
            [0x0033] = new(FindingKind.Face, "Child's date of birth or age", NoteValues.Text),
            [0x004E] = new(FindingKind.Face, "Faces that the camera saw", NoteValues.Faces(0)),
            [0x0051] = new(FindingKind.Lens, "Lens", NoteValues.Text),
            [0x0052] = new(FindingKind.SerialNumber, "Lens's serial number", NoteValues.Serial),
            [0x0054] = new(FindingKind.SerialNumber, "Accessory's serial number", NoteValues.Serial),
            [0x0061] = new(FindingKind.Face, "Person shown", Recognised),
            [0x0065] = new(FindingKind.Text, "Title", NoteValues.Text),
            [0x0066] = new(FindingKind.Face, "Person shown", NoteValues.Text),
            [0x0067] = new(FindingKind.Position, "Place", NoteValues.Text),
            [0x0069] = new(FindingKind.Position, "Country", NoteValues.Text),
            [0x006B] = new(FindingKind.Position, "State", NoteValues.Text),
            [0x006D] = new(FindingKind.Position, "City", NoteValues.Text),
            [0x006F] = new(FindingKind.Position, "Place", NoteValues.Text),
            [0x0080] = new(FindingKind.Position, "City", NoteValues.Text),
            [0x8010] = new(FindingKind.Face, "Child's date of birth or age", NoteValues.Text),
        },
    };

    private static string Version(TiffBlock block, TiffEntry entry)
    {
        var bytes = NoteValues.Start(block, entry);
        return bytes.Length == 4 ? ReportBuilder.Invariant($"{bytes[0]}.{bytes[1]}.{bytes[2]}.{bytes[3]}") : "";
    }

    /// <summary>A count, then for each face a name of 20 bytes, its place and an age.</summary>
    private static string Recognised(TiffBlock block, TiffEntry entry)
    {
        var bytes = block.Bytes(entry);
        var names = new List<string>();
        for (var i = 0; i < MostFaces && 4 + (FaceRecord * i) + NameLength <= bytes.Length; i++)
        {
            var name = Text.OneLine(Text.FromBytes(bytes.Slice(4 + (FaceRecord * i), NameLength)));
            if (name.Length > 0)
            {
                names.Add(name);
            }
        }
        return string.Join(", ", names);
    }
}
