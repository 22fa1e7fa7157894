using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Darkslide.Bench;

/// <summary>Whether cleaning a TIFF takes memory in proportion to its size.</summary>
internal sealed class LargeFileMemory : Measurement
{
    private const int BytesOfRow = 30_000, RowsOfStrip = 16, SmallRows = 166, LargeRows = 16_666;
    private const double MegabytesMore = 24;

    public override string Name => "large-file-memory";

    public override string What => "memory of the command line cleaning a TIFF of 500 MB, beside one of 5 MB";

    public override string Budget => "flat (≤ 24 MB more)";

    public override async Task<Measured> MeasureAsync()
    {
        string folder = Directory.CreateTempSubdirectory("darkslide-bench-").FullName;
        try
        {
            double small = await PeakAsync(folder, "small.tif", SmallRows);
            double large = await PeakAsync(folder, "large.tif", LargeRows);
            return new Measured($"{large:F0} MB beside {small:F0} MB", large <= small + MegabytesMore);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> PeakAsync(string folder, string name, int rows)
    {
        string file = Path.Combine(folder, name);
        await WriteAsync(file, rows);
        return await PeakMemory.OfCommandAsync("clean", file, "-o", Path.Combine(folder, "out"));
    }

    /// <summary>Colours of eight bits in strips of 16 rows, with a name in it to be removed.</summary>
    private static async Task WriteAsync(string path, int rows)
    {
        int strips = (rows + RowsOfStrip - 1) / RowsOfStrip;
        byte[] owner = "Somebody\0\0\0\0"u8.ToArray();
        int offsetsAt = 8 + owner.Length, countsAt = offsetsAt + (4 * strips), directoryAt = countsAt + (4 * strips);
        (ushort Tag, ushort Type, int Count, int Value)[] entries =
        [
            (256, 4, 1, BytesOfRow / 3), (257, 4, 1, rows), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 2), (273, 4, strips, offsetsAt),
            (277, 3, 1, 3), (278, 4, 1, RowsOfStrip), (279, 4, strips, countsAt), (315, 2, owner.Length, 8),
        ];
        int pixelsAt = directoryAt + 2 + (12 * entries.Length) + 4;
        byte[] head = new byte[pixelsAt];
        "II*\0"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), directoryAt);
        owner.CopyTo(head, 8);
        for (var strip = 0; strip < strips; strip++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(offsetsAt + (4 * strip)), pixelsAt + (strip * RowsOfStrip * BytesOfRow));
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(countsAt + (4 * strip)), Math.Min(RowsOfStrip, rows - (strip * RowsOfStrip)) * BytesOfRow);
        }

        head[directoryAt] = (byte)entries.Length;
        for (var i = 0; i < entries.Length; i++)
        {
            Span<byte> entry = head.AsSpan(directoryAt + 2 + (12 * i));
            BinaryPrimitives.WriteUInt16LittleEndian(entry, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], entries[i].Type);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], entries[i].Count);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], entries[i].Value);
        }

        await using FileStream file = File.Create(path);
        await file.WriteAsync(head);
        byte[] row = RandomNumberGenerator.GetBytes(BytesOfRow);
        for (var i = 0; i < rows; i++)
        {
            await file.WriteAsync(row);
        }
    }
}
