using Darkslide.Imaging.Gif;
using Darkslide.Imaging.Heif;
using Darkslide.Imaging.Jpeg;
using Darkslide.Imaging.Packing;
using Darkslide.Imaging.Tests.Fixtures;
using Darkslide.Imaging.Tiff;

namespace Darkslide.Imaging.Tests;

/// <summary>Small decisions on which what stays depends; each of these tests came from a change of one that no other test noticed.</summary>
public class DecisionTests
{
    /// <summary>Codes of three bits: clear, 1, 2, end, and four bits that are left.</summary>
    [Theory]
    [InlineData(0x8C, 0xFA)]
    [InlineData(0x8C, 0x06)]
    public void GIF_data_end_at_the_last_pixel_and_with_zeros(byte first, byte second) =>
        Assert.Equal([0x8C, 0x0A], LzwWalker.Cut([first, second], 2, 2));

    [Fact]
    public void Fax_data_end_with_zeros() =>
        Assert.Equal([0xF0, 0x01, 0x00, 0x10], FaxCutter.Cut((byte[])[0xF0, 0x01, 0x00, 0x1F, 0x55]).ToArray());

    /// <summary>One block of fixed codes that repeats three bytes in front of the first one.</summary>
    [Fact]
    public void Packed_data_repeat_nothing_in_front_of_their_start() =>
        Assert.Equal(DeflateEnd.Invalid, DeflateWalker.Walk([0x03, 0x02, 0x00], 10).End);

    [Fact]
    public void Two_announcements_of_an_animation_that_differ_are_damage() =>
        Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(Planted.InPng(
            Planted.Chunk("acTL", 0, 0, 0, 1, 0, 0, 0, 0), Planted.Chunk("acTL", 0, 0, 0, 2, 0, 0, 0, 0))));

    [Fact]
    public void A_frames_control_of_another_length_is_none()
    {
        var control = Planted.Chunk("fcTL", [0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 4, .. new byte[8], 0, 1, 0, 10, 0, 0, (byte)'C']);

        var cleaned = PictureCleaner.Clean(Planted.InPng(Planted.Chunk("acTL", 0, 0, 0, 1, 0, 0, 0, 0), control));

        Assert.True(cleaned.Bytes.Span.IndexOf("fcTL"u8) < 0);
    }

    [Fact]
    public void Only_the_first_number_of_lines_behind_a_scan_stays()
    {
        var jpeg = Plain.Jpeg();
        var frame = jpeg.AsSpan().IndexOf((byte[])[0xFF, 0xC0]);
        var lines = jpeg[frame + 6];
        (jpeg[frame + 5], jpeg[frame + 6]) = (0, 0);
        byte[] twice = [.. jpeg.AsSpan(0, jpeg.Length - 2), .. Planted.Segment(0xDC, 0, lines), .. Planted.Segment(0xDC, (byte)'C', (byte)'A'), 0xFF, 0xD9];

        var cleaned = PictureCleaner.Clean(twice);

        Assert.True(cleaned.Bytes.Span.EndsWith((byte[])[.. Planted.Segment(0xDC, 0, lines), 0xFF, 0xD9]));
    }

    [Fact]
    public void A_reserved_marker_behind_coded_data_is_damage()
    {
        var jpeg = Plain.Jpeg();

        Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean((byte[])[.. jpeg.AsSpan(0, jpeg.Length - 2), 0xFF, 0x02, 0xFF, 0xD9]));
    }

    [Theory]
    [InlineData(0xC0, true, false)]
    [InlineData(0xC2, false, false)]
    [InlineData(0xC9, true, true)]
    [InlineData(0xCA, false, true)]
    public void A_frame_tells_how_its_scans_are_coded(byte marker, bool isSequential, bool isArithmetic)
    {
        var frame = new JpegFrame(marker, 1, 1, []);

        Assert.Equal((isSequential, isArithmetic), (frame.IsSequential, frame.IsArithmetic));
    }

    [Theory]
    [InlineData("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", true)]
    [InlineData("urn:mpeg:hevc:2015:auxid:1", true)]
    [InlineData("urn:mpeg:avc:2015:auxid:1", true)]
    [InlineData("urn:mpeg:hevc:2015:auxid:2", false)]
    public void Alpha_planes_have_three_names(string type, bool isAlpha) => Assert.Equal(isAlpha, HeifNeeds.IsAlpha(type));
}
