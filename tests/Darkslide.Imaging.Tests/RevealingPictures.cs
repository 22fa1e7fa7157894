using System.Buffers.Binary;
using System.Text;
using Darkslide.Imaging.Tests.Fixtures;
using static Darkslide.Imaging.Tests.Fixtures.Planted;

namespace Darkslide.Imaging.Tests;

/// <summary>Pictures that tell things as cameras, telephones and programs write them, and what the report has to say of each.</summary>
internal static class RevealingPictures
{
    public sealed record Revealing(byte[] File, params (FindingKind Kind, string Label, string? Value)[] Told);

    public static readonly Dictionary<string, Func<Revealing>> All = new()
    {
        ["exif times with fractions and zones"] = () => new(
            InExif(new ExifBlock().Text(0x9003, "2024:05:01 12:30:00", inExif: true).Text(0x9291, "25", inExif: true).Text(0x9011, "+02:00", inExif: true)
                .Text(0x9004, "0000:00:00 00:00:00", inExif: true)),
            (FindingKind.Time, "Taken", "2024-05-01 12:30:00.25 +02:00")),
        ["exif position in motion"] = () => new(
            InExif(new ExifBlock().Position('S', [33, 1, 51, 1, 354, 10], 'E', [151, 1, 12, 1, 0, 1])
                .Gps(12, 2, (byte)'N', 0).Gps(13, 5, ExifBlock.Rationals(25, 2)).Gps(15, 5, ExifBlock.Rationals(361, 4)).Gps(31, 5, ExifBlock.Rationals(17, 4))),
            (FindingKind.Position, "Where it was taken", "-33.859833, 151.200000"),
            (FindingKind.Position, "Speed", "12.5 kn"),
            (FindingKind.Position, "Direction of travel", "90.3°"),
            (FindingKind.Position, "Accuracy of the position", "4.3 m")),
        ["exif prompt of a picture generator"] = () => new(
            InExif(new ExifBlock().Comment("a cat, " + Canary + "\nSteps: 20, Sampler: Euler")),
            (FindingKind.Text, "Prompt", "a cat, " + Canary + " Steps: 20, Sampler: Euler")),
        ["cropped picture with its old thumbnail"] = () => new(
            InExif(new ExifBlock().Text(0x010F, Canary).Thumbnail(Plain.Jpeg(16, 16)))),
        ["notes of Canon"] = () => new(
            InExif(new ExifBlock().Text(0x010F, "Canon").MakerNote(at => new NoteBlock([], at)
                .Text(0x0009, Canary).Number(0x000C, 570004681).Bytes(0x0024, [24, 0, 2, 0, 3, 0]).Bytes(0x4019, [0, 0, 0x27, 0xCE, 0xD3, 0, 0]).Build())),
            (FindingKind.Owner, "Camera owner", Canary),
            (FindingKind.SerialNumber, "Camera's serial number", "0570004681"),
            (FindingKind.Face, "Faces that the camera saw", "3"),
            (FindingKind.SerialNumber, "Lens's serial number", "000027ced3")),
        ["notes of Canon, moved and in the other byte order"] = () => new(
            InExif(new ExifBlock().Text(0x010F, "Canon").MakerNote(_ =>
                [.. new NoteBlock([], 5000, bigEndian: true).Text(0x0009, Canary).Text(0x0096, "GD0031234").Build(), .. Ascii("MM\0*"), 0, 0, 0x13, 0x88])),
            (FindingKind.Owner, "Camera owner", Canary),
            (FindingKind.SerialNumber, "Serial number inside the camera", "GD0031234")),
        ["notes of Nikon"] = () => new(
            InExif(new ExifBlock().Text(0x010F, "NIKON CORPORATION").MakerNote(_ =>
                new NoteBlock([.. Ascii("Nikon\0\x02\x10\0\0MM\0*"), 0, 0, 0, 8], -10, bigEndian: true)
                    .Text(0x001D, "6006078" + Canary).Number(0x00A7, 1204).Bytes(0x0091, new byte[300]).Build())),
            (FindingKind.SerialNumber, "Camera's serial number", "6006078" + Canary),
            (FindingKind.SerialNumber, "Pictures the camera had taken", "1204"),
            (FindingKind.Other, "Notes that the camera's maker encrypted", "300 bytes")),
        ["notes of Olympus"] = () => new(
            InExif(new ExifBlock().MakerNote(_ =>
            {
                var equipment = new NoteBlock([], 12 + 2 + 12 + 4).Text(0x0101, Canary).Text(0x0202, "AC1205545").Build();
                return new NoteBlock([.. Ascii("OLYMPUS\0II"), 3, 0], 0).Bytes(0x2010, equipment).Build();
            })),
            (FindingKind.SerialNumber, "Camera's serial number", Canary),
            (FindingKind.SerialNumber, "Lens's serial number", "AC1205545")),
        ["notes of Panasonic"] = () => new(
            InExif(new ExifBlock().MakerNote(at => new NoteBlock(Ascii("Panasonic\0\0\0"), at)
                .Bytes(0x0061, [2, 0, 0, 0, .. Fixed(Canary, 48), .. Fixed("Bob", 48)]).Text(0x0066, "Mia").Text(0x006D, "Florence").Build())),
            (FindingKind.Face, "Person shown", Canary + ", Bob"),
            (FindingKind.Face, "Person shown", "Mia"),
            (FindingKind.Position, "City", "Florence")),
        ["notes of Pentax"] = () => new(
            InExif(new ExifBlock().MakerNote(_ => new NoteBlock([.. Ascii("PENTAX \0II")], 0).Text(0x0229, Canary).Build())),
            (FindingKind.SerialNumber, "Camera's serial number", Canary)),
        ["notes of Fujifilm"] = () => new(
            InExif(new ExifBlock().MakerNote(_ => new NoteBlock([.. Ascii("FUJIFILM"), 12, 0, 0, 0], 0).Text(0x0010, "FC " + Canary).Build())),
            (FindingKind.SerialNumber, "Serial number inside the camera", "FC " + Canary)),
        ["notes of Apple"] = () => new(
            InExif(new ExifBlock().MakerNote(_ => new NoteBlock([.. Ascii("Apple iOS\0\0\x01MM")], 0, bigEndian: true)
                .Text(0x000B, "B-" + Canary).Text(0x0011, "C-" + Canary).Build())),
            (FindingKind.SerialNumber, "Burst's number", "B-" + Canary),
            (FindingKind.AudioVideo, "Live Photo's number", "C-" + Canary)),
        ["notes of Samsung"] = () => new(
            InExif(new ExifBlock().Text(0x010F, "SAMSUNG").MakerNote(_ => new NoteBlock([], 0).Text(0xA002, Canary).Text(0x0123, "Mia Li").Build())),
            (FindingKind.SerialNumber, "Camera's serial number", Canary),
            (FindingKind.Face, "Person shown", "Mia Li")),
        ["notes of Sony"] = () => new(
            InExif(new ExifBlock().Text(0x010F, "SONY").MakerNote(at => new NoteBlock(Ascii("SONY DSC \0\0\0"), at)
                .Text(0x2031, Canary).Bytes(0x2001, [.. new byte[32], .. Plain.Jpeg(16, 8)]).Build())),
            (FindingKind.SerialNumber, "Camera's serial number", Canary)),
        ["notes of somebody else"] = () => new(
            InExif(new ExifBlock().MakerNote(_ => Ascii(Canary + Canary))),
            (FindingKind.Other, "Camera maker's notes", "22 bytes")),
        ["xmp under other prefixes, with faces and history"] = () => new(
            InXmp("<a:RDF xmlns:a='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:b='http://ns.adobe.com/xap/1.0/' xmlns:c='http://www.metadataworkinggroup.com/schemas/regions/'"
                + " xmlns:d='http://ns.adobe.com/xap/1.0/sType/ResourceEvent#'><a:Description b:CreatorTool='" + Canary + "' b:ModifyDate='2024-05-01T12:30:00Z'>"
                + "<c:Name>Ann</c:Name><c:Area x='1'/><c:Name>Bo</c:Name><c:Area x='2'/>"
                + "<a:li d:action='saved' d:when='2024-05-01T12:30:00+02:00' d:softwareAgent='Photoshop'/><a:li d:action='cropped'/></a:Description></a:RDF>"),
            (FindingKind.Software, "Software", Canary),
            (FindingKind.Time, "Changed", "2024-05-01 12:30:00 UTC"),
            (FindingKind.Face, "Person shown", "Ann"),
            (FindingKind.Face, "Marked faces", "2"),
            (FindingKind.EditHistory, "Editing step", "saved, 2024-05-01 12:30:00 +02:00, Photoshop"),
            (FindingKind.EditHistory, "Editing step", "cropped")),
        ["xmp with positions"] = () => new(
            InXmp($"<x exif:GPSLongitude='11,53.1E' exif:GPSLatitude='43,28.0467N' exif:GPSAltitude='3001/10' exif:GPSAltitudeRef='1' Iptc4xmpExt:City='{Canary}'/>"
                + "<y drone-dji:GpsLatitude='-1.5' drone-dji:GpsLongitude='+2.25'/>"),
            (FindingKind.Position, "Where it was taken", "43.467445, 11.885000"),
            (FindingKind.Position, "Where it was taken", "-1.500000, 2.250000"),
            (FindingKind.Position, "Height above sea level", "-300.1 m"),
            (FindingKind.Position, "City", Canary)),
        ["xmp with a thumbnail"] = () => new(
            InXmp($"<x a='{Canary}'><xmpGImg:image>{Lines(Convert.ToBase64String(Plain.Jpeg(16, 8)))}</xmpGImg:image></x>")),
        ["iptc with dates"] = () => new(
            InPhotoshop(0x0404, [.. Iptc(55, "20240501"), .. Iptc(60, "123000+0200"), .. Iptc(80, Canary), .. Iptc(27, "Oslo")]),
            (FindingKind.Time, "Taken", "2024-05-01 12:30:00 +02:00"),
            (FindingKind.Owner, "Author", Canary),
            (FindingKind.Position, "Place", "Oslo"),
            (FindingKind.Other, "IPTC metadata", "54 bytes")),
        ["photoshop's slices"] = () => new(
            InPhotoshop(0x041A, [.. new byte[20], 0, 0, 0, (byte)Canary.Length, .. Encoding.BigEndianUnicode.GetBytes(Canary)]),
            (FindingKind.EditHistory, "Name of the slices", Canary)),
        ["c2pa that names its maker"] = () => new(
            InJpeg(Segment(0xEB, [.. Ascii("JP\0\x01\0\0\0\x01"), 0xA1, 0x6F, .. Ascii("claim_generator"), 0x6B, .. Ascii(Canary), .. Plain.Jpeg(16, 8)])),
            (FindingKind.Software, "Maker of the content credentials", Canary)),
        ["motion photo with sound"] = () => new(
            [.. Plain.Jpeg(), .. Video()],
            (FindingKind.AudioVideo, "Length of the video", "2.5 seconds"),
            (FindingKind.AudioVideo, "Sound in the video", null),
            (FindingKind.Time, "Video recorded", "2024-05-01 12:30:00 UTC"),
            (FindingKind.Position, "Where the video was taken", "43.467400, 11.885100")),
        ["samsung's trailer"] = () => new(
            [.. Plain.Jpeg(), .. SamsungTrailer(("Image_UTC_Data", "1714566600123"), ("MCC_Data", "262"), ("Camera_Capture_Mode_Info", Canary))],
            (FindingKind.Time, "Taken", "2024-05-01 12:30:00 UTC"),
            (FindingKind.Position, "Country of the telephone network", "262"),
            (FindingKind.Other, "Samsung's notes", "Camera_Capture_Mode_Info, 11 bytes")),
        ["picture behind the end that tells a place"] = () => new(
            [.. Plain.Jpeg(), .. InJpeg(ExifSegment(new ExifBlock().Text(0x013B, Canary).Position('N', [43, 1, 0, 1, 0, 1], 'E', [11, 1, 0, 1, 0, 1]).Build()))],
            (FindingKind.Owner, "Artist", Canary),
            (FindingKind.Position, "Where it was taken", "43.000000, 11.000000")),
        ["flir's file"] = () => new(
            InJpeg(Segment(0xE1, [.. Ascii("FLIR\0\x01\0\0"), .. Flir()])),
            (FindingKind.SerialNumber, "Camera's serial number", Canary),
            (FindingKind.Position, "Where it was taken", "34.500000, -118.250000")),
        ["png keywords in any letters"] = () => new(
            InPng(Chunk("tEXt", Ascii("AUTHOR\0" + Canary)), Chunk("tEXt", Ascii("Thumb::MTime\01714566600")), Chunk("tEXt", Ascii("sd-metadata\0{}"))),
            (FindingKind.Owner, "Author", Canary),
            (FindingKind.Time, "Changed", "2024-05-01 12:30:00 UTC"),
            (FindingKind.Text, "Prompt", "{}")),
    };

    private static byte[] InExif(ExifBlock block) => InJpeg(ExifSegment(block.Build()));

    private static byte[] InXmp(string xml) => InJpeg(Segment(0xE1, Ascii("http://ns.adobe.com/xap/1.0/\0" + xml)));

    private static byte[] InPhotoshop(int id, byte[] data) =>
        InJpeg(Segment(0xED, [.. Ascii("Photoshop 3.0\08BIM"), (byte)(id >> 8), (byte)id, 0, 0, 0, 0, 0, (byte)data.Length, .. data]));

    private static byte[] Iptc(byte number, string text) => [0x1C, 2, number, 0, (byte)text.Length, .. Ascii(text)];

    private static byte[] Fixed(string name, int length) => [.. Ascii(name), .. new byte[length - name.Length]];

    private static string Lines(string base64) => string.Join("&#xA;", base64.Chunk(76).Select(line => new string(line)));

    private static byte[] Box(string type, params byte[] data) => [.. Big((uint)data.Length + 8), .. Ascii(type), .. data];

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Video() =>
    [
        .. Box("ftyp", [.. Ascii("mp42\0\0\0\0mp42isom")]),
        .. Box("moov", [
            .. Box("mvhd", [0, 0, 0, 0, .. Big(1714566600u + 2082844800u), 0, 0, 0, 0, .. Big(1000), .. Big(2500)]),
            .. Box("trak", Box("mdia", Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. Ascii("soun")]))),
            .. Box("udta", Box("\u00A9xyz", [0, 18, 0x15, 0xC7, .. Ascii("+43.4674+011.8851/")]))]),
        .. Box("mdat", Ascii(Canary)),
    ];

    private static byte[] SamsungTrailer(params (string Name, string Data)[] blocks)
    {
        var all = blocks.Select(block => (byte[])[0, 0, 1, 10, .. BitConverter.GetBytes(block.Name.Length), .. Ascii(block.Name), .. Ascii(block.Data)]).ToList();
        var before = all.Sum(block => block.Length);
        var entries = new List<byte>();
        foreach (var block in all)
        {
            entries.AddRange([0, 0, 1, 10, .. BitConverter.GetBytes(before), .. BitConverter.GetBytes(block.Length)]);
            before -= block.Length;
        }
        byte[] directory = [.. Ascii("SEFH"), 106, 0, 0, 0, .. BitConverter.GetBytes(all.Count), .. entries];
        return [.. all.SelectMany(block => block), .. directory, .. BitConverter.GetBytes(directory.Length), .. Ascii("SEFT")];
    }

    private static byte[] Flir()
    {
        var camera = new byte[0x400];
        Ascii(Canary).CopyTo(camera, 0x104);
        var place = new byte[32];
        place[0] = 1;
        place[8] = (byte)'N';
        place[10] = (byte)'W';
        BinaryPrimitives.WriteDoubleLittleEndian(place.AsSpan(16), 34.5);
        BinaryPrimitives.WriteDoubleLittleEndian(place.AsSpan(24), 118.25);
        byte[] head = [.. Ascii("FFF\0"), .. new byte[16], .. Big(101), .. Big(32), .. Big(2)];
        return [.. head, .. FlirRecord(0x20, 96, camera.Length), .. FlirRecord(0x2B, 96 + camera.Length, place.Length), .. camera, .. place];
    }

    private static byte[] FlirRecord(byte type, int at, int length) =>
        [0, type, .. new byte[10], .. Big((uint)at), .. Big((uint)length), .. new byte[12]];
}
