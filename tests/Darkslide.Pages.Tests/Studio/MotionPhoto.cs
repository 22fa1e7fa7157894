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

    /// <summary>The boxes of an MP4 file (ISO/IEC 14496-12) without a film in them.</summary>
    private static byte[] Video() => [.. Box("ftyp", [.. "mp42"u8, 0, 0, 0, 0, .. "isommp42"u8]), .. Box("mdat", new byte[40_000]), .. Box("moov", new byte[600])];

    private static byte[] Box(string type, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, 8 + content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. content];
    }
}
