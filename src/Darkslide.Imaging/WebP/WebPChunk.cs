using System.Buffers.Binary;
using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.WebP;

/// <summary>One chunk of a RIFF file (RFC 9649 section 2.3): type(4) ‖ length(4, little-endian) ‖ data ‖ pad byte when odd.</summary>
/// <param name="Type">The four characters as a big-endian number.</param>
/// <param name="Data">The data without its pad byte.</param>
internal readonly record struct WebPChunk(uint Type, ReadOnlyMemory<byte> Data)
{
    public const int HeadLength = 8;

    public const uint Extended = 0x56503858, Lossy = 0x56503820, Lossless = 0x5650384C, Alpha = 0x414C5048, Animation = 0x414E494D,
        Frame = 0x414E4D46, Profile = 0x49434350, Exif = 0x45584946, Xmp = 0x584D5020;

    public string Name => string.Create(4, Type, static (name, type) =>
    {
        for (var i = 0; i < 4; i++)
        {
            name[i] = (char)((type >> (24 - (8 * i))) & 0xFF);
        }
    });

    /// <summary>The chunks of a stretch of a file; what is left when one runs over the end is told by <paramref name="rest"/>.</summary>
    /// <exception cref="PictureRefusedException">Too many chunks.</exception>
    public static List<WebPChunk> ReadAll(ReadOnlyMemory<byte> stretch, out ReadOnlyMemory<byte> rest)
    {
        var chunks = new List<WebPChunk>();
        var at = 0;
        while (at <= stretch.Length - HeadLength)
        {
            var length = Read.U32(stretch.Span, at + 4, bigEndian: false);
            if (length > stretch.Length - at - HeadLength)
            {
                break;
            }
            if (chunks.Count == PictureLimits.MaxParts)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            chunks.Add(new WebPChunk(Read.U32(stretch.Span, at), stretch.Slice(at + HeadLength, (int)length)));
            at = (int)Math.Min(stretch.Length, at + HeadLength + (long)length + (length & 1));
        }
        rest = stretch[at..];
        return chunks;
    }

    /// <summary>Writes the chunk with a pad byte of zero.</summary>
    public static void Write(uint type, ReadOnlyMemory<byte> data, Pieces output)
    {
        output.Add(Head(type, data.Length));
        output.Add(data);
        if ((data.Length & 1) == 1)
        {
            output.Add((byte[])[0]);
        }
    }

    public static byte[] Head(uint type, long length)
    {
        var head = new byte[HeadLength];
        BinaryPrimitives.WriteUInt32BigEndian(head, type);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)length);
        return head;
    }
}
