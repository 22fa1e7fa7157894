using Darkslide.Imaging.Tests.Fixtures;
using static Darkslide.Imaging.Tests.Fixtures.Planted;
using static Darkslide.Imaging.Tests.Fixtures.WithGainMap;

namespace Darkslide.Imaging.Tests;

/// <summary>Pictures with an HDR gain map: ones that are kept on request, with something hidden beside the map, and ones that can't be.</summary>
internal static class PlantedGainMaps
{
    private static readonly byte[] Exif = ExifSegment(new ExifBlock().Text(0x013B, Canary).Build());
    private static readonly byte[] Tmap = [0, .. Payload()];

    private static readonly byte[] Apple = Xmp(
        "xmlns:HDRGainMap=\"http://ns.apple.com/HDRGainMap/1.0/\" HDRGainMap:HDRGainMapVersion=\"131072\" HDRGainMap:HDRGainMapHeadroom=\"4.5\"");

    private static readonly byte[] AppleAuxiliary = [0, 0, 0, 0, .. Ascii("urn:com:apple:photo:2020:aux:hdrgainmap"), 0];

    /// <summary>The picture's own word that it has a map.</summary>
    private static readonly byte[] Told = Iso([0, 0, 0, 0]);

    /// <summary>Of three channels that differ.</summary>
    private static readonly byte[] Three = Payload(0xC0, channels: [.. Channel, .. Channel[..4], (-1, 64), .. Channel]);

    public static IReadOnlyDictionary<string, Func<byte[]>> Kept { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["kept jpeg binary"] = () => InUltraHdr([OfSegments(Iso(Payload()))]),
        ["kept jpeg texts"] = () => InUltraHdr([OfSegments(Numbers())], bigEndian: false),
        ["kept jpeg texts in lists"] = () => InUltraHdr([OfSegments(Xmp(
            "hdrgm:Version=\"1.0\" hdrgm:HDRCapacityMin=\"0.25\" hdrgm:HDRCapacityMax=\"2.5e0\" hdrgm:Gamma=\"0.9999996\" hdrgm:OffsetSDR=\"-1e-2\"",
            "<hdrgm:GainMapMin><rdf:Seq><rdf:li>-0.1</rdf:li><rdf:li>-.25</rdf:li><rdf:li>0</rdf:li></rdf:Seq></hdrgm:GainMapMin><hdrgm:GainMapMax>1.123456789</hdrgm:GainMapMax>"))]),
        ["kept jpeg of which the picture is bright"] = () => InUltraHdr([OfSegments(Numbers("hdrgm:BaseRenditionIsHDR=\"True\" hdrgm:OffsetHDR=\"0\""))]),
        ["kept jpeg with Exif in the map"] = () => InUltraHdr([OfSegments(Exif, Iso(Payload()))], [Exif, Told]),
        ["kept jpeg with texts beside the numbers"] = () => InUltraHdr([OfSegments(Numbers($"dc:title=\"{Canary}\" hdrgm:{Canary}=\"1\""))], [Xmp($"dc:title=\"{Canary}\"")]),
        ["kept jpeg with a comment in the map"] = () => InUltraHdr([OfSegments(Segment(0xFE, Ascii(Canary)), Iso(Payload()), Segment(0xE9, Ascii(Canary)))]),
        ["kept jpeg with a profile in the map"] = () => InUltraHdr([OfSegments(Segment(0xE2, Ascii("ICC_PROFILE\0\x01\x01" + Canary)), Iso(Payload()))]),
        ["kept jpeg with bytes between"] = () => InUltraHdr([OfSegments(Iso(Payload()))], between: Ascii(Canary)),
        ["kept jpeg with bytes behind"] = () => [.. InUltraHdr([OfSegments(Iso(Payload()))]), .. Ascii(Canary)],
        ["kept jpeg with a video behind"] = () => [.. InUltraHdr([OfSegments(Iso(Payload()))]), .. HeifBuilder.Box("ftyp", Ascii("mp42\0\0\0\0mp42isom")), .. Ascii(Canary)],
        ["kept jpeg with another picture"] = () => InUltraHdr([InJpegOf(Plain.Jpeg(24, 16), Segment(0xFE, Ascii(Canary))), OfSegments(Iso(Payload()))]),
        ["kept jpeg with bytes behind the numbers"] = () => InUltraHdr([OfSegments(Iso([.. Payload(writer: 1), .. Ascii(Canary)]))]),
        ["kept jpeg with a mark in the fractions"] = () => InUltraHdr([OfSegments(Iso(Payload(channels: [(0, 0x43414E41), (0x52592D37, 0x52592D37), (1, 1), (1, 64), (1, 64)])))]),
        ["kept jpeg with one denominator"] = () => InUltraHdr([OfSegments(Iso([0, 0, 0, 0, 0x48, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 13, .. new byte[4], 0, 0, 0, 12, 0, 0, 0, 10, .. new byte[8]]))]),
        ["kept jpeg turned"] = () => InUltraHdr([OfSegments(Iso(Three))], [ExifSegment(new ExifBlock().Orientation(6).Build()), Told]),
        ["kept avif"] = () => WithGainMap.Avif(Tmap).Build(),
        ["kept avif of three channels"] = () => WithGainMap.Avif([0, .. Three]).Build(),
        ["kept avif with bytes behind the numbers"] = () => WithGainMap.Avif([0, .. Payload(writer: 2), .. Ascii(Canary)]).Build(),
        ["kept avif with padding in the map"] = () => WithGainMap.Avif(Tmap).Hidden(2, "av01", [.. HeifBuilder.Av1, 0x7A, 11, .. Ascii(Canary)], 0x81, 2).Build(),
        ["kept avif with a name"] = () => WithGainMap.Avif(Tmap).Handler(Canary).Between(Canary).Build(),
        ["kept avif with more groups"] = () => WithGainMap.Avif(Tmap).InMeta("free", Ascii(Canary)).Brand("tmap").InMeta("grpl", Group(1, 3)).Build(),
        ["kept avif with Exif of the map"] = () => WithGainMap.Avif(Tmap).Hidden(4, "Exif", [0, 0, 0, 0, .. Exif.AsSpan(10)]).Reference("cdsc", 4, 2).Build(),
        ["kept heic"] = () => WithGainMap.Heic(Tmap).Build(),
        ["kept heic with Apple's mark"] = () => WithGainMap.Heic(Tmap).Property("auxC", [.. AppleAuxiliary, .. Ascii(Canary)])
            .Hidden(2, "hvc1", [.. HeifBuilder.Hevc], 0x81, 2, 3).Reference("auxl", 2, 1).Build(),
        ["kept heic whose primary item is the bright one"] = () => HeifBuilder.Heic().Item(1, "tmap", Tmap, 2).Item(2, "hvc1", [.. HeifBuilder.Hevc], 0x81, 2)
            .Hidden(3, "hvc1", [.. HeifBuilder.Hevc], 0x81, 2).Reference("dimg", 1, 2, 3).Top("free", Ascii(Canary)).Build(),
        ["kept heic of a map in two tiles"] = () => WithGainMap.Heic(Tmap).Property("ispe", 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0, 32).Small(2, "grid", [0, 0, 0, 0, 0, 32, 0, 32, .. Ascii(Canary)], 3)
            .Hidden(4, "hvc1", [.. HeifBuilder.Hevc], 0x81, 2).Reference("dimg", 2, 4).Build(),
    };

    /// <summary>Their pictures are cleaned as if nobody had asked for the map.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> NotKept { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["jpeg divided by zero"] = () => InUltraHdr([OfSegments(Iso(Payload(headroom: (1, 0))))]),
        ["jpeg of a gamma of zero"] = () => InUltraHdr([OfSegments(Iso(Payload(channels: [(0, 1), (1, 1), (0, 1), (0, 1), (0, 1)])))]),
        ["jpeg darker than dark"] = () => InUltraHdr([OfSegments(Iso(Payload(channels: [(2, 1), (1, 1), (1, 1), (0, 1), (0, 1)])))]),
        ["jpeg of huge numbers"] = () => InUltraHdr([OfSegments(Iso(Payload(headroom: (int.MaxValue, 1))))]),
        ["jpeg of a later version"] = () => InUltraHdr([OfSegments(Iso(Payload(minimum: 1, writer: 1)))]),
        ["jpeg with bytes behind the numbers"] = () => InUltraHdr([OfSegments(Iso([.. Payload(), .. Ascii(Canary)]))]),
        ["jpeg cut off within the numbers"] = () => InUltraHdr([OfSegments(Iso(Payload()[..30]))]),
        ["jpeg backwards"] = () => InUltraHdr([OfSegments(Iso(Payload(0x44)))]),
        ["jpeg of the same headroom twice"] = () => InUltraHdr([OfSegments(Iso(Payload(headroom: (0, 1))))]),
        ["jpeg of texts that are no numbers"] = () => InUltraHdr([OfSegments(Numbers("hdrgm:Gamma=\"NaN\""))]),
        ["jpeg of texts of two values"] = () => InUltraHdr([OfSegments(Numbers("hdrgm:Gamma=\"1\" hdrgm:Gamma=\"2\""))]),
        ["jpeg with two sets of numbers"] = () => InUltraHdr([OfSegments(Iso(Payload()), Iso(Payload()))]),
        ["jpeg with two maps"] = () => InUltraHdr([OfSegments(Iso(Payload())), OfSegments(Numbers())]),
        ["jpeg pointing beside"] = () => InUltraHdr([OfSegments(Iso(Payload()))], wrong: 1),
        ["jpeg pointing outside"] = () => InUltraHdr([OfSegments(Iso(Payload()))], wrong: int.MaxValue / 2),
        ["jpeg whose picture says nothing"] = () => InUltraHdr([OfSegments(Iso(Payload()))], []),
        ["jpeg without a list"] = () => [.. InJpeg(Told), .. OfSegments(Iso(Payload()))],
        ["jpeg with two lists"] = () => InUltraHdr([OfSegments(Iso(Payload()))], [Told, Segment(0xE2, Ascii("MPF\0MM\0*\0\0\0\x08\0\0"))]),
        ["jpeg with a larger map"] = () => InUltraHdr([InJpegOf(Plain.Jpeg(96, 64), Iso(Payload()))]),
        ["jpeg with a map that shows more"] = () => InUltraHdr([InJpegOf(Plain.Jpeg(24, 24), Iso(Payload()))]),
        ["jpeg with a damaged map"] = () => InUltraHdr([OfSegments(Iso(Payload()))[..^200]]),
        ["jpeg of Apple"] = () => InUltraHdr([OfSegments(Apple)]),
        ["heic of Apple"] = () => HeifBuilder.Heic().Property("auxC", AppleAuxiliary).Hidden(2, "hvc1", [.. HeifBuilder.Hevc], 0x81, 2, 3).Reference("auxl", 2, 1).Build(),
        ["avif divided by zero"] = () => WithGainMap.Avif([0, .. Payload(headroom: (1, 0))]).Build(),
        ["avif of a later version"] = () => WithGainMap.Avif([1, .. Payload()]).Build(),
        ["avif with one denominator"] = () => WithGainMap.Avif([0, .. Payload(0x48)]).Build(),
        ["avif without the mark"] = () => WithGainMap.Avif(Tmap, brand: "miaf").Build(),
        ["avif that prefers the picture"] = () => WithGainMap.Avif(Tmap, "tmap", 1, 3).Build(),
        ["avif of an endless group"] = () => HeifBuilder.Avif().Brand("tmap").Hidden(2, "av01", [.. HeifBuilder.Av1], 0x81, 2).Item(3, "tmap", Tmap, 2).Reference("dimg", 3, 1, 2)
            .InMeta("grpl", HeifBuilder.Full("altr", 0, [0, 0, 0, 9, 255, 255, 255, 255, 0, 0, 0, 3, 0, 0, 0, 1])).Build(),
        ["avif with two maps"] = () => WithGainMap.Avif(Tmap).Item(5, "tmap", [.. Tmap], 2).Reference("dimg", 5, 1, 2).Build(),
        ["avif of itself"] = () => HeifBuilder.Avif().Brand("tmap").Item(3, "tmap", Tmap, 2).Reference("dimg", 3, 1, 1).InMeta("grpl", Group(3, 1)).Build(),
        ["avif in a circle"] = () => HeifBuilder.Avif().Brand("tmap").Item(3, "tmap", Tmap, 2).Reference("dimg", 3, 1, 3).InMeta("grpl", Group(3, 1)).Build(),
        ["avif of a map that isn't there"] = () => HeifBuilder.Avif().Brand("tmap").Item(3, "tmap", Tmap, 2).Reference("dimg", 3, 1, 9).InMeta("grpl", Group(3, 1)).Build(),
        ["avif with a larger map"] = () => WithGainMap.Avif(Tmap).Property("ispe", 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0, 32).Hidden(2, "av01", [.. HeifBuilder.Av1], 0x81, 3).Build(),
        ["avif without a size of the map"] = () => WithGainMap.Avif(Tmap).Hidden(2, "av01", [.. HeifBuilder.Av1], 0x81).Build(),
    };
}
