using CsCheck;
using Darkslide.Imaging.Tests.Fixtures;
using NetVips;

namespace Darkslide.Imaging.Tests;

/// <summary>Bytes inside a JPEG's coded data that no block needs, and coded data that is not whole.</summary>
public class JpegTailTests
{
    private static readonly (int Width, int Height)[] Sizes = [(1, 1), (8, 8), (7, 9), (16, 16), (17, 33), (300, 200), (511, 97)];

    private static readonly string[] Kinds = ["plain", "fine", "grey", "four", "own codes", "progressive", "fine progressive", "scans", "grey progressive", "restarts", "progressive restarts"];

    public static TheoryData<string, int, int> Pictures => [.. from kind in Kinds from size in Sizes select (kind, size.Width, size.Height)];

    private static byte[] Make(string kind, int width, int height)
    {
        using var picture = Plain.Picture(width, height, 3);
        using var grey = picture[1].CopyMemory();
        using var four = picture.Bandjoin(grey).Copy(interpretation: Enums.Interpretation.Cmyk);
        const Enums.ForeignKeep None = Enums.ForeignKeep.None;
        const Enums.ForeignSubsample Off = Enums.ForeignSubsample.Off;
        return kind switch
        {
            "plain" => picture.JpegsaveBuffer(q: 75, keep: None),
            "fine" => picture.JpegsaveBuffer(q: 100, subsampleMode: Off, keep: None),
            "grey" => grey.JpegsaveBuffer(q: 95, keep: None),
            "four" => four.JpegsaveBuffer(q: 85, keep: None),
            "own codes" => picture.JpegsaveBuffer(q: 40, optimizeCoding: true, trellisQuant: true, keep: None),
            "progressive" => picture.JpegsaveBuffer(q: 75, interlace: true, keep: None),
            "fine progressive" => picture.JpegsaveBuffer(q: 100, interlace: true, subsampleMode: Off, keep: None),
            "scans" => picture.JpegsaveBuffer(q: 90, interlace: true, optimizeScans: true, quantTable: 3, keep: None),
            "grey progressive" => grey.JpegsaveBuffer(q: 99, interlace: true, keep: None),
            "restarts" => picture.JpegsaveBuffer(q: 80, restartInterval: 3, keep: None),
            _ => picture.JpegsaveBuffer(q: 80, interlace: true, restartInterval: 5, keep: None),
        };
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Every_scan_and_restart_interval_ends_with_its_last_block(string kind, int width, int height)
    {
        var plain = Make(kind, width, height);

        Same(plain, plain);
        foreach (var tail in new byte[][] { [0], [0xFF], [0xFF, 0xFF, 0xFF], [0x12, 0, 0xAA], Planted.Ascii(Planted.Canary), new byte[3000] })
        {
            var cleaned = Same(plain, CodedTails.BehindScans(plain, tail));
            Assert.Equal("Bytes behind the pixels", Assert.Single(cleaned.Report.Findings).Label);
            Same(plain, CodedTails.BehindIntervals(plain, tail));
        }
    }

    [Fact]
    public void Any_tail_goes() => Gen.Select(Gen.OneOfConst(Kinds), Gen.Int[1, 70], Gen.Int[1, 70], Gen.Byte.Array[1, 60])
        .Sample((kind, width, height, tail) =>
        {
            var plain = Make(kind, width, height);
            Same(plain, CodedTails.BehindIntervals(plain, tail));
        }, iter: 300);

    [Fact]
    public void The_bits_that_fill_up_the_last_byte_say_nothing()
    {
        var filled = 0;
        for (var width = 100; width < 164; width++)
        {
            var plain = Make("plain", width, 16);
            var changed = CodedTails.Changed(plain, coded => [.. coded[..^1], (byte)(coded[^1] & 0xFE)]);
            filled += !changed.AsSpan().SequenceEqual(plain) && IsCleanedTo(plain, changed) ? 1 : 0;
        }
        // Few pictures end with a whole byte.
        Assert.InRange(filled, 32, 64);
    }

    private static bool IsCleanedTo(byte[] wanted, byte[] file)
    {
        try
        {
            return PictureCleaner.Clean(file).Bytes.Span.SequenceEqual(wanted);
        }
        catch (PictureRefusedException)
        {
            return false;
        }
    }

    [Fact]
    public void Fill_bytes_and_a_restart_behind_the_last_block_go()
    {
        var plain = Make("restarts", 300, 200);

        Same(plain, CodedTails.Changed(plain, coded => [.. Filled(coded), 0xFF, 0xFF]));
        Same(plain, CodedTails.Changed(plain, coded => [.. coded, 0xFF, 0xD0, 1, 2, 3, 0xFF, 0xD1]));
    }

    [Fact]
    public void Without_its_end_marker_a_picture_is_whole_as_long_as_no_block_is_missing()
    {
        foreach (var kind in Kinds)
        {
            var plain = Make(kind, 61, 47);
            var last = CodedTails.ScansOf(plain)[^1];

            Same(plain, plain[..^2]);
            Same(plain, plain[..^1]);
            Same(plain, [.. plain[..^2], .. Planted.Ascii(Planted.Canary)]);
            Assert.Equal(PictureProblem.CutOff, Refused(plain[..^4]));
            Assert.Equal(PictureProblem.CutOff, Refused(plain[..last.Start]));
        }
    }

    [Fact]
    public void A_progressive_picture_without_end_or_last_scan_is_cut_off()
    {
        var plain = Make("progressive", 300, 200);
        var scans = CodedTails.ScansOf(plain);

        foreach (var scan in scans.SkipLast(1))
        {
            Assert.Equal(PictureProblem.CutOff, Refused(plain[..scan.End]));
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("restarts")]
    [InlineData("progressive")]
    public void Missing_blocks_are_damage_when_the_end_is_there(string kind)
    {
        var plain = Make(kind, 300, 200);

        foreach (var missing in new[] { 2, 9, 100 })
        {
            Assert.Equal(PictureProblem.Malformed, Refused(CodedTails.Changed(plain, coded => coded[..^Math.Min(missing, coded.Length)])));
        }
    }

    [Fact]
    public void Restarts_out_of_order_are_damage()
    {
        var plain = Make("restarts", 300, 200);

        Assert.Equal(PictureProblem.Malformed, Refused(CodedTails.Changed(plain, coded => Replaced(coded, 0xD0, [0xFF, 0xD1]))));
        Assert.Equal(PictureProblem.Malformed, Refused(CodedTails.Changed(plain, coded => Replaced(coded, 0xD0, []))));
        Assert.Equal(PictureProblem.Malformed, Refused(CodedTails.Changed(plain, coded => Replaced(coded, 0xD0, [0xFF, 0xD0, 0xFF, 0xD1]))));
    }

    [Fact]
    public void What_a_scans_header_says_beside_the_point_goes()
    {
        var plain = Make("progressive", 48, 32);
        var header = CodedTails.ScansOf(plain)[0].Start.Value - 10;
        var planted = (byte[])plain.Clone();
        planted[header + 2] |= 3;
        byte[] table = [0x13, .. new byte[16], .. Planted.Ascii(Planted.Canary)];
        table[16] = (byte)Planted.Canary.Length;

        Same(plain, [.. planted[..2], .. Planted.Segment(0xC4, table), .. planted[2..]]);

        var sequential = Plain.Jpeg();
        var end = CodedTails.ScansOf(sequential)[0].Start.Value;
        byte[] odd = [.. sequential[..(end - 3)], 7, 9, 0xAB, .. sequential[end..]];
        Same(sequential, odd);
    }

    [Fact]
    public void The_number_of_lines_may_follow_the_first_scan()
    {
        var plain = Make("plain", 300, 200);
        var end = CodedTails.ScansOf(plain)[0].End;
        byte[] later = [.. plain[..end], .. Planted.Segment(0xDC, 0, 200), .. plain[end..]];
        var frame = later.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        later[frame + 5] = later[frame + 6] = 0;

        var cleaned = Same(later, CodedTails.BehindScans(later, [1, 2, 3]));

        Assert.Equal((300, 200), (cleaned.Width, cleaned.Height));
    }

    [Fact]
    public void Tables_that_a_film_frame_leaves_out_are_the_typical_ones()
    {
        using var picture = Plain.Picture(300, 200, 3);
        var plain = picture.JpegsaveBuffer(q: 75, optimizeCoding: false, keep: Enums.ForeignKeep.None);
        var bare = WithoutTables(plain);

        Assert.True(bare.Length < plain.Length - 400);
        Same(bare, CodedTails.BehindScans(bare, Planted.Ascii(Planted.Canary)));
    }

    [Fact]
    public void Components_of_one_name_are_told_by_their_order()
    {
        var plain = Plain.Jpeg();
        var frame = plain.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 10;
        var scan = CodedTails.ScansOf(plain)[0].Start.Value - 9;
        for (var i = 0; i < 3; i++)
        {
            plain[frame + (3 * i)] = plain[scan + (2 * i)] = 7;
        }

        Same(plain, CodedTails.BehindScans(plain, [1, 2, 3]));
    }

    [Fact(Timeout = 20_000)]
    public Task Scans_without_end_over_a_huge_picture_take_no_time() => Task.Run(static () =>
    {
        // End-of-band codes for 32,767 blocks each, over and over: a few bytes for 400 million pixels.
        byte[] header = Planted.Segment(0xC2, 8, 0x4E, 0x20, 0x4E, 0x20, 1, 1, 0x11, 0);
        byte[] codes = [.. Planted.Segment(0xC4, [0x10, 0, 1, .. new byte[14], 0xE0]), .. Planted.Segment(0xC4, [0, 0, 1, .. new byte[14], 0])];
        byte[] dc = [.. Planted.Segment(0xDA, 1, 1, 0, 0, 0, 0), .. new byte[1_562_500]];
        byte[] band = [.. Planted.Segment(0xDA, 1, 1, 0, 1, 63, 0x21), .. Enumerable.Repeat<byte[]>([0x3F, 0xFF, 0], 191 * 2).SelectMany(bytes => bytes)];
        byte[] file = [0xFF, 0xD8, .. header, .. codes, .. dc, .. Enumerable.Repeat(band, 2000).SelectMany(bytes => bytes), 0xFF, 0xD9];

        Assert.Equal(PictureProblem.Malformed, Refused(file));
    }, TestContext.Current.CancellationToken);

    private static IEnumerable<byte> Filled(byte[] coded) => coded.SelectMany(value => value == 0xFF ? new byte[] { 0xFF, 0xFF, 0xFF } : [value]);

    private static byte[] Replaced(byte[] coded, byte marker, byte[] other)
    {
        var at = coded.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, marker]);
        return [.. coded[..at], .. other, .. coded[(at + 2)..]];
    }

    private static byte[] WithoutTables(byte[] jpeg)
    {
        var kept = new List<byte>();
        var at = 0;
        for (var next = 2; jpeg[next + 1] != 0xDA; next += 2 + ((jpeg[next + 2] << 8) | jpeg[next + 3]))
        {
            if (jpeg[next + 1] == 0xC4)
            {
                kept.AddRange(jpeg[at..next]);
                at = next + 2 + ((jpeg[next + 2] << 8) | jpeg[next + 3]);
            }
        }
        return [.. kept, .. jpeg[at..]];
    }

    private static CleanedPicture Same(byte[] wanted, byte[] file)
    {
        var cleaned = PictureCleaner.Clean(file);
        Assert.True(cleaned.Bytes.Span.SequenceEqual(wanted));
        return cleaned;
    }

    private static PictureProblem Refused(byte[] file) => Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(file)).Problem;
}
