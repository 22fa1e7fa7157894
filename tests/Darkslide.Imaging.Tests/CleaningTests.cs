using System.Text;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>What goes and what stays, format by format.</summary>
public class CleaningTests
{
    public static TheoryData<string> PlantedNames => [.. PlantedPictures.All.Keys];

    [Theory]
    [MemberData(nameof(PlantedNames))]
    public void What_was_planted_is_gone_reported_and_stays_gone(string name)
    {
        var file = PlantedPictures.All[name]();

        var cleaned = PictureCleaner.Clean(file);

        Assert.DoesNotContain(Planted.Canary, Encoding.Latin1.GetString(cleaned.Bytes.Span), StringComparison.Ordinal);
        Assert.NotEmpty(cleaned.Report.Findings);
        var again = PictureCleaner.Clean(cleaned.Bytes);
        Assert.True(again.Bytes.Span.SequenceEqual(cleaned.Bytes.Span));
        Assert.Empty(again.Report.Findings);
        Assert.Equal(0, again.Report.BytesRemoved);
    }

    /// <summary>
    /// HEVC is left out: libvips comes without a decoder of it. <see cref="JudgeTests"/> looks at those. So are sequences, of which
    /// <see cref="SequenceTests"/> compares every picture.
    /// </summary>
    public static TheoryData<string> DecodableNames => [.. PlantedPictures.All.Keys.Where(name =>
        !name.StartsWith("heic", StringComparison.Ordinal) && !name.StartsWith("avis", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(DecodableNames))]
    public void The_pixels_are_the_same(string name)
    {
        var file = PlantedPictures.All[name]();

        var cleaned = PictureCleaner.Clean(file).Bytes.ToArray();

        Assert.Equal(Pixels(file), Pixels(cleaned));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(6, true)]
    public void A_jpeg_keeps_its_orientation_and_nothing_else_of_Exif(int orientation, bool swaps)
    {
        var file = Planted.InJpeg(Planted.ExifSegment(new ExifBlock().Orientation(orientation).Text(0x010F, Planted.Canary).Build()));

        var cleaned = PictureCleaner.Clean(file);

        Assert.Equal(swaps ? (32, 48) : (48, 32), (cleaned.Width, cleaned.Height));
        using var image = NetVips.Image.NewFromBuffer(cleaned.Bytes.ToArray());
        Assert.Equal(orientation, image.Contains("orientation") ? image.Get("orientation") : 1);
        Assert.DoesNotContain(Planted.Canary, Encoding.Latin1.GetString(cleaned.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clean_picture_comes_back_byte_for_byte()
    {
        foreach (var clean in new[] { Plain.Png(), Plain.WebP(), Plain.WebP(lossless: true, bands: 4) })
        {
            Assert.True(PictureCleaner.Clean(clean).Bytes.Span.SequenceEqual(clean));
        }
    }

    private static byte[] Pixels(byte[] file)
    {
        using var image = NetVips.Image.NewFromBuffer(file);
        return image.WriteToMemory<byte>();
    }
}
