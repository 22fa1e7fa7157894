using Darkslide.Imaging.Tests.Fixtures;
using static Darkslide.Imaging.Tests.Fixtures.HeifBuilder;
using static Darkslide.Imaging.Tests.Fixtures.Planted;

namespace Darkslide.Imaging.Tests;

/// <summary>HEIC and AVIF files with something hidden in each place where these boxes have room for it.</summary>
internal static class PlantedHeif
{
    private static readonly byte[] Tiff = new ExifBlock().Text(0x013B, Canary).Build();
    private static readonly byte[] Exif = [0, 0, 0, 6, .. Ascii("Exif\0\0"), .. Tiff];
    private static readonly byte[] Xmp = Ascii("<x:xmpmeta><rdf:Description dc:creator=\"" + Canary + "\"/></x:xmpmeta>");
    private static readonly byte[] Jpeg = Plain.Jpeg(16, 16);

    private static readonly byte[] Credentials =
        [0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81, .. Ascii(Canary)];

    /// <summary>A message of supplementary information (H.265 section 7.3.5) in a unit of its own.</summary>
    private static byte[] Message(byte type, byte[] payload) => [0x4E, 1, type, (byte)payload.Length, .. payload, 0x80];

    private static byte[] Notes => Message(5, [.. new byte[16], .. Ascii(Canary)]);

    private static byte[] ConfigurationWith(byte[] unit)
    {
        var plain = Heic().Build();
        var at = plain.AsSpan().IndexOf("hvcC"u8);
        byte[] body = [.. plain.AsSpan(at + 4, (plain[at - 2] << 8) + plain[at - 1] - 8)];
        body[22]++;
        return [.. body, 0x27, 0, 1, 0, (byte)unit.Length, .. unit];
    }

    /// <summary>The file without the entry of the item that is listed first.</summary>
    private static byte[] Unlisted(byte[] file)
    {
        "free"u8.CopyTo(file.AsSpan(file.AsSpan().IndexOf("infe"u8)));
        return file;
    }

    private static byte[] Auxiliary(string type) => [0, 0, 0, 0, .. Ascii(type), 0];

    /// <summary>An AV1 unit of metadata or padding.</summary>
    private static byte[] Av1Unit(int type, params byte[] payload) => [(byte)((type << 3) | 2), (byte)payload.Length, .. payload];

    public static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["heic Exif"] = () => Heic().Hidden(2, "Exif", Exif).Reference("cdsc", 2, 1).Build(),
        ["heic XMP"] = () => Heic().Named(2, "mime", "XMP\0application/rdf+xml", Xmp).Reference("cdsc", 2, 1).Build(),
        ["heic unknown media"] = () => Heic().Named(2, "mime", "\0text/x-" + Canary, Ascii(Canary)).Build(),
        ["heic address"] = () => Heic().Named(2, "uri ", "\0https://example.org/" + Canary, Ascii(Canary)).Build(),
        ["heic item's name"] = () => Heic().Named(2, "hvc1", Canary, Hevc).Build(),
        ["heic handler's name"] = () => Heic().Handler(Canary).Build(),
        ["heic private box"] = () => Heic().Top("uuid", [.. new byte[16], .. Ascii(Canary)]).Build(),
        ["heic private box inside"] = () => Heic().InMeta("uuid", [.. new byte[16], .. Ascii(Canary)]).Build(),
        ["heic C2PA"] = () => Heic().Top("uuid", Credentials).Build(),
        ["heic thumbnail"] = () => Heic().Item(2, "jpeg", [.. Jpeg, .. Ascii(Canary)], 2).Reference("thmb", 2, 1).Build(),
        ["heic second picture"] = () => Heic().Item(2, "hvc1", [.. Hevc, .. Unit([2, 1, .. Ascii(Canary)])], 0x81, 2).Build(),
        ["heic depth map"] = () => Heic().Property("auxC", Auxiliary("urn:mpeg:hevc:2015:auxid:2"))
            .Hidden(2, "hvc1", [.. Hevc, .. Unit([2, 1, .. Ascii(Canary)])], 0x81, 2, 3).Reference("auxl", 2, 1).Build(),
        ["heic matte"] = () => Heic().Property("auxC", Auxiliary("urn:com:apple:photo:2018:aux:portraiteffectsmatte" + Canary))
            .Hidden(2, "hvc1", Hevc, 0x81, 2, 3).Reference("auxl", 2, 1).Build(),
        ["heic gain map"] = () => Heic().Hidden(2, "hvc1", Hevc, 0x81, 2).Hidden(3, "tmap", Ascii(Canary), 2).Reference("dimg", 3, 1, 2)
            .InMeta("grpl", Full("altr", 0, [0, 0, 0, 9, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 1])).Build(),
        ["heic gain map is the primary item"] = () => Heic().Item(1, "tmap", Ascii(Canary), 2).Item(2, "hvc1", Hevc, 0x81, 2)
            .Item(3, "hvc1", Hevc, 0x81, 2).Reference("dimg", 1, 2, 3).Build(),
        ["heic filling"] = () => Heic().Top("free", Ascii(Canary)).Build(),
        ["heic motion photo"] = () => Heic().Top("mpvd", [.. Box("ftyp", Ascii("mp42\0\0\0\0isom")), .. Ascii(Canary)]).Build(),
        ["heic video"] = () => Heic().Top("moov", Box("udta", Ascii(Canary))).Build(),
        ["heic Samsung's notes"] = () => Heic().Top("sefd", Ascii(Canary)).Build(),
        ["heic unknown box"] = () => Heic().Top("CaNa", Ascii(Canary)).Build(),
        ["heic maker's mark"] = () => Heic().Brand("CaNa").Top("free", Ascii(Canary)).Build(),
        ["heic data elsewhere"] = () => Heic().InMeta("dinf", Full("dref", 0, [0, 0, 0, 1, .. Full("url ", 0, Ascii(Canary))])).Build(),
        ["heic behind the end"] = () => [.. Heic().Build(), .. Ascii(Canary)],
        ["heic between data"] = () => Heic().Between(Canary).Build(),
        ["heic notes in the picture"] = () => Heic([.. Unit(Notes), .. Hevc, .. Unit(Notes)]).Build(),
        ["heic notes with colours"] = () => Heic([.. Unit([0x4E, 1, 144, 4, 3, 232, 0, 100, 5, 27, .. new byte[16], .. Ascii(Canary), 0x80]), .. Hevc]).Build(),
        ["heic message without a length"] = () => Heic([.. Unit([0x4E, 1, 4, (byte)Canary.Length, .. Ascii(Canary), 19, 0x80]), .. Hevc]).Build(),
        ["heic notes in the configuration"] = () => Heic(configuration: ConfigurationWith(Notes)).Build(),
        ["heic filler"] = () => Heic([.. Hevc, .. Unit([0x4C, 1, .. Ascii(Canary)])]).Build(),
        ["heic another layer"] = () => Heic([.. Hevc, .. Unit([0x28, 9, .. Ascii(Canary)])]).Build(),
        ["heic bytes behind the units"] = () => Heic([.. Hevc, 1, 2, 3]).Between(Canary).Build(),
        ["heic description"] = () => Heic().Property("udes", [0, 0, 0, 0, .. Ascii("en\0" + Canary + "\0two\0three\0")]).Item(1, "hvc1", Hevc, 0x81, 2, 3).Build(),
        ["heic times"] = () => Heic().Property("crtt", [0, 0, 0, 0, 0, 13, 201, 41, 235, 134, 0, 0]).Property("mdft", [0, 0, 0, 0, 0, 13, 201, 41, 235, 134, 0, 0])
            .Item(1, "hvc1", Hevc, 0x81, 2, 0x83, 4).Build(),
        ["heic private property"] = () => Heic().Property("uuid", [.. new byte[16], .. Ascii(Canary)]).Item(1, "hvc1", Hevc, 0x81, 2, 3).Build(),
        ["heic auxiliary name of the picture"] = () => Heic().Property("auxC", Auxiliary(Canary)).Item(1, "hvc1", Hevc, 0x81, 2, 0x83).Build(),
        ["heic place of an item that isn't listed"] = () => Unlisted(Heic().Hidden(2, "Exif", Exif).Item(1, "hvc1", Hevc, 0x81, 2).Build()),
        ["heic long property"] = () => Heic().Property("irot", [1, .. Ascii(Canary)]).Item(1, "hvc1", Hevc, 0x81, 2, 0x83).Build(),
        ["heic long names, in pieces"] = () => Heic().Long().InPieces(1, "hvc1", [Hevc[..9], Hevc[9..20], Hevc[20..]], 0x81, 2)
            .Hidden(70_000, "Exif", Exif).Reference("cdsc", 70_000, 1).Between(Canary).Build(),
        ["heic identity, turned and cropped"] = () => Heic().Item(1, "iden", Ascii(Canary), 2, 0x84, 0x83).Hidden(9, "hvc1", Hevc, 0x81, 2)
            .Property("irot", 3).Property("clap", [0, 0, 0, 32, 0, 0, 0, 1, 0, 0, 0, 48, 0, 0, 0, 1, .. new byte[7], 1, .. new byte[7], 1]).Reference("dimg", 1, 9).Build(),
        ["heic overlay"] = () => Heic().Small(1, "iovl", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64, 0, 64, 0, 0, 0, 0, 0, 9, 0, 9, .. Ascii(Canary)], 2)
            .Hidden(2, "hvc1", Hevc, 0x81, 2).Same(3, "hvc1", 2, 0x81, 2).Reference("dimg", 1, 2, 3).Build(),
        ["heic of jpeg"] = () => Heic().Item(1, "jpeg", InJpeg(Segment(0xFE, Ascii(Canary))), 3).Property("ispe", 0, 0, 0, 0, 0, 0, 0, 48, 0, 0, 0, 32).Build(),
        ["avif Exif"] = () => Avif().Hidden(2, "Exif", Exif).Reference("cdsc", 2, 1).Build(),
        ["avif private metadata"] = () => Avif([.. Av1, .. Av1Unit(5, [4, 0xB5, .. Ascii(Canary), 0x80])]).Build(),
        ["avif padding"] = () => Avif([.. Av1, .. Av1Unit(15, [.. Ascii(Canary), 0x80])]).Build(),
        ["avif colours of the display"] = () => Avif([.. Av1, .. Av1Unit(5, [1, 3, 232, 0, 100, .. Ascii(Canary), 0x80])]).Build(),
        ["avif layers"] = () => Avif([.. Av1Unit(15, [.. Ascii(Canary), 0x80]), .. Av1]).Property("a1lx", 0, 0, 50, 0, 0, 0, 0)
            .Item(1, "av01", [.. Av1Unit(15, [.. Ascii(Canary), 0x80]), .. Av1], 0x81, 2, 3).Build(),
        ["avif grid"] = () => Grid(Ascii(Canary)).Build(),
        ["avif grid with the same tile twice, behind the end"] = () => [.. Grid().Same(3, "av01", 2, 0x81, 2).Build(), .. Ascii(Canary)],
        ["avif alpha"] = () => Avif().Property("auxC", [.. Auxiliary("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"), .. Ascii(Canary)])
            .Hidden(2, "av01", Av1, 0x81, 2, 0x83).Reference("auxl", 2, 1).Reference("prem", 1, 2).Build(),
        ["avif unknown property"] = () => Avif().Property("CaNa", Ascii(Canary)).Item(1, "av01", Av1, 0x81, 2, 3).Build(),
    };
}
