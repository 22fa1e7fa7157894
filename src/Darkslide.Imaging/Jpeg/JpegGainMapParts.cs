using System.Text;
using Darkslide.Imaging.GainMaps;
using Darkslide.Imaging.Heif;

namespace Darkslide.Imaging.Jpeg;

/// <summary>The segments that tell of a gain map, as we write them: nothing in them but numbers and places.</summary>
internal static class JpegGainMapParts
{
    private const int ListLength = 82, PrimaryPicture = 0x030000, Entries = 2, Undefined = 7, Long = 4;

    public static ReadOnlySpan<byte> ListSignature => "MPF\0"u8;

    public static ReadOnlySpan<byte> IsoSignature => "urn:iso:std:iso:ts:21496:-1\0"u8;

    public static ReadOnlySpan<byte> XmpSignature => "http://ns.adobe.com/xap/1.0/\0"u8;

    /// <summary>Beside the gain map: XMP, then the binary form.</summary>
    public static byte[] OfMap(GainMapNumbers numbers) =>
        [.. Segment(JpegMarkers.App1, XmpSignature, Encoding.ASCII.GetBytes(GainMapXmp.OfMap(numbers))), .. Segment(JpegMarkers.App2, IsoSignature, GainMapPayload.Write(numbers))];

    /// <summary>Beside the picture: XMP, the version of the binary form, the list of the two pictures.</summary>
    /// <param name="at">Where in the file these segments stand.</param>
    /// <param name="pictureLength">The picture's length, from its start marker to its end marker, with these segments.</param>
    /// <param name="mapLength">The gain map's length; it follows the picture at once.</param>
    public static byte[] OfPicture(int at, long pictureLength, long mapLength)
    {
        byte[] before =
        [
            .. Segment(JpegMarkers.App1, XmpSignature, Encoding.ASCII.GetBytes(GainMapXmp.OfPicture(mapLength))),
            .. Segment(JpegMarkers.App2, IsoSignature, [0, 0, 0, 0]),
        ];
        var origin = at + before.Length + 4 + ListSignature.Length;
        return [.. before, .. Segment(JpegMarkers.App2, ListSignature, List(pictureLength, mapLength, pictureLength - origin))];
    }

    /// <summary>CIPA DC-007 section 5: a TIFF block with the version, the number of pictures, and an entry for each.</summary>
    private static byte[] List(long pictureLength, long mapLength, long mapAt)
    {
        var writer = new BoxWriter();
        writer.Type("MM\0*");
        writer.U32(8);
        writer.U16(3);
        Field(0xB000, Undefined, 4, 0x30313030, writer);
        Field(0xB001, Long, 1, Entries, writer);
        Field(0xB002, Undefined, 16 * Entries, ListLength - (16 * Entries), writer);
        writer.U32(0);
        Entry(PrimaryPicture, pictureLength, 0, writer);
        Entry(0, mapLength, mapAt, writer);
        return writer.ToArray();
    }

    private static void Field(int tag, int type, int count, long value, BoxWriter writer)
    {
        writer.U16(tag);
        writer.U16(type);
        writer.U32(count);
        writer.U32(value);
    }

    private static void Entry(int attributes, long length, long at, BoxWriter writer)
    {
        writer.U32(attributes);
        writer.U32(length);
        writer.U32(at);
        writer.U32(0);
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> payload) =>
        [.. JpegParts.Header(marker, 2 + signature.Length + payload.Length), .. signature, .. payload];
}
