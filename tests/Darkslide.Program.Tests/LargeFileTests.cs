using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Darkslide.Program.Tests;

/// <summary>A large TIFF takes no more memory than a small one.</summary>
public sealed class LargeFileTests : IDisposable
{
    private const int Width = 4_000, BytesOfRow = 3 * Width;
    private const double MegabytesMore = 24;

    private readonly Home home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("inspect")]
    [InlineData("clean", "-o", "out")]
    public async Task Memory_does_not_grow_with_the_file(string command, params string[] options)
    {
        home.Write("small.tif", Tiff(rows: 400));
        home.Write("large.tif", Tiff(rows: 8_000));

        double small = await PeakMegabytesAsync([command, "small.tif", .. options]);
        double large = await PeakMegabytesAsync([command, "large.tif", .. options]);

        Assert.True(large < small + MegabytesMore, $"{small:F0} MB for 5 MB, {large:F0} MB for 96 MB");
    }

    [Fact]
    public async Task A_large_picture_is_cleaned_whole()
    {
        byte[] file = Tiff(rows: 5_400);
        home.Write("large.tif", file);

        (await Executable.RunAsync(home, null, "clean", "large.tif", "-o", "out")).Well();

        byte[] cleaned = await File.ReadAllBytesAsync(home.At("out/large.tif"), TestContext.Current.CancellationToken);
        Assert.True(cleaned.AsSpan().IndexOf("CanaryOwner"u8) < 0);
        Assert.True(cleaned.AsSpan(^(5_400 * BytesOfRow)..).SequenceEqual(file.AsSpan(PixelsAt, 5_400 * BytesOfRow)));
        Assert.Equal(["large.tif"], Directory.GetFileSystemEntries(home.At("out")).Select(Path.GetFileName));
        (await Executable.RunAsync(home, null, "inspect", "out/large.tif", "--json")).Well();
    }

    [Fact]
    public async Task A_large_picture_that_is_cut_off_leaves_nothing()
    {
        home.Write("cut.tif", Tiff(rows: 5_400)[..40_000_000]);

        (await Executable.RunAsync(home, null, "clean", "cut.tif", "-o", "out")).Failed(6, "cut off");

        Assert.False(Directory.Exists(home.At("out")) && Directory.EnumerateFileSystemEntries(home.At("out")).Any());
    }

    private const int PixelsAt = 8 + 16;

    /// <summary>Rows of noise in one strip, with an owner's name.</summary>
    private static byte[] Tiff(int rows)
    {
        int length = rows * BytesOfRow;
        (ushort Tag, ushort Type, int Count, int Value)[] entries =
        [
            (256, 4, 1, Width), (257, 4, 1, rows), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 2), (273, 4, 1, PixelsAt), (277, 3, 1, 3), (279, 4, 1, length), (315, 2, 12, 8),
        ];
        byte[] file = new byte[PixelsAt + length + 2 + (12 * entries.Length) + 4];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), PixelsAt + length);
        "CanaryOwner\0"u8.CopyTo(file.AsSpan(8));
        RandomNumberGenerator.Fill(file.AsSpan(PixelsAt, length));
        Span<byte> directory = file.AsSpan(PixelsAt + length);
        directory[0] = (byte)entries.Length;
        for (int i = 0; i < entries.Length; i++)
        {
            Span<byte> entry = directory[(2 + (12 * i))..];
            BinaryPrimitives.WriteUInt16LittleEndian(entry, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], entries[i].Type);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], entries[i].Count);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], entries[i].Value);
        }

        return file;
    }

    /// <summary>The most memory that the program had (VmHWM, proc(5)).</summary>
    private async Task<double> PeakMegabytesAsync(string[] arguments)
    {
        using Process process = Executable.Start(home, arguments);
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        double peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakMegabytes(process.Id));
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, process.ExitCode);
        return peak;
    }

    // A process that ends between two looks has no such line any more.
    private static double PeakMegabytes(int processId)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
