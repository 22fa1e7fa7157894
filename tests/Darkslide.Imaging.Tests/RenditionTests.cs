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
        foreach (var file in new[] { Plain.Jpeg(), Plain.Jpeg(progressive: true), Plain.Png(), Plain.PalettePng(), Plain.WebP(), Plain.WebP(lossless: true, bands: 4), Plain.Gif(), Plain.Tiff(), Plain.Tiff(NetVips.Enums.ForeignTiffCompression.Jpeg, tile: true), Plain.Tiff(NetVips.Enums.ForeignTiffCompression.Ccittfax4) })
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

    [Fact]
    public void A_HEIC_is_unpacked_into_the_colours_of_its_profile()
    {
        var pair = Renditions.MakeBoth(PictureCleaner.Clean(DisplayP3Heic));

        Assert.Equal((240, 320), (pair.Preview.Width, pair.Preview.Height));
        AssertP3Corners(pair.Preview);
        AssertP3Corners(pair.Thumbnail);
    }

    [Fact]
    public void The_first_picture_of_a_HEIC_sequence_is_unpacked_into_the_colours_of_its_profile()
    {
        var pair = Renditions.MakeBoth(PictureCleaner.Clean(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "display-p3-sequence.heic"))));

        Assert.Equal((240, 320), (pair.Preview.Width, pair.Preview.Height));
        AssertP3Corners(pair.Preview);
    }

    [Theory]
    [InlineData("avis handler's name")]
    [InlineData("avis and its first picture")]
    public void The_first_picture_of_an_AVIF_sequence_is_unpacked(string name)
    {
        var thumbnail = Renditions.MakeThumbnail(PictureCleaner.Clean(PlantedSequences.All[name]()));

        Assert.Equal((16, 16), (thumbnail.Width, thumbnail.Height));
    }

    [Fact]
    public void A_HEIC_whose_coded_pixels_are_damaged_is_the_same_clear_refusal()
    {
        byte[] file = DisplayP3Heic;
        // Behind the length and the header of the coded slice, which the cleaner reads.
        int slice = file.AsSpan().LastIndexOf("mdat"u8) + 4 + 4 + 2;
        file.AsSpan(slice).Fill(0x55);
        var cleaned = PictureCleaner.Clean(file);

        var refused = Assert.Throws<PictureRefusedException>(() => Renditions.MakeBoth(cleaned));

        Assert.Equal(PictureProblem.Undecodable, refused.Problem);
    }

    [Fact]
    public void Large_and_small_pictures_at_once_each_get_their_own()
    {
        (byte[] File, int Width)[] pictures = [(Plain.Jpeg(2500, 2000), 400), (Plain.Jpeg(90, 60), 90), (DisplayP3Heic, 240), (Plain.Png(), 48)];

        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 6 }, index =>
        {
            var (file, width) = pictures[index % pictures.Length];
            Assert.Equal(width, Renditions.MakeThumbnail(PictureCleaner.Clean(file)).Width);
        });
    }

    // libvips can't unpack L*a*b* of eight bits.
    private static readonly string[] Unknown = ["Pillow__Tests_images_lab-red.tif", "Pillow__Tests_images_lab.tif"];

    [Theory]
    [InlineData("heic")]
    [InlineData("avif")]
    [InlineData("tiff")]
    public void What_can_be_cleaned_of_the_shared_collection_has_a_thumbnail(string kind)
    {
        var faults = new List<string>();
        foreach (var path in Shared.RequireCorpus().Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == kind && !path.Contains("malformed", StringComparison.Ordinal) && !path.Contains("planted", StringComparison.Ordinal)))
        {
            try
            {
                var cleaned = PictureCleaner.Clean(File.ReadAllBytes(path));
                var thumbnail = Renditions.MakeThumbnail(cleaned);
                Assert.Equal((double)cleaned.Width / cleaned.Height, (double)thumbnail.Width / thumbnail.Height, 0.1);
            }
            catch (PictureRefusedException refused) when (refused.Problem != PictureProblem.Undecodable)
            {
                // The cleaner's own refusal: other tests tell which.
            }
            catch (PictureRefusedException)
            {
                faults.Add(Path.GetFileName(path));
            }
        }

        Assert.Empty(faults.Except(Unknown));
    }

    /// <summary>Four colours in numbers of Display P3, painted by ourselves and encoded by heif-enc.</summary>
    private static byte[] DisplayP3Heic => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "display-p3.heic"));

    /// <summary>What those numbers are in sRGB.</summary>
    private static void AssertP3Corners(Rendition rendition)
    {
        double[][] corners = [[240, 0, 0], [0, 204, 13], [34, 61, 218], [240, 240, 240]];
        using var image = Image.NewFromBuffer(rendition.Bytes);
        for (var corner = 0; corner < corners.Length; corner++)
        {
            double[] seen = image.Getpoint(image.Width * (1 + (corner % 2 * 2)) / 4, image.Height * (1 + (corner / 2 * 2)) / 4);
            Assert.All(corners[corner].Zip(seen), pair => Assert.Equal(pair.First, pair.Second, 6.0));
        }
    }

    /// <summary>The coded picture's header stays; the rest is cut to a few bytes.</summary>
    private static byte[] BrokenPixels(byte[] webp) => Planted.Riff(Planted.RiffChunk("VP8 ", webp[20..34]));
}
