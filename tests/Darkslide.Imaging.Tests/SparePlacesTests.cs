using Darkslide.Imaging.Packing;
using Darkslide.Imaging.Tests.Fixtures;
using Darkslide.Imaging.Tiff;

namespace Darkslide.Imaging.Tests;

/// <summary>Bits and settings that are in their right place, and that no decoder looks at.</summary>
public class SparePlacesTests
{
    private const byte Five = 0b1111_1000;

    private static byte[] Rows => [.. Enumerable.Range(0, 28).Select(i => (byte)(i % 7 == 0 ? 0 : i * 37))];

    [Fact]
    public void Bits_in_front_of_a_stored_block_are_cleared()
    {
        var clean = Zlib.Store(Rows);
        byte[] spare = [.. clean];
        spare[2] |= Five;

        var cleaned = PictureCleaner.Clean(Png(spare));

        Assert.True(cleaned.Bytes.Span.SequenceEqual(Png(clean)));
        Assert.Contains(cleaned.Report.Findings, finding => finding is { Label: "Data inside the coded picture", Value: "1 byte" });
    }

    /// <summary>There can be any number of empty blocks in front of the rows, each with five bits to write in.</summary>
    [Fact]
    public void Bits_in_front_of_many_empty_blocks_are_cleared_also_where_rows_are_cut()
    {
        static byte[] Blocks(byte spare, byte[] rows) =>
        [
            0x78, 1, .. Enumerable.Repeat<byte[]>([spare, 0, 0, 0xFF, 0xFF], 100).SelectMany(block => block), .. Zlib.Store(rows).AsSpan(2),
        ];

        var cleaned = PictureCleaner.Clean(Png(Blocks(Five, Rows)));
        var cut = PictureCleaner.Clean(Png(Blocks(Five, [.. Rows, 1, 2, 3])));

        Assert.True(cleaned.Bytes.Span.SequenceEqual(Png(Blocks(0, Rows))));
        Assert.True(cut.Bytes.Span.SequenceEqual(PictureCleaner.Clean(Png(Blocks(0, [.. Rows, 1, 2, 3]))).Bytes.Span));
    }

    [Fact]
    public void Bits_behind_the_last_block_are_cleared()
    {
        // One block of fixed codes: its head, the literal 'A', the end; seven bits are left.
        byte[] clean = [0x73, 0x04, 0x00], spare = [0x73, 0x04, 0xFC];

        var walked = DeflateWalker.Walk(spare, 1);

        Assert.Equal((DeflateEnd.Complete, 1L, 3), (walked.End, walked.Produced, walked.Length));
        Assert.Equal([.. "xy"u8, .. clean], SpareBits.Clear([.. "xy"u8, .. spare], 2, walked.Spare!));
        Assert.Null(DeflateWalker.Walk(clean, 1).Spare);
    }

    [Fact]
    public void Bits_in_a_TIFFs_packed_strip_are_cleared()
    {
        var clean = Zlib.Store(Rows);
        byte[] spare = [.. clean];
        spare[2] |= Five;

        Assert.Equal(clean, TiffDeflateCutter.Cut(spare, Rows.Length).ToArray());
    }

    [Fact]
    public void Restart_intervals_that_no_scan_has_are_gone()
    {
        byte[] used = Planted.Segment(0xDD, 0, 0), unused = Planted.Segment(0xDD, (byte)'C', (byte)'A');

        var cleaned = PictureCleaner.Clean(Planted.InJpeg([unused, unused, used]));

        Assert.True(cleaned.Bytes.Span.SequenceEqual(PictureCleaner.Clean(Planted.InJpeg(used)).Bytes.Span));
        Assert.Contains(cleaned.Report.Findings, finding => finding is { Label: "Tables that no part of the picture uses", Value: "4 bytes" });
    }

    [Fact]
    public void A_number_of_lines_is_gone_where_the_frame_has_one()
    {
        var plain = Planted.InJpeg();

        var cleaned = PictureCleaner.Clean((byte[])[.. plain.AsSpan(..^2), .. Planted.Segment(0xDC, (byte)'C', (byte)'A'), 0xFF, 0xD9]);

        Assert.True(cleaned.Bytes.Span.SequenceEqual(PictureCleaner.Clean(plain).Bytes.Span));
        Assert.NotEmpty(cleaned.Report.Findings);
    }

    [Fact]
    public void Settings_of_arithmetic_coding_are_gone_where_there_is_none()
    {
        var cleaned = PictureCleaner.Clean(Planted.InJpeg(Planted.Segment(0xCC, Planted.Ascii("CANARY"))));

        Assert.True(cleaned.Bytes.Span.SequenceEqual(PictureCleaner.Clean(Plain.Jpeg()).Bytes.Span));
        Assert.Contains(cleaned.Report.Findings, finding => finding is { Label: "Tables that no part of the picture uses", Value: "6 bytes" });
    }

    /// <summary>A grey picture of 6 × 4.</summary>
    private static byte[] Png(byte[] packed) =>
    [
        .. Plain.Png().AsSpan(0, 8), .. Planted.Chunk("IHDR", 0, 0, 0, 6, 0, 0, 0, 4, 8, 0, 0, 0, 0), .. Planted.Chunk("IDAT", packed), .. Planted.Chunk("IEND"),
    ];
}
