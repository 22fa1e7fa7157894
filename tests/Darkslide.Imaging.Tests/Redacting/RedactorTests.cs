using Darkslide.Imaging.Marks;
using Darkslide.Imaging.Redacting;
using Darkslide.Imaging.Tests.Fixtures;
using Darkslide.Imaging.Tests.Marks;
using NetVips;

namespace Darkslide.Imaging.Tests.Redacting;

/// <summary>What is covered is gone: the file that comes of it depends on nothing under a bar, beyond the crop, or beside the pixels.</summary>
public class RedactorTests
{
    private const int Width = 203, Height = 131;

    private static readonly Area Secret = new(61, 37, 45, 26);

    // What JPEG makes of black beside noise.
    private const int Tolerance = 24;

    /// <summary>Formats whose coding does not carry anything out of a block; and the turned ones, whose blocks begin at the other edge.</summary>
    public static TheoryData<string, int> Kinds => new()
    {
        { "jpeg", 1 }, { "jpeg", 3 }, { "jpeg", 6 }, { "jpeg", 8 }, { "jpeg 4:4:4", 1 }, { "progressive jpeg", 5 }, { "png", 1 }, { "tiff", 1 }, { "jpeg tiff", 1 }, { "gif", 1 }, { "lossless webp", 1 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_pictures_that_differ_only_under_bars_become_the_same_bytes(string kind, int orientation)
    {
        foreach (BarFill fill in Enum.GetValues<BarFill>())
        {
            // A solid bar across the pixelated one's edge, so that one might give the other's secret away.
            var redaction = new Redaction { Bars = [new Bar(Shown(Secret, orientation), fill), new Bar(Shown(new Area(100, 60, 12, 12), orientation))] };

            byte[] one = Redactor.Burn(Picture(kind, orientation, seed: 1), redaction);
            byte[] other = Redactor.Burn(Picture(kind, orientation, seed: 2), redaction);

            Assert.NotEqual(Picture(kind, orientation, seed: 1), Picture(kind, orientation, seed: 2));
            Assert.Equal(one, other);
        }
    }

    [Theory]
    [InlineData("jpeg", PictureFormat.Jpeg)]
    [InlineData("webp", PictureFormat.Jpeg)]
    [InlineData("png", PictureFormat.Png)]
    [InlineData("gif", PictureFormat.Png)]
    [InlineData("tiff", PictureFormat.Png)]
    public void A_bar_is_black_where_it_was_drawn_and_what_is_far_from_it_stays(string kind, PictureFormat format)
    {
        byte[] before = Picture(kind, 1, seed: 1);

        CleanedPicture burnt = PictureCleaner.Clean(Redactor.Burn(before, new Redaction { Bars = [new Bar(Secret)] }));

        Assert.Equal(format, burnt.Format);
        Assert.Empty(burnt.Report.Findings);
        using Image after = Image.NewFromBuffer(burnt.Bytes.ToArray());
        using Image covered = after.ExtractBand(0, n: 3).Crop(Secret.X, Secret.Y, Secret.Width, Secret.Height);
        Assert.InRange(covered.Max(), 0, format == PictureFormat.Png ? 0 : Tolerance);
        using Image was = Image.NewFromBuffer(before);
        using Image difference = (was.Crop(0, 90, Width, 40) - after.Crop(0, 90, Width, 40)).Abs();
        Assert.InRange(difference.Avg(), 0, 6);
    }

    [Fact]
    public void Cells_look_like_their_surroundings_and_not_like_a_bar()
    {
        byte[] burnt = Redactor.Burn(Plain.Png(400, 300), new Redaction { Bars = [new Bar(new Area(100, 100, 200, 96), BarFill.Pixelated)] });

        using Image after = Image.NewFromBuffer(burnt);
        using Image cell = after.Crop(100, 100, 9, 9);
        Assert.Equal(0, cell.ExtractBand(0).Deviate());
        using Image covered = after.Crop(100, 100, 200, 96);
        Assert.InRange(covered.ExtractBand(0).Avg(), 90, 165);
        Assert.InRange(covered.ExtractBand(0).Deviate(), 8, 60);
    }

    [Fact]
    public void A_crop_is_exactly_what_stays()
    {
        byte[] png = TestPixels.Cleaned(TestPixels.Busy(90, 70)).Bytes.ToArray();

        byte[] burnt = Redactor.Burn(png, new Redaction { Crop = new Area(13, 7, 31, 40) });

        using Image was = Image.NewFromBuffer(png);
        using Image after = Image.NewFromBuffer(burnt);
        Assert.Equal((31, 40), (after.Width, after.Height));
        Assert.Equal(0, (was.Crop(13, 7, 31, 40) - after).Abs().Max());
    }

    [Fact]
    public void Bars_and_crop_are_counted_in_the_picture_as_it_is_shown()
    {
        // 6: what is stored on its side stands 131 wide and 203 high.
        byte[] burnt = Redactor.Burn(Picture("jpeg", 6, seed: 1), new Redaction { Bars = [new Bar(new Area(10, 150, 100, 40))], Crop = new Area(0, 100, 131, 103) });

        using Image after = Image.NewFromBuffer(burnt);
        Assert.Equal((131, 103), (after.Width, after.Height));
        Assert.InRange(after.Crop(10, 50, 100, 40).Max(), 0, Tolerance);
        Assert.True(after.Crop(10, 0, 100, 25).Avg() > 60);
    }

    [Fact]
    public void A_HEIC_is_redacted_in_the_colours_of_its_profile()
    {
        byte[] heic = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "display-p3.heic"));

        CleanedPicture burnt = PictureCleaner.Clean(Redactor.Burn(heic, new Redaction { Bars = [new Bar(new Area(100, 150, 20, 20))] }));

        Assert.Equal((PictureFormat.Jpeg, 240, 320), (burnt.Format, burnt.Width, burnt.Height));
        using Image after = Image.NewFromBuffer(burnt.Bytes.ToArray());
        using Image was = Image.NewFromBuffer(Renditions.MakePreview(PictureCleaner.Clean(heic)).Bytes);
        Assert.InRange(after.Crop(100, 150, 20, 20).Max(), 0, Tolerance);
        Assert.InRange((was.Crop(0, 0, 240, 90) - after.Crop(0, 0, 240, 90)).Abs().Avg(), 0, 4);
    }

    [Fact]
    public void Nothing_beside_the_pixels_survives()
    {
        byte[] exif = Planted.ExifSegment(new ExifBlock().Orientation(6).Text(0x010F, Planted.Canary).Build());
        byte[] file = [.. Planted.InJpeg(exif), .. Plain.Jpeg(90, 60)];

        byte[] burnt = Redactor.Burn(file, new Redaction { Bars = [new Bar(new Area(0, 0, 4, 4))] });

        Assert.Equal(-1, burnt.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Planted.Canary)));
        Assert.Equal(-1, burnt.AsSpan().IndexOf("Exif"u8));
        Assert.Equal(0, burnt.AsSpan(2).IndexOf(new byte[] { 0xFF, 0xD8, 0xFF }) + 1);
        Assert.Empty(PictureInspector.Inspect(burnt).Findings);
    }

    [Fact]
    public void A_stamp_is_read_on_the_whole_of_what_stays()
    {
        var stamp = new Mark(StampLook.For(400, 560), "copy for ACME, rental application, 2026-11-23", logo: null, link: 0);
        byte[] scan = TestPixels.Cleaned(TestPixels.Plain(500, 600, 250)).Bytes.ToArray();

        byte[] burnt = Redactor.Burn(scan, new Redaction { Crop = new Area(50, 20, 400, 560), Stamp = stamp });

        using Image after = Image.NewFromBuffer(burnt);
        for (int part = 0; part < 16; part++)
        {
            Assert.True(after.Crop(part % 4 * 100, part / 4 * 140, 100, 140).Deviate() > 5, $"part {part}");
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(30_000, 200)]
    [InlineData(65_535, 1)]
    public void The_smallest_and_the_longest_picture_take_all_of_it(int width, int height)
    {
        byte[] png = TestPixels.Cleaned(TestPixels.Busy(width, height)).Bytes.ToArray();
        var all = new Area(0, 0, width, height);
        var stamp = new Mark(StampLook.For(width, height), "copy for ACME", logo: null, link: 0);

        byte[] burnt = Redactor.Burn(png, new Redaction { Bars = [new Bar(all, BarFill.Pixelated), new Bar(all)], Crop = all, Stamp = stamp });

        using Image after = Image.NewFromBuffer(burnt);
        Assert.Equal((width, height), (after.Width, after.Height));
        Assert.NotNull(Renditions.MakeBoth(PictureCleaner.Clean(burnt)));
    }

    [Fact]
    public void What_is_transparent_stays_so_but_under_bars()
    {
        byte[] burnt = Redactor.Burn(Plain.WebP(lossless: true, bands: 4), new Redaction { Bars = [new Bar(new Area(0, 0, 10, 10))] });

        using Image after = Image.NewFromBuffer(burnt);
        Assert.Equal(4, after.Bands);
        Assert.Equal(255, after.ExtractBand(3).Crop(0, 0, 10, 10).Min());
        Assert.True(after.ExtractBand(3).Min() < 20);
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        byte[] png = Plain.Png(20, 10);
        Area[] wrong = [new(-1, 0, 5, 5), new(0, 0, 0, 5), new(0, 0, 21, 5), new(16, 0, 5, 5), new(0, 9, 1, 2), new(int.MaxValue, 0, int.MaxValue, 1)];
        foreach (Area area in wrong)
        {
            Assert.Throws<ArgumentException>(() => Redactor.Burn(png, new Redaction { Bars = [new Bar(area)] }));
            Assert.Throws<ArgumentException>(() => Redactor.Burn(png, new Redaction { Crop = area }));
        }

        Assert.Throws<ArgumentException>(() => Redactor.Burn(png, new Redaction { Bars = [.. Enumerable.Repeat(new Bar(new Area(0, 0, 1, 1)), 201)] }));
        Assert.Throws<PictureRefusedException>(() => Redactor.Burn("%PDF-1.7"u8.ToArray(), new Redaction()));
        Assert.Throws<PictureRefusedException>(() => Redactor.Burn(Plain.Jpeg().AsMemory(0, 300), new Redaction()));
    }

    /// <summary>Noise, the same in all; and where the secret is, noise of its own. Lossy codings must not carry that out of its blocks.</summary>
    private static byte[] Picture(string kind, int orientation, int seed)
    {
        using Image around = Noise(Width, Height, 7);
        using Image secret = Noise(Secret.Width, Secret.Height, seed);
        using Image more = Noise(12, 12, seed + 10);
        using Image picture = around.Insert(secret, Secret.X, Secret.Y).Insert(more, 100, 60).Mutate(image => image.Set(GValue.GIntType, "orientation", orientation));
        return kind switch
        {
            "jpeg" => picture.JpegsaveBuffer(q: 70, subsampleMode: Enums.ForeignSubsample.On),
            "jpeg 4:4:4" => picture.JpegsaveBuffer(q: 70, subsampleMode: Enums.ForeignSubsample.Off),
            "progressive jpeg" => picture.JpegsaveBuffer(q: 70, interlace: true),
            "png" => picture.PngsaveBuffer(),
            "gif" => Two(picture).GifsaveBuffer(dither: 0),
            "tiff" => picture.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw),
            "jpeg tiff" => picture.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Jpeg, q: 70, tile: true, tileWidth: 64, tileHeight: 64),
            "webp" => picture.WebpsaveBuffer(q: 80),
            _ => picture.WebpsaveBuffer(lossless: true),
        };
    }

    /// <summary>Two colours in all pictures, so that a palette does not tell them apart.</summary>
    private static Image Two(Image picture) => (picture.ExtractBand(0) > 128).Bandjoin(picture.ExtractBand(0) > 128, picture.ExtractBand(0) > 128).Copy(interpretation: Enums.Interpretation.Srgb);

    private static Image Noise(int width, int height, int seed)
    {
        using Image red = Image.Gaussnoise(width, height, sigma: 50, mean: 128, seed: seed);
        using Image green = Image.Gaussnoise(width, height, sigma: 50, mean: 128, seed: seed + 100);
        using Image joined = red.Bandjoin(green, red);
        using Image bytes = joined.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>Where an area of the stored pixels is when they are turned (Exif 2.32, section 4.6.4).</summary>
    private static Area Shown(Area area, int orientation)
    {
        (int x, int y, int w, int h) = area;
        (int right, int lower) = (Width - x - w, Height - y - h);
        return orientation switch
        {
            3 => new Area(right, lower, w, h),
            5 => new Area(y, x, h, w),
            6 => new Area(lower, x, h, w),
            8 => new Area(y, right, h, w),
            _ => area,
        };
    }
}
