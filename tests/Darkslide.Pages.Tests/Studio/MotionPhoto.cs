using System.Buffers.Binary;
using System.Text;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>A photograph with some seconds of video behind it, as telephones by Google make it (Motion Photo format 1.0).</summary>
public static class MotionPhoto
{
    private const string Space = "http://ns.adobe.com/xap/1.0/\0";

    /// <summary>Puts the description behind the start mark of a JPEG, and the video behind its end.</summary>
    public static byte[] Of(byte[] jpeg)
    {
        byte[] video = Video();
        byte[] packet = Encoding.UTF8.GetBytes(Space + Description(video.Length));
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(2 + packet.Length));
        return [.. jpeg.AsSpan(0, 2), 0xff, 0xe1, .. length, .. packet, .. jpeg.AsSpan(2), .. video];
    }

    private static string Description(int length) =>
        $"""
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
          xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1"
          GCamera:MotionPhotoPresentationTimestampUs="1166667" GCamera:MicroVideo="1" GCamera:MicroVideoOffset="{length}"/></rdf:RDF></x:xmpmeta>
        """;

    /// <summary>
    /// The boxes of an MP4 file (ISO/IEC 14496-12) without a film in them: it says that it lasts 2.9 seconds, can be heard, and where
    /// it was taken.
    /// </summary>
    private static byte[] Video()
    {
        byte[] header = Box("mvhd", [.. new byte[12], .. Big(1_000), .. Big(2_900), .. new byte[80]]);
        byte[] sound = Box("trak", Box("mdia", Box("hdlr", [.. new byte[8], .. "soun"u8, .. new byte[13]])));
        byte[] place = Box("udta", Box("\u00a9xyz", [0, 18, 0x15, 0xc7, .. "+48.8583+002.2944/"u8]));
        return
        [
            .. Box("ftyp", [.. "mp42"u8, 0, 0, 0, 0, .. "isommp42"u8]), .. Box("mdat", new byte[40_000]), .. Box("moov", [.. header, .. sound, .. place]),
        ];
    }

    private static byte[] Box(string type, byte[] content) => [.. Big(8 + content.Length), .. Encoding.Latin1.GetBytes(type), .. content];

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
