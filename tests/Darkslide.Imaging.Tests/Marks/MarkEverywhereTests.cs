using Darkslide.Imaging.Marks;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests.Marks;

/// <summary>No part of a marked picture is without its recipient's mark.</summary>
public class MarkEverywhereTests
{
    private const int Parts = 8;

    // What two encodings of the same pixels differ by at most is less, on average over a part.
    private const double Seen = 1.5;

    [Theory]
    [InlineData(1600, 1067, "Proof for Anna", "Proof for Ben")]
    [InlineData(1067, 1600, "Proof for Anna 1", "Proof for Anna 2")]
    [InlineData(1600, 1067, "same", "same")]
    [InlineData(2048, 512, "A", "B")]
    public void Two_links_pictures_differ_in_every_one_of_64_parts(int width, int height, string first, string second)
    {
        using var unpacked = Renditions.Unpack(TestPixels.Cleaned(TestPixels.Busy(width, height, square: 24)));
        var anna = unpacked.Marked(new Mark(new MarkLook(), first, logo: null, link: 0));
        var ben = unpacked.Marked(new Mark(new MarkLook(), second, logo: null, link: 1));

        AssertDiffersEverywhere(anna.Preview, ben.Preview);
        AssertDiffersEverywhere(anna.Thumbnail, ben.Thumbnail);
    }

    [Fact]
    public void Twenty_links_of_one_name_have_twenty_marks()
    {
        MarkText text = MarkText.Read("Proof for {recipient}", out _, out _)!;
        IReadOnlyList<string> texts = text.ForAll([.. Enumerable.Repeat<string?>("Anna", 20)], new DateOnly(2026, 11, 28));

        Assert.Equal(20, texts.Distinct().Count());
        Assert.Equal("Proof for Anna #0", texts[0]);
        Assert.Equal("Proof for Anna #19", texts[19]);
    }

    /// <summary>A corner is one place only; that is what was asked for.</summary>
    [Fact]
    public void A_mark_in_a_corner_leaves_the_rest_alone()
    {
        var before = TestPixels.Plain(1000, 700, 90);
        var after = TestPixels.Painted(before, "© Studio", new MarkLook { Layout = MarkLayout.Corner }, 0);

        for (int y = 0; y < 700; y++)
        {
            for (int x = 0; x < 1000; x++)
            {
                bool isCorner = x > 500 && y > 500;
                Assert.True(isCorner || after.Bytes[((y * 1000) + x) * 3] == 90, $"{x}, {y}");
            }
        }

        Assert.NotEqual(before.Bytes, after.Bytes);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(30_000, 200)]
    [InlineData(200, 30_000)]
    [InlineData(2, 3_000)]
    public void Pictures_of_any_shape_are_marked(int width, int height)
    {
        var cleaned = PictureCleaner.Clean(Plain.Jpeg(width, height));
        using var unpacked = Renditions.Unpack(cleaned);
        foreach (var layout in Enum.GetValues<MarkLayout>())
        {
            var look = new MarkLook { Layout = layout, Opacity = 100 };
            foreach (string text in new[] { "Anna", new string('W', MarkText.Longest) })
            {
                var marked = unpacked.Marked(new Mark(look, text, logo: null, link: 499));
                Assert.Equal((Renditions.MakeBoth(cleaned).Preview.Width, Renditions.MakeBoth(cleaned).Preview.Height), (marked.Preview.Width, marked.Preview.Height));
            }
        }

        Assert.NotEqual(Renditions.MakeBoth(cleaned).Preview.Bytes, unpacked.Marked(new Mark(new MarkLook(), "Anna", null, 0)).Preview.Bytes);
    }

    /// <summary>What is transparent shows whatever lies behind: the mark stands there too.</summary>
    [Fact]
    public void A_transparent_picture_is_marked_where_there_is_nothing()
    {
        var after = TestPixels.Painted(TestPixels.Plain(400, 300, 0, bands: 4), "Anna", new MarkLook(), 0);

        Assert.True(Enumerable.Range(0, 400 * 300).Count(i => after.Bytes[(i * 4) + 3] > 60) > 1000);
    }

    private static void AssertDiffersEverywhere(Rendition first, Rendition second)
    {
        var (one, other) = (TestPixels.Of(first), TestPixels.Of(second));
        for (int part = 0; part < Parts * Parts; part++)
        {
            double difference = Difference(one, other, part % Parts, part / Parts);
            Assert.True(difference > Seen, $"part {part} of {one.Width} x {one.Height}: {difference}");
        }
    }

    private static double Difference(MarkPixels one, MarkPixels other, int column, int row)
    {
        (long sum, long count) = (0, 0);
        for (int y = row * one.Height / Parts; y < (row + 1) * one.Height / Parts; y++)
        {
            for (int x = column * one.Width / Parts; x < (column + 1) * one.Width / Parts; x++)
            {
                int at = ((y * one.Width) + x) * one.Bands;
                sum += Math.Abs(one.Lightness(at) - other.Lightness(at));
                count++;
            }
        }

        return (double)sum / Math.Max(1, count);
    }
}
