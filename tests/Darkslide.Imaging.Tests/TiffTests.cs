using System.Buffers.Binary;
using System.Text;
using Darkslide.Imaging.Tests.Fixtures;
using NetVips;

namespace Darkslide.Imaging.Tests;

/// <summary>What only TIFF has: pages, byte orders, parts that stand anywhere, and raw files that look like pictures.</summary>
public class TiffTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_keeps_its_byte_order(bool bigEndian)
    {
        var tiff = TiffFile.Parse(Plain.Tiff());
        tiff.BigEndian = bigEndian;

        var cleaned = PictureCleaner.Clean(tiff.Build()).Bytes;

        Assert.Equal(bigEndian ? (byte)'M' : (byte)'I', cleaned.Span[0]);
        Assert.Equal(Pixels(Plain.Tiff()), Pixels(cleaned.ToArray()));
    }

    [Fact]
    public void Every_page_stays_in_its_place()
    {
        var file = Pages(3, (_, _) => { });

        var cleaned = PictureCleaner.Clean(file).Bytes.ToArray();

        for (var page = 0; page < 3; page++)
        {
            Assert.Equal(Pixels(file, page), Pixels(cleaned, page));
        }
        Assert.NotEqual(Pixels(cleaned, 0), Pixels(cleaned, 1));
    }

    [Theory]
    [InlineData(254, 4)]
    [InlineData(255, 3)]
    public void A_smaller_page_goes_and_is_told_but_never_the_first(int tag, int type)
    {
        byte[] mark = tag == 254 ? [1, 0, 0, 0] : [2, 0];

        var report = PictureCleaner.Clean(Pages(3, (page, i) => page.With(tag, type, i == 1 ? mark : new byte[mark.Length]))).Report;
        var first = PictureCleaner.Clean(Pages(3, (page, i) => page.With(tag, type, i == 0 ? mark : new byte[mark.Length])));

        Assert.Contains(report.Findings, finding => finding is { Kind: FindingKind.Thumbnail, Label: "Smaller picture", Value: "48 × 32 pixels" });
        using var all = Image.TiffloadBuffer(first.Bytes.ToArray(), n: -1);
        Assert.Equal(3 * 32, all.Height);
    }

    [Fact]
    public void A_chain_of_pages_that_bites_its_tail_ends_there()
    {
        var file = Plain.Tiff();
        var directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        var next = directory + 2 + (12 * BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(directory)));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(next), directory);

        Assert.Equal(Pixels(Plain.Tiff()), Pixels(PictureCleaner.Clean(file).Bytes.ToArray()));
    }

    [Fact]
    public void Parts_that_are_one_and_the_same_stay_one()
    {
        var file = Tiles(_ => 0);

        var cleaned = PictureCleaner.Clean(file).Bytes;

        Assert.Equal(cleaned.Length, PictureCleaner.Clean(cleaned).Bytes.Length);
        Assert.InRange(cleaned.Length, 256, 256 + 400);
        Assert.Equal(Pixels(file), Pixels(cleaned.ToArray()));
    }

    [Fact]
    public void Parts_in_any_order_are_laid_out_in_theirs()
    {
        var file = Tiles(part => 15 - part);

        var cleaned = PictureCleaner.Clean(file).Bytes.ToArray();

        Assert.Equal(Pixels(file), Pixels(cleaned));
        Assert.Equal(Pixels(Tiles(part => part)), Pixels(PictureCleaner.Clean(Tiles(part => part)).Bytes.ToArray()));
    }

    [Fact]
    public void Parts_that_overlap_without_end_are_refused()
    {
        var page = Grey(width: 64, height: 4000, (278, 1));
        page.Parts.AddRange(Enumerable.Repeat<byte[]>([0], 4000));
        var file = With(page);
        int offsets = TableOf(file, 273), counts = TableOf(file, 279);
        for (var i = 0; i < 4000; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(offsets + (4 * i)), 8 + i);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(counts + (4 * i)), 64);
        }

        Assert.Equal(PictureProblem.Malformed, Refused(file).Problem);
    }

    [Fact]
    public void Tiles_that_were_never_written_stay_so()
    {
        var page = Grey(width: 64, height: 64, (322, 16), (323, 16));
        page.IsTiled = true;
        page.Parts.AddRange(Enumerable.Range(0, 16).Select(i => i == 3 ? new byte[256] : []));

        var cleaned = PictureCleaner.Clean(With(page)).Bytes;

        Assert.InRange(cleaned.Length, 256, 256 + 400);
    }

    [Fact]
    public void A_table_of_byte_counts_that_is_something_else_does_no_harm()
    {
        var page = Grey(width: 16, height: 16, (278, 4));
        page.Parts.AddRange(Enumerable.Range(0, 4).Select(i => Enumerable.Repeat((byte)(50 * i), 64).ToArray()));
        var file = With(page);
        var right = Pixels(file);
        var counts = TableOf(file, 279);
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(counts + (4 * i)), 3 + (2 * i));
        }

        Assert.Equal(right, Pixels(PictureCleaner.Clean(file).Bytes.ToArray()));
    }

    [Theory]
    [InlineData(Enums.ForeignTiffCompression.Lzw)]
    [InlineData(Enums.ForeignTiffCompression.Deflate)]
    [InlineData(Enums.ForeignTiffCompression.Packbits)]
    [InlineData(Enums.ForeignTiffCompression.Ccittfax4)]
    public void Bits_from_right_to_left_are_followed_to_their_end(Enums.ForeignTiffCompression compression)
    {
        var tiff = TiffFile.Parse(Plain.Tiff(compression));
        var page = tiff.Pages[0].Shorts(266, 2);
        for (var i = 0; i < page.Parts.Count; i++)
        {
            page.Parts[i] = [.. page.Parts[i].Select(value => (byte)((value * 0x0202020202UL & 0x010884422010UL) % 1023)), .. Planted.Ascii(Planted.Canary)];
        }
        var file = tiff.Build();

        var cleaned = PictureCleaner.Clean(file);

        Assert.Equal(Pixels(file), Pixels(cleaned.Bytes.ToArray()));
        Assert.DoesNotContain(Planted.Canary, Encoding.Latin1.GetString(cleaned.Bytes.Span), StringComparison.Ordinal);
    }

    public static TheoryData<int, int, string> RefusedByName => new()
    {
        { 259, 6, "Old-style JPEG TIFF" },
        { 259, 34887, "LERC TIFF" },
        { 259, 50000, "Zstandard TIFF" },
        { 259, 12345, "Privately packed TIFF" },
        { 259, 34713, "camera raw" },
        { 262, 32803, "camera raw" },
        { 32997, 2, "Three-dimensional TIFF" },
        { 50706, 1, "camera raw" },
    };

    [Theory]
    [MemberData(nameof(RefusedByName))]
    public void What_we_cannot_look_into_is_refused_by_name(int tag, int value, string name)
    {
        var tiff = TiffFile.Parse(Plain.Tiff());
        tiff.Pages[0].Shorts(tag, (ushort)value);

        var refused = Refused(tiff.Build());

        Assert.Equal((PictureProblem.UnsupportedFormat, name), (refused.Problem, refused.FormatName));
        Assert.Contains("send", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_raw_file_is_told_by_the_picture_below_its_preview()
    {
        var tiff = TiffFile.Parse(Plain.Tiff());
        tiff.Pages[0].With(254, 4, 1, 0, 0, 0).With(271, 2, Planted.Ascii("NIKON CORPORATION\0"));
        tiff.Pages[0].Below.Add((330, new TiffFile.Page().Shorts(256, 6000)));

        Assert.Equal("camera raw", Refused(tiff.Build()).FormatName);
    }

    [Fact(Timeout = 20_000)]
    public Task Pages_that_share_and_parts_that_repeat_are_read_in_no_time() => Task.Run(static () =>
    {
        byte[] exif = [0xE8, 3, .. Enumerable.Repeat<byte[]>([3, 0x90, 2, 0, 20, 0, 0, 0, 8, 0, 0, 0], 1000).SelectMany(entry => entry), 0, 0, 0, 0];
        CleanedOrRefused(Chain(9_999, exif));
        CleanedOrRefused(Strips(300_000, i => i));
        CleanedOrRefused(Strips(300_000, i => 299_999 - i));
        CleanedOrRefused(Strips(300_000, _ => 0));
    }, TestContext.Current.CancellationToken);

    /// <summary>Pages of one pixel, each with the same Exif directory.</summary>
    private static byte[] Chain(int pages, byte[] exif)
    {
        (ushort Tag, int Value)[] fields = [(256, 1), (257, 1), (259, 1), (262, 1), (273, 8), (279, 1), (34665, 8)];
        var file = new MemoryStream();
        file.Write([.. "II*\0"u8, .. BitConverter.GetBytes(8 + exif.Length), .. exif]);
        for (var i = 0; i < pages; i++)
        {
            file.Write([(byte)fields.Length, 0, .. fields.SelectMany(Entry)]);
            file.Write(BitConverter.GetBytes(i == pages - 1 ? 0 : (int)file.Length + 4));
        }
        return file.ToArray();
    }

    private static byte[] Entry((ushort Tag, int Value) field) => [.. BitConverter.GetBytes(field.Tag), 4, 0, 1, 0, 0, 0, .. BitConverter.GetBytes(field.Value)];

    /// <summary>Strips of one pixel, each standing where <paramref name="place"/> says.</summary>
    private static byte[] Strips(int count, Func<int, int> place)
    {
        var file = With(Grey(width: 1, height: count, (278, 1)).With(273, 4, new byte[4 * count]).With(279, 4, [.. Enumerable.Repeat<byte[]>([1, 0, 0, 0], count).SelectMany(one => one)]));
        var at = TableOf(file, 273);
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + (4 * i)), 8 + place(i));
        }
        return file;
    }

    private static byte[] Pages(int count, Action<TiffFile.Page, int> change)
    {
        var tiff = new TiffFile();
        for (var i = 0; i < count; i++)
        {
            var page = TiffFile.Parse(Plain.Tiff()).Pages[0];
            Array.Fill(page.Parts[0], (byte)(40 * i), 0, 500);
            change(page, i);
            tiff.Pages.Add(page);
        }
        return tiff.Build();
    }

    /// <summary>Sixteen tiles of sixteen pixels, each of the shade that it is told; those of one shade stand in one place.</summary>
    private static byte[] Tiles(Func<int, int> shade)
    {
        var page = Grey(width: 64, height: 64, (322, 16), (323, 16));
        page.IsTiled = true;
        page.Parts.AddRange(Enumerable.Range(0, 16).Select(i => Enumerable.Repeat((byte)(10 * i), 256).ToArray()));
        var file = With(page);
        var offsets = TableOf(file, 324);
        var places = Enumerable.Range(0, 16).Select(i => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(offsets + (4 * i)))).ToArray();
        for (var i = 0; i < 16; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(offsets + (4 * i)), places[shade(i)]);
        }
        return file;
    }

    private static TiffFile.Page Grey(int width, int height, params (int Tag, ushort Value)[] more)
    {
        var page = new TiffFile.Page().With(256, 4, BitConverter.GetBytes(width)).With(257, 4, BitConverter.GetBytes(height)).Shorts(258, 8).Shorts(259, 1).Shorts(262, 1);
        foreach (var (tag, value) in more)
        {
            page.Shorts(tag, value);
        }
        return page;
    }

    /// <summary>Where the many values of a field of 32-bit numbers stand.</summary>
    private static int TableOf(byte[] file, int tag)
    {
        ReadOnlySpan<byte> entry = [(byte)tag, (byte)(tag >> 8), 4, 0];
        return BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.AsSpan().IndexOf(entry) + 8));
    }

    private static byte[] With(TiffFile.Page page)
    {
        var tiff = new TiffFile();
        tiff.Pages.Add(page);
        return tiff.Build();
    }

    private static byte[] Pixels(byte[] file, int page = 0)
    {
        using var image = Image.TiffloadBuffer(file, page: page);
        return image.WriteToMemory<byte>();
    }

    private static PictureRefusedException Refused(byte[] file) => Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(file));

    private static void CleanedOrRefused(byte[] file)
    {
        try
        {
            PictureCleaner.Clean(PictureCleaner.Clean(file).Bytes);
        }
        catch (PictureRefusedException refused)
        {
            Assert.NotEqual(PictureProblem.StillRevealing, refused.Problem);
        }
    }
}
