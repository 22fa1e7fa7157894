using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Darkslide.Client.Tests;

/// <summary>Small pictures made here, with things in them that must not travel.</summary>
internal static class TestPictures
{
    /// <summary>A PNG whose pixels depend on <paramref name="seed"/>, with a comment that names a person.</summary>
    public static byte[] Png(int width, int height, int seed)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        Chunk(file, "IHDR", header);
        Chunk(file, "tEXt", Encoding.Latin1.GetBytes("Author\0Canary Person"));
        Chunk(file, "IDAT", Deflated(Pixels(width, height, seed)));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>A TIFF in one strip, with a description that names a person.</summary>
    public static byte[] Tiff(int width, int height)
    {
        byte[] pixels = Pixels(width, height, seed: 1).AsSpan(0, width * height * 3).ToArray();
        byte[] description = Encoding.Latin1.GetBytes("Canary Person\0\0\0");
        (ushort Tag, ushort Type, int Count, int Value)[] entries =
        [
            (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 2), (270, 2, description.Length, 8),
            (273, 4, 1, 8 + description.Length), (277, 3, 1, 3), (279, 4, 1, pixels.Length),
        ];
        using var file = new MemoryStream();
        file.Write("II*\0"u8);
        file.Write(BitConverter.GetBytes(8 + description.Length + pixels.Length));
        file.Write(description);
        file.Write(pixels);
        file.Write(BitConverter.GetBytes((ushort)entries.Length));
        foreach ((ushort tag, ushort type, int count, int value) in entries)
        {
            file.Write([.. BitConverter.GetBytes(tag), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(count), .. BitConverter.GetBytes(value)]);
        }

        file.Write(new byte[4]);
        return file.ToArray();
    }

    private static byte[] Pixels(int width, int height, int seed)
    {
        byte[] rows = new byte[height * (1 + (width * 3))];
        uint state = (uint)seed + 1;
        for (int place = 0; place < rows.Length; place++)
        {
            // xorshift: noise does not compress, so that the size of a file can be chosen.
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            rows[place] = place % (1 + (width * 3)) == 0 ? (byte)0 : (byte)state;
        }

        return rows;
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        file.Write(length);
        file.Write(named);
        byte[] sum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        file.Write(sum);
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
