using System.Buffers.Binary;
using System.Text;
using Darkslide.Imaging.Packing;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Png;

/// <summary>One chunk (W3C PNG section 5.3): length(4) ‖ type(4) ‖ data ‖ CRC(4).</summary>
/// <param name="Whole">The whole chunk as it stands in the file.</param>
internal readonly record struct PngChunk(ReadOnlyMemory<byte> Whole)
{
    public const int Overhead = 12;

    public uint Type => Read.U32(Whole.Span, 4);

    public ReadOnlyMemory<byte> Data => Whole[8..^4];

    public string Name => Encoding.Latin1.GetString(Whole.Span.Slice(4, 4));

    public bool HasValidCrc => Crc32.Of(Whole.Span[4..^4]) == Read.U32(Whole.Span, Whole.Length - 4);

    /// <summary>Critical chunks have a capital first letter: a decoder that doesn't know one must give up.</summary>
    public bool IsCritical => (Whole.Span[4] & 0x20) == 0;

    /// <summary>A chunk of our own.</summary>
    public static byte[] Write(uint type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[Overhead + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4), type);
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.Of(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }
}
