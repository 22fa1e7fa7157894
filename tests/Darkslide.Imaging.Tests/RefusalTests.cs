using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>Files that are not sent, and what their sender is told.</summary>
public class RefusalTests
{
    public static TheoryData<string, string> Others => new()
    {
        { "II+\0\x08\0\0\0", "BigTIFF" },
        { "II*\0\x10\0\0\0CR\x02\0", "camera raw" },
        { "\u00FF\n\0\0", "JPEG XL" },
        { "8BPS\0\x01", "Photoshop" },
        { "%PDF-1.7", "PDF" },
        { "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG" },
        { "\0\0\0\u0018ftypisom\0\0\0\0mp41", "video" },
        { "\u001AE\u00DF\u00A3", "video" },
        { "BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\0\0\0\0\0\0\0", "BMP" },
        { "P6\n1 1\n255\n", "Netpbm" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Other_formats_are_refused_by_name(string file, string name)
    {
        var refused = Refused(Planted.Ascii(file));

        Assert.Equal(PictureProblem.UnsupportedFormat, refused.Problem);
        Assert.Equal(name, refused.FormatName);
        Assert.Contains("send", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BigTIFF_is_told_what_to_do_instead() => Assert.Equal(
        "BigTIFF pictures can't be cleaned yet; export it as JPEG and send that.",
        Refused(Planted.Ascii("II+\0\x08\0\0\0")).Message);

    [Fact]
    public void An_empty_file_says_so() => Assert.Equal(PictureProblem.Empty, Refused([]).Problem);

    [Fact]
    public void Text_is_not_a_picture() => Assert.Equal(PictureProblem.NotAPicture, Refused(Planted.Ascii("hello, world")).Problem);

    [Fact]
    public void Half_a_picture_is_cut_off()
    {
        foreach (var file in new[] { Plain.Jpeg(), Plain.Png(), Plain.WebP(), Plain.Gif(), Plain.Tiff(), HeifBuilder.Heic().Build(), HeifBuilder.Avif().Build() })
        {
            Assert.Equal(PictureProblem.CutOff, Refused(file[..(file.Length / 2)]).Problem);
        }
    }

    /// <summary>Some decoders would play it, some would show the still picture: no cleaning keeps both.</summary>
    [Fact]
    public void An_animation_announced_behind_the_picture_is_damaged()
    {
        var png = Plain.Png();
        byte[] late = [.. png.AsSpan(0, png.Length - 12), .. Planted.Chunk("acTL", 0, 0, 0, 1, 0, 0, 0, 0), .. png.AsSpan(png.Length - 12)];

        Assert.Equal(PictureProblem.Malformed, Refused(late).Problem);
    }

    /// <summary>A frame's control chunk in front of the announcement: some decoders leave out its frame.</summary>
    [Fact]
    public void An_animation_announced_behind_its_first_frame_is_damaged()
    {
        var png = Plain.Png();
        byte[] control = Planted.Chunk("fcTL", 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 10, 0, 0);
        byte[] announced = Planted.Chunk("acTL", 0, 0, 0, 1, 0, 0, 0, 0);

        Assert.Equal(PictureProblem.Malformed, Refused([.. png.AsSpan(0, 33), .. control, .. announced, .. png.AsSpan(33)]).Problem);
        Assert.Single(PictureCleaner.Clean((byte[])[.. png.AsSpan(0, 33), .. control, .. png.AsSpan(33)]).Report.Findings);
    }

    [Fact]
    public void A_hundred_thousand_squared_is_too_much()
    {
        var png = Plain.Png();
        byte[] header = [.. png.AsSpan(16, 13)];
        byte[] size = [0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0];
        size.CopyTo(header, 0);
        byte[] bomb = [.. png.AsSpan(0, 8), .. Planted.Chunk("IHDR", header), .. png.AsSpan(33)];

        var refused = Refused(bomb);

        Assert.Equal(PictureProblem.TooManyPixels, refused.Problem);
        Assert.Contains("400 million", refused.Message, StringComparison.Ordinal);
    }

    private static PictureRefusedException Refused(byte[] file) => Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(file));
}
