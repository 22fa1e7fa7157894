using System.IO.Compression;

namespace Darkslide.Imaging.Packing;

/// <summary>Small zlib streams (RFC 1950): unpacking a bounded one, and storing bytes unpacked so that both languages write the same.</summary>
internal static class Zlib
{
    private const int MaxStored = 65535;

    /// <summary>Whether a decoder takes the two header bytes: method deflate, no dictionary, check bits right.</summary>
    public static bool HasHeader(ReadOnlySpan<byte> stream) =>
        stream.Length >= 2 && (stream[0] & 15) == 8 && stream[0] >> 4 <= 7 && (stream[1] & 0x20) == 0 && ((stream[0] << 8) | stream[1]) % 31 == 0;

    /// <summary>What the stream unpacks to; null when it is broken, cut off or longer than <paramref name="limit"/>.</summary>
    public static byte[]? Unpack(ReadOnlySpan<byte> stream, int limit)
    {
        if (!HasHeader(stream))
        {
            return null;
        }
        var walked = DeflateWalker.Walk(stream[2..], limit);
        return walked.End == DeflateEnd.Complete ? Inflate(stream.Slice(2, walked.Length), (int)walked.Produced) : null;
    }

    /// <summary>Raw deflate of a known unpacked length, already walked.</summary>
    private static byte[]? Inflate(ReadOnlySpan<byte> deflate, int length)
    {
        using var stream = new DeflateStream(new MemoryStream(deflate.ToArray()), CompressionMode.Decompress);
        var unpacked = new byte[length];
        try
        {
            return stream.ReadAtLeast(unpacked, length, throwOnEndOfStream: false) == length ? unpacked : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>A zlib stream of stored blocks.</summary>
    public static byte[] Store(ReadOnlySpan<byte> bytes)
    {
        var blocks = Math.Max(1, (bytes.Length + MaxStored - 1) / MaxStored);
        var stream = new byte[2 + (5 * blocks) + bytes.Length + 4];
        stream[0] = 0x78;
        stream[1] = 0x01;
        var at = 2;
        for (var i = 0; i < blocks; i++)
        {
            var block = bytes.Slice(i * MaxStored, Math.Min(MaxStored, bytes.Length - (i * MaxStored)));
            stream[at] = (byte)(i == blocks - 1 ? 1 : 0);
            stream[at + 1] = (byte)block.Length;
            stream[at + 2] = (byte)(block.Length >> 8);
            stream[at + 3] = (byte)~block.Length;
            stream[at + 4] = (byte)(~block.Length >> 8);
            block.CopyTo(stream.AsSpan(at + 5));
            at += 5 + block.Length;
        }
        var check = new Adler32();
        check.Add(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(stream.AsSpan(at), check.Value);
        return stream;
    }
}
