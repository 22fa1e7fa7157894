using System.Buffers.Binary;

namespace Darkslide.Imaging.Packing;

/// <summary>PNG's CRC (W3C PNG annex D), eight bytes a step ("slicing by 8").</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = MakeTables();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = Tables[7][low & 255] ^ Tables[6][(low >> 8) & 255] ^ Tables[5][(low >> 16) & 255] ^ Tables[4][low >> 24]
                ^ Tables[3][high & 255] ^ Tables[2][(high >> 8) & 255] ^ Tables[1][(high >> 16) & 255] ^ Tables[0][high >> 24];
            bytes = bytes[8..];
        }
        foreach (var value in bytes)
        {
            crc = Tables[0][(crc ^ value) & 255] ^ (crc >> 8);
        }
        return ~crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var t = 0; t < 8; t++)
        {
            tables[t] = new uint[256];
            for (var n = 0u; n < 256; n++)
            {
                var crc = t == 0 ? n : tables[t - 1][n];
                for (var bit = 0; t == 0 && bit < 8; bit++)
                {
                    crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
                }
                tables[t][n] = t == 0 ? crc : tables[0][crc & 255] ^ (crc >> 8);
            }
        }
        return tables;
    }
}
