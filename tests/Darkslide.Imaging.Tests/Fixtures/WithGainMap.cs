using System.Buffers.Binary;
using static Darkslide.Imaging.Tests.Fixtures.Planted;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>Pictures with an HDR gain map, put together by hand.</summary>
internal static class WithGainMap
{
    private static readonly byte[] Map = Plain.Jpeg(24, 16);

    /// <summary>The gains of one channel: from none to twice as bright.</summary>
    public static readonly (int, int)[] Channel = [(0, 1), (1, 1), (10, 11), (1, 64), (1, 64)];

    /// <summary>ISO 21496-1, annex C: versions, flags, headrooms, a channel or three.</summary>
    public static byte[] Payload(int flags = 0x40, (int, int)? headroom = null, (int, int)[]? channels = null, int minimum = 0, int writer = 0) =>
    [
        (byte)(minimum >> 8), (byte)minimum, (byte)(writer >> 8), (byte)writer, (byte)flags,
        .. Fraction((0, 1)), .. Fraction(headroom ?? (13, 10)), .. (channels ?? Channel).SelectMany(Fraction),
    ];

    public static byte[] Fraction((int Numerator, int Denominator) value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value.Numerator);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), value.Denominator);
        return bytes;
    }

    public static byte[] Iso(byte[] payload) => Segment(0xE2, [.. "urn:iso:std:iso:ts:21496:-1\0"u8, .. payload]);

    public static byte[] Xmp(string attributes, string content = "") => Segment(0xE1, Ascii(
        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        + $"<rdf:Description xmlns:hdrgm=\"http://ns.adobe.com/hdr-gain-map/1.0/\" {attributes}>{content}</rdf:Description></rdf:RDF></x:xmpmeta>"));

    public static byte[] Numbers(string more = "") => Xmp($"hdrgm:Version=\"1.0\" hdrgm:GainMapMax=\"1.2\" hdrgm:HDRCapacityMax=\"1.3\" {more}");

    /// <summary>A gain map of 24 × 16 pixels with segments of our choice.</summary>
    public static byte[] OfSegments(params byte[][] segments) => InJpegOf(Map, segments);

    /// <summary>A JPEG of 48 × 32 pixels with other JPEGs behind its end, each told by its list of pictures.</summary>
    /// <param name="maps">What is behind the end.</param>
    /// <param name="segments">Beside the list, and beside the word that there is a gain map, which viewers look for.</param>
    /// <param name="between">Between the first picture and the next.</param>
    /// <param name="wrong">How far beside the pictures the list points.</param>
    /// <param name="bigEndian">How the list is written.</param>
    public static byte[] InUltraHdr(byte[][] maps, byte[][]? segments = null, byte[]? between = null, int wrong = 0, bool bigEndian = true)
    {
        byte[] List(int length, int[] places) => Segment(0xE2, [.. "MPF\0"u8, .. ListOf(length, places, [.. maps.Select(map => map.Length)], bigEndian)]);
        byte[][] beside = segments ?? [Iso([0, 0, 0, 0])];
        var before = Planted.InJpeg([.. beside, List(0, new int[maps.Length])]);
        var origin = 2 + beside.Sum(segment => segment.Length) + 8;
        var places = new int[maps.Length];
        var at = before.Length + (between?.Length ?? 0);
        for (var i = 0; i < maps.Length; i++)
        {
            places[i] = at - origin + wrong;
            at += maps[i].Length;
        }
        return [.. Planted.InJpeg([.. beside, List(before.Length, places)]), .. between ?? [], .. maps.SelectMany(map => map)];
    }

    private static byte[] ListOf(int length, int[] places, int[] lengths, bool bigEndian)
    {
        byte[] Number(long value, int bytes)
        {
            byte[] number = [.. Enumerable.Range(0, bytes).Select(i => (byte)(value >> (8 * (bytes - 1 - i))))];
            return bigEndian ? number : [.. number.Reverse()];
        }
        byte[] Field(int tag, int type, int count, byte[] value) => [.. Number(tag, 2), .. Number(type, 2), .. Number(count, 4), .. value];
        var count = places.Length + 1;
        return
        [
            .. bigEndian ? "MM\0*"u8 : "II*\0"u8, .. Number(8, 4), .. Number(3, 2), .. Field(0xB000, 7, 4, Ascii("0100")), .. Field(0xB001, 4, 1, Number(count, 4)),
            .. Field(0xB002, 7, 16 * count, Number(50, 4)), .. Number(0, 4), .. Number(0x030000, 4), .. Number(length, 4), .. new byte[8],
            .. places.SelectMany((place, i) => (byte[])[.. Number(0, 4), .. Number(lengths[i], 4), .. Number(place, 4), .. new byte[4]]),
        ];
    }

    /// <summary>An AVIF of 16 × 16 pixels with a gain map as item 2 and a <c>tmap</c> item 3, in whose data the numbers are.</summary>
    public static HeifBuilder Avif(byte[] data, string brand = "tmap", params int[] group) =>
        Shown(HeifBuilder.Avif(), data, "av01", HeifBuilder.Av1, brand, group);

    /// <summary>The same as a HEIC of 64 × 64 pixels.</summary>
    public static HeifBuilder Heic(byte[] data, string brand = "tmap", params int[] group) =>
        Shown(HeifBuilder.Heic(), data, "hvc1", HeifBuilder.Hevc, brand, group);

    private static HeifBuilder Shown(HeifBuilder file, byte[] data, string type, byte[] map, string brand, int[] group) => file.Brand(brand)
        .Hidden(2, type, [.. map], 0x81, 2).Item(3, "tmap", data, 2).Reference("dimg", 3, 1, 2)
        .InMeta("grpl", Group(group.Length == 0 ? [3, 1] : group));

    public static byte[] Group(params int[] items) =>
        HeifBuilder.Full("altr", 0, [0, 0, 0, 9, 0, 0, 0, (byte)items.Length, .. items.SelectMany(item => (byte[])[0, 0, 0, (byte)item])]);
}
