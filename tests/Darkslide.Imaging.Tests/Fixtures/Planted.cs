using System.Buffers.Binary;
using System.Text;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>Puts things into pictures that cleaning must take out again, each with a canary in it.</summary>
internal static class Planted
{
    public const string Canary = "CANARY-7f3a";

    /// <summary>A JPEG with segments of our choice behind the start marker.</summary>
    public static byte[] InJpeg(params byte[][] segments) => InJpegOf(Plain.Jpeg(), segments);

    public static byte[] InJpegOf(byte[] plain, params byte[][] segments) =>
        [.. plain.AsSpan(0, 2), .. segments.SelectMany(segment => segment), .. plain.AsSpan(2)];

    public static byte[] Segment(byte marker, params byte[] payload) =>
        [0xFF, marker, (byte)((payload.Length + 2) >> 8), (byte)(payload.Length + 2), .. payload];

    public static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] ExifSegment(byte[] tiff) => Segment(0xE1, [.. Ascii("Exif\0\0"), .. tiff]);

    /// <summary>A PNG with chunks of our choice behind the header.</summary>
    public static byte[] InPng(params byte[][] chunks) => InPngOf(Plain.Png(), chunks);

    public static byte[] InPngOf(byte[] plain, params byte[][] chunks) =>
        [.. plain.AsSpan(0, 33), .. chunks.SelectMany(chunk => chunk), .. plain.AsSpan(33)];

    public static byte[] Chunk(string type, params byte[] data)
    {
        byte[] body = [.. Ascii(type), .. data];
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(body));
        return chunk;
    }

    /// <summary>PNG's CRC as its specification's annex D has it, bit by bit.</summary>
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }
        return ~crc;
    }

    /// <summary>An extended WebP with chunks of our choice behind the picture.</summary>
    public static byte[] InWebP(params byte[][] chunks)
    {
        var plain = Plain.WebP();
        byte[] extended = [.. RiffChunk("VP8X", [0x0C, 0, 0, 0, 47, 0, 0, 31, 0, 0])];
        return Riff([.. extended, .. plain.AsSpan(12), .. chunks.SelectMany(chunk => chunk)]);
    }

    public static byte[] Riff(byte[] body)
    {
        byte[] file = [.. Ascii("RIFF"), 0, 0, 0, 0, .. Ascii("WEBP"), .. body];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    public static byte[] RiffChunk(string type, params byte[] data)
    {
        byte[] chunk = [.. Ascii(type), 0, 0, 0, 0, .. data];
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        return data.Length % 2 == 0 ? chunk : [.. chunk, 0];
    }

    /// <summary>A GIF with blocks of our choice before the first frame.</summary>
    public static byte[] InGif(params byte[][] blocks)
    {
        var plain = Plain.Gif();
        var at = 13 + ((plain[10] & 0x80) == 0 ? 0 : 3 << ((plain[10] & 7) + 1));
        return [.. plain.AsSpan(0, at), .. blocks.SelectMany(block => block), .. plain.AsSpan(at)];
    }

    public static byte[] GifComment(string text) => [0x21, 0xFE, (byte)text.Length, .. Ascii(text), 0];
}
