using Darkslide.Imaging.Tests.Fixtures;
using static Darkslide.Imaging.Tests.Fixtures.HeifBuilder;
using static Darkslide.Imaging.Tests.Fixtures.Planted;
using static Darkslide.Imaging.Tests.Fixtures.SequenceBuilder;

namespace Darkslide.Imaging.Tests;

/// <summary>Image sequences with something hidden in each place where their boxes have room for it.</summary>
internal static class PlantedSequences
{
    private static readonly byte[] Canaries = Ascii(Canary);

    /// <summary>A unit of padding.</summary>
    private static byte[] Padding => [0x7A, (byte)Canary.Length, .. Canaries];

    private static byte[] Notes => Unit([0x4E, 1, 5, (byte)(16 + Canary.Length), .. new byte[16], .. Canaries, 0x80]);

    private static SequenceTrack Sound => new("soun", Box("mp4a", new byte[28]), Canaries, Canaries) { HandlerName = "microphone" };

    private static SequenceTrack Auxiliary(byte[] type) =>
        new("auxv", Av1Entry(type), Av1, [.. Av1, .. Padding], Av1) { References = Box("auxl", 0, 0, 0, 1) };

    /// <summary>XMP in a track's own items, its data in the box.</summary>
    private static byte[] Described => Full("meta", 0, [
        .. Full("hdlr", 0, [0, 0, 0, 0, .. "pict"u8, .. new byte[12], .. Canaries, 0]),
        .. Full("iloc", 1, [0x44, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, (byte)Xmp.Length]),
        .. Full("iinf", 0, [0, 1, .. Full("infe", 2, [0, 1, 0, 0, .. "mime"u8, 0, .. Ascii("application/rdf+xml\0")])]),
        .. Box("idat", Xmp),
    ]);

    private static byte[] Xmp => Ascii("<x:xmpmeta><rdf:Description dc:creator=\"" + Canary + "\"/></x:xmpmeta>");

    public static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["avis handler's name"] = () => Avis(track => track with { HandlerName = Canary }).Build(),
        ["avis coder's name"] = () => Avis(track => track with { Entry = Av1Entry(name: Canary) }).Build(),
        ["avis behind the coder's name"] = () => Avis(track => track with { Entry = Av1Entry(name: "\0" + Canary) }).Build(),
        ["avis reserved fields"] = () => Avis(track => track with { Entry = Av1Entry(reserved: [.. Canaries, .. new byte[16 - Canary.Length]]) }).Build(),
        ["avis times"] = () => Avis(track => track with { Created = 3_800_000_000 }).InMovie("free", Canaries).Build(),
        ["avis long times without an end"] = () => Avis(track => track with { IsLong = true, Created = 3_800_000_000, Duration = -1, InTrack = Box("skip", Canaries) }).Build(),
        ["avis user data"] = () => Avis().InMovie("udta", Box("\u00A9xyz", [0, 9, 0, 0, .. Ascii("+48.1+11.5/" + Canary)])).Build(),
        ["avis user data of a track"] = () => Avis(track => track with { InTrack = Box("udta", Box("\u00A9nam", [0, 9, 0, 0, .. Canaries])) }).Build(),
        ["avis XMP of a track"] = () => Avis(track => track with { InTrack = Described }).Build(),
        ["avis metadata of the movie"] = () => Avis().InMovie("meta", [0, 0, 0, 0, .. Box("hdlr", Canaries)]).Build(),
        ["avis sound"] = () => Avis().Track(Sound).Build(),
        ["avis metadata track"] = () => Avis().Track(new("meta", Box("mett", [.. new byte[8], .. Canaries]), Canaries)).Build(),
        ["avis smaller track"] = () => Avis().Track(Av1Track with { Samples = [[.. Av1, .. Padding]], References = Box("thmb", 0, 0, 0, 1) }).Build(),
        ["avis track that is off"] = () => Avis().Track(Av1Track with { Samples = [[.. Av1, .. Padding]], Flags = 2 }).Build(),
        ["avis depth track"] = () => Avis().Track(Auxiliary(Full("auxi", 0, Ascii("urn:mpeg:mpegB:cicp:systems:auxiliary:depth\0")))).Build(),
        ["avis alpha track"] = () => Avis(track => track with { References = Box("prem", 0, 0, 0, 2) })
            .Track(Auxiliary(Box("auxi", [.. AlphaType.AsSpan(8), .. Canaries]))).Build(),
        ["avis private box in a track"] = () => Avis(track => track with { InTrack = Box("uuid", [.. new byte[16], .. Canaries]) }).Build(),
        ["avis private box in a sample entry"] = () => Avis(track => track with { Entry = Av1Entry(Box("uuid", [.. new byte[16], .. Canaries])) }).Build(),
        ["avis second colours"] = () => Avis(track => track with { Entry = Av1Entry([.. Colours, .. Box("colr", [.. "nclx"u8, .. Canaries[..7]]), .. Box("CaNa", Canaries)]) }).Build(),
        ["avis long property"] = () => Avis(track => track with { Entry = Av1Entry(Box("pasp", [0, 0, 0, 1, 0, 0, 0, 1, .. Canaries])) }).Build(),
        ["avis sample groups"] = () => Avis(track => track with { InTable = [.. Full("sgpd", 1, [.. "refs"u8, .. Number(Canary.Length), 0, 0, 0, 1, .. Canaries]), .. Full("sbgp", 0, [.. "refs"u8, .. Canaries])] }).Build(),
        ["avis unknown table"] = () => Avis(track => track with { InTable = Box("CaNa", Canaries) }).Build(),
        ["avis bytes behind tables"] = () => Avis(track => track with { BehindTables = Canaries }).Build(),
        ["avis no box in a table"] = () => Avis(track => track with { InTable = [0xFF, .. Canaries] }).Build(),
        ["avis between samples"] = () => Avis(track => track with { Between = Canaries }).Build(),
        ["avis edits"] = () => Avis(track => track with { Edits = Edit(1, [0, 0, 0, 9, 0, 0, 0, 1, 0, 1, 0, 0, .. Canaries]) }).Build(),
        ["avis data elsewhere"] = () => Avis(track => track with { Reference = Box("url ", [0, 0, 0, 1, .. Canaries]) }).Build(),
        ["avis padding in a sample"] = () => Avis(track => track with { Samples = [Av1, [.. Av1, .. Padding], Av1] }).Build(),
        ["avis metadata in a sample"] = () => Avis(track => track with { Samples = [[.. Av1, 0x2A, (byte)(3 + Canary.Length), 4, 0xB5, .. Canaries, 0x80], Av1] }).Build(),
        ["avis filling"] = () => Avis().Top("free", Canaries).Build(),
        ["avis behind the end"] = () => [.. Avis().Build(), .. Canaries],
        ["avis maker's mark"] = () => Avis().Brand("CaNa").Top("free", Canaries).Build(),
        ["avis and its first picture"] = () => Avis(track => track with { Samples = [[.. Av1, .. Padding], Av1] }).WithPicture().Build(),
        ["avis two tracks of the same samples"] = () => Avis().Track(Av1Track with { Handler = "vide", HandlerName = Canary, Other = Av1Track }).Build(),
        ["heic sequence notes in a sample"] = () => Heics(track => track with { Samples = [[.. Notes, .. Hevc], [.. Hevc, .. Notes]] }).Build(),
        ["heic sequence with sets in the samples"] = () => Heics(track => track with { Entry = HevcEntry(type: "hev1"), Samples = [[.. Hevc, .. Notes]] }).Build(),
        ["heic sequence and its first picture"] = () => Heics().WithPicture().Top("uuid", [.. new byte[16], .. Canaries]).Build(),
    };

    private static byte[] Colours => Box("colr", [.. "nclx"u8, 0, 1, 0, 13, 0, 6, 0x80]);

    private static byte[] Number(int value) => SequenceTrack.Number(value, 4);
}
