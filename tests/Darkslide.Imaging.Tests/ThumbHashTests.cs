using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>Placeholders: what the program makes, pages show with the library that defines it.</summary>
public class ThumbHashTests
{
    // What the npm package thumbhash 0.1.1 makes of the same pixels.
    [Theory]
    [InlineData(100, 75, false, "5b290e3d9270696972787887877787879d7007e777")]
    [InlineData(60, 100, false, "55fa09341080078728878a4897676b802297f8")]
    [InlineData(40, 40, true, "4d0986150418a287a087897888699009f96870778088787878")]
    [InlineData(100, 1, false, "0fc71e39b07478788888088b9c874f8808")]
    [InlineData(1, 1, false, "000802070000000000000000000000000000000000000000")]
    public void It_is_what_the_library_of_the_pages_makes(int width, int height, bool transparent, string expected)
    {
        var pixels = new byte[width * height * 4];
        for (int y = 0, i = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++, i += 4)
            {
                pixels[i] = (byte)((x * 2) + y);
                pixels[i + 1] = (byte)(y * 3);
                pixels[i + 2] = (byte)((x * x) >> 5);
                pixels[i + 3] = transparent ? (byte)(((x + y) * 3) + 20) : byte.MaxValue;
            }
        }

        Assert.Equal(expected, Convert.ToHexStringLower(ThumbHash.Of(width, height, pixels)));
    }

    [Fact]
    public void Every_format_has_a_placeholder_that_a_manifest_takes()
    {
        foreach (var file in new[] { Plain.Jpeg(), Plain.Jpeg(4_100, 40), Plain.PalettePng(), Plain.WebP(lossless: true, bands: 4), Plain.Gif(), Plain.Tiff(NetVips.Enums.ForeignTiffCompression.Ccittfax4) })
        {
            Assert.InRange(Renditions.MakeBoth(PictureCleaner.Clean(file)).Placeholder.Length, 5, 25);
        }
    }
}
