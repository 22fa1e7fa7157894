using System.IO.Compression;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>Hides bytes in a PNG's packed rows, where no chunk walker sees them.</summary>
internal static class HiddenRows
{
    /// <summary>Behind the zlib stream, inside the IDAT chunk.</summary>
    public static byte[] BehindTheStream(byte[] png)
    {
        var (rows, before, after) = Split(png);
        return [.. before, .. Planted.Chunk("IDAT", [.. Pack(rows), .. Planted.Ascii(Planted.Canary)]), .. after];
    }

    /// <summary>Inside the zlib stream, behind the last row.</summary>
    public static byte[] BehindTheLastRow(byte[] png)
    {
        var (rows, before, after) = Split(png);
        return [.. before, .. Planted.Chunk("IDAT", Pack([.. rows, .. Planted.Ascii(Planted.Canary + Planted.Canary + Planted.Canary)])), .. after];
    }

    public static byte[] Pack(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            stream.Write(rows);
        }
        return packed.ToArray();
    }

    private static (byte[] Rows, byte[] Before, byte[] After) Split(byte[] png)
    {
        var from = png.AsSpan().IndexOf("IDAT"u8) - 4;
        var end = png.AsSpan().IndexOf("IEND"u8) - 4;
        using var stream = new ZLibStream(new MemoryStream(png[(from + 8)..]), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        stream.CopyTo(rows);
        return (rows.ToArray(), png[..from], png[end..]);
    }
}
