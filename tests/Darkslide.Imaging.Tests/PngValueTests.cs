using System.Text;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>PNG chunks of one exact length: cut when they are longer; where decoders would differ about colours, the picture is damaged.</summary>
public class PngValueTests
{
    public static TheoryData<string, byte[]> Values => new()
    {
        { "gAMA", [0, 0, 177, 143] },
        { "sRGB", [2] },
        { "pHYs", [0, 0, 11, 19, 0, 0, 11, 19, 1] },
        { "cICP", [9, 16, 0, 1] },
        { "sBIT", [8, 8, 8, 8] },
        { "cLLI", [0, 0, 1, 0, 0, 0, 0, 9] },
        { "mDCV", [.. Enumerable.Range(0, 24).Select(i => (byte)i)] },
        { "cHRM", [.. Enumerable.Range(0, 32).Select(i => (byte)(i % 4 == 0 ? 0 : i))] },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void What_stands_behind_a_value_is_cut_and_the_value_stays(string type, byte[] value)
    {
        var plain = Bare();

        var cleaned = PictureCleaner.Clean(Planted.InPngOf(plain, Planted.Chunk(type, [.. value, .. Planted.Ascii(Planted.Canary)])));

        Assert.Equal(Planted.InPngOf(plain, Planted.Chunk(type, value)), cleaned.Bytes.ToArray());
        var finding = Assert.Single(cleaned.Report.Findings);
        Assert.Equal("Bytes behind a value", finding.Label);
        Assert.Equal($"{type}, 11 bytes", finding.Value);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void One_that_is_too_short_damaged_or_given_twice_goes_or_the_picture_is_damaged(string type, byte[] value)
    {
        var damaged = Planted.Chunk(type, value);
        damaged[^1] ^= 1;
        byte[] other = [.. value.AsSpan(0, value.Length - 1), (byte)(value[^1] ^ 1)];
        byte[][] wrong = [Planted.Chunk(type), Planted.Chunk(type, value[1..]), damaged, [.. Planted.Chunk(type, value), .. Planted.Chunk(type, other)]];

        foreach (var chunks in wrong)
        {
            var file = Planted.InPngOf(Bare(), chunks);
            if (type == "pHYs")
            {
                Assert.StartsWith(type + ", ", Assert.Single(PictureCleaner.Clean(file).Report.Findings).Value, StringComparison.Ordinal);
                continue;
            }
            Assert.Equal(PictureProblem.Malformed, Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(file)).Problem);
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void One_that_is_said_twice_alike_stays_once(string type, byte[] value)
    {
        var once = Planted.InPngOf(Bare(), Planted.Chunk(type, value));

        var cleaned = PictureCleaner.Clean(Planted.InPngOf(once, Planted.Chunk(type, value)));

        Assert.Equal(once, cleaned.Bytes.ToArray());
    }

    [Theory]
    [InlineData("gAMA", new byte[] { 0, 0, 0, 0 })]
    [InlineData("sRGB", new byte[] { 4 })]
    [InlineData("cICP", new byte[] { 9, 16, 1, 1 })]
    [InlineData("sBIT", new byte[] { 8, 8, 8, 9 })]
    public void A_long_one_that_says_nothing_is_damage(string type, byte[] value) => Assert.Equal(
        PictureProblem.Malformed,
        Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(Planted.InPngOf(Bare(), Planted.Chunk(type, [.. value, 1, 2, 3])))).Problem);

    [Fact]
    public void A_density_that_says_nothing_goes_whole() => Assert.Equal(
        Bare(),
        PictureCleaner.Clean(Planted.InPngOf(Bare(), Planted.Chunk("pHYs", 0, 0, 11, 19, 0, 0, 11, 19, 2, 1, 2, 3))).Bytes.ToArray());

    [Fact]
    public void Transparency_that_decoders_ignore_does_not_come_to_life()
    {
        using var grey = Plain.Picture(48, 32, 3)[0];
        var plain = grey.PngsaveBuffer(keep: NetVips.Enums.ForeignKeep.None);
        var file = Planted.InPngOf(plain, Planted.Chunk("tRNS", [0, 7, .. Planted.Ascii(Planted.Canary)]));

        var cleaned = PictureCleaner.Clean(file).Bytes.ToArray();

        Assert.DoesNotContain(Planted.Canary, Encoding.Latin1.GetString(cleaned), StringComparison.Ordinal);
        using var before = NetVips.Image.NewFromBuffer(file);
        using var after = NetVips.Image.NewFromBuffer(cleaned);
        Assert.Equal(1, before.Bands);
        Assert.Equal(before.WriteToMemory<byte>(), after.WriteToMemory<byte>());
    }

    /// <summary>Only the header, the rows and the end: libpng adds a density, which would be the first of two.</summary>
    private static byte[] Bare()
    {
        var png = Plain.Png();
        return [.. png.AsSpan(0, 33), .. png.AsSpan(png.AsSpan().IndexOf("IDAT"u8) - 4)];
    }
}
