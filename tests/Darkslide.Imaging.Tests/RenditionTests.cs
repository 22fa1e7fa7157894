using Darkslide.Imaging.Tests.Fixtures;
using NetVips;

namespace Darkslide.Imaging.Tests;

/// <summary>Thumbnails and previews.</summary>
public class RenditionTests
{
    [Theory]
    [InlineData(3000, 1500, 400, 200, 2048, 1024)]
    [InlineData(300, 100, 300, 100, 300, 100)]
    [InlineData(1000, 1000, 400, 400, 1000, 1000)]
    [InlineData(4100, 40, 400, 4, 2048, 20)]
    public void Sizes_follow_the_rule_and_nothing_is_enlarged(int width, int height, int thumbnailWidth, int thumbnailHeight, int previewWidth, int previewHeight)
    {
        var pair = Renditions.MakeBoth(PictureCleaner.Clean(Plain.Jpeg(width, height)));

        Assert.Equal((thumbnailWidth, thumbnailHeight), (pair.Thumbnail.Width, pair.Thumbnail.Height));
        Assert.Equal((previewWidth, previewHeight), (pair.Preview.Width, pair.Preview.Height));
    }

    [Fact]
    public void They_stand_upright_and_carry_no_metadata()
    {
        var cleaned = PictureCleaner.Clean(Planted.InJpeg(Planted.ExifSegment(new ExifBlock().Orientation(6).Text(0x010F, Planted.Canary).Build())));

        var thumbnail = Renditions.MakeThumbnail(cleaned);

        Assert.Equal((32, 48), (thumbnail.Width, thumbnail.Height));
        using var image = Image.NewFromBuffer(thumbnail.Bytes);
        Assert.DoesNotContain(image.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field is "orientation" or "icc-profile-data" or "xmp-data");
        Assert.Empty(PictureCleaner.Clean(thumbnail.Bytes).Report.Findings);
    }

    [Fact]
    public void Every_format_has_both()
    {
        foreach (var file in new[] { Plain.Jpeg(), Plain.Jpeg(progressive: true), Plain.Png(), Plain.PalettePng(), Plain.WebP(), Plain.WebP(lossless: true, bands: 4), Plain.Gif() })
        {
            var pair = Renditions.MakeBoth(PictureCleaner.Clean(file));
            Assert.Equal((48, 32), (pair.Thumbnail.Width, pair.Thumbnail.Height));
            Assert.Equal(PictureFormat.WebP, pair.Preview.Format);
        }
    }

    [Fact]
    public void Pixels_that_cannot_be_unpacked_are_one_clear_refusal()
    {
        var cleaned = PictureCleaner.Clean(BrokenPixels(Plain.WebP()));

        var refused = Assert.Throws<PictureRefusedException>(() => Renditions.MakePreview(cleaned));

        Assert.Equal(PictureProblem.Undecodable, refused.Problem);
    }

    /// <summary>The coded picture's header stays; the rest is cut to a few bytes.</summary>
    private static byte[] BrokenPixels(byte[] webp) => Planted.Riff(Planted.RiffChunk("VP8 ", webp[20..34]));
}
