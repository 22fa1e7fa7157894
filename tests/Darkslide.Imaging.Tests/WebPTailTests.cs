using CsCheck;
using Darkslide.Imaging.Tests.Fixtures;
using NetVips;

namespace Darkslide.Imaging.Tests;

/// <summary>Bytes inside a WebP's coded chunks, behind the last pixel, which no decoder looks at.</summary>
public class WebPTailTests
{
    private static readonly int[] Sides = [1, 2, 7, 16, 33, 150, 301];

    private static readonly int[] Bands = [3, 4], Efforts = [0, 6];

    public static TheoryData<int, int, int, int> Pictures => [.. from width in Sides from height in Sides where (width + height) % 3 == 0 from bands in Bands from effort in Efforts select (width, height, bands, effort)];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_lossless_picture_ends_with_its_last_pixel(int width, int height, int bands, int effort)
    {
        using var picture = Plain.Picture(width, height, bands);

        EndsWithItsPixels(picture.WebpsaveBuffer(lossless: true, effort: effort, keep: Enums.ForeignKeep.None));
        using var flat = (picture / 100 * 100).Cast(Enums.BandFormat.Uchar);
        EndsWithItsPixels(flat.WebpsaveBuffer(lossless: true, effort: effort, keep: Enums.ForeignKeep.None));
        using var noise = Image.Gaussnoise(width, height, seed: 7).Linear([3], [0]).Cast(Enums.BandFormat.Uchar);
        EndsWithItsPixels((picture + noise).Cast(Enums.BandFormat.Uchar).WebpsaveBuffer(lossless: true, effort: effort, keep: Enums.ForeignKeep.None));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(50)]
    public void An_alpha_plane_ends_with_its_last_pixel(int alphaQuality)
    {
        using var picture = Plain.Picture(61, 47, 4);
        var file = picture.WebpsaveBuffer(alphaQ: alphaQuality, keep: Enums.ForeignKeep.None);

        EndsWithItsPixels(file, "ALPH");
    }

    [Fact]
    public void A_plain_alpha_plane_is_cut_to_its_pixels_and_its_reserved_bits_are_zero()
    {
        var lossy = Chunk(Plain.WebP(), "VP8 ");
        byte[] plane = [0, .. Enumerable.Repeat((byte)200, 48 * 32)];
        byte[] extended = [0x10, 0, 0, 0, 47, 0, 0, 31, 0, 0];
        byte[] With(params byte[] alpha) => Planted.Riff([.. Planted.RiffChunk("VP8X", extended), .. Planted.RiffChunk("ALPH", alpha), .. Planted.RiffChunk("VP8 ", lossy)]);

        byte[] hiding = [0xC0, .. plane.AsSpan(1), .. Planted.Ascii(Planted.Canary)];

        Assert.True(PictureCleaner.Clean(With(hiding)).Bytes.Span.SequenceEqual(With(plane)));
        Assert.Equal(PictureProblem.CutOff, Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(With(plane[..^1]))).Problem);
    }

    [Fact]
    public void A_lossless_picture_cut_anywhere_is_refused()
    {
        var data = Chunk(Plain.WebP(lossless: true, bands: 4), "VP8L");
        for (var length = 0; length < data.Length; length++)
        {
            var cut = Planted.Riff(Planted.RiffChunk("VP8L", data[..length]));
            Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(cut));
        }
    }

    [Fact(Timeout = 10_000)]
    public Task A_few_bytes_cannot_ask_for_hundreds_of_millions_of_steps() => Task.Run(static () =>
    {
        // 16,384 × 16,384, a copy of one pixel again and again: no code takes a bit.
        byte[] few = [0x2F, 0xFF, 0xFF, 0xFF, 0x0F];
        Gen.Byte.Array[0, 60].Sample(rest =>
        {
            try
            {
                PictureCleaner.Clean(Planted.Riff(Planted.RiffChunk("VP8L", [.. few, .. rest])));
            }
            catch (PictureRefusedException)
            {
            }
        }, iter: 3000, threads: 1);
    }, TestContext.Current.CancellationToken);

    private static void EndsWithItsPixels(byte[] file, string type = "VP8L")
    {
        var clean = PictureCleaner.Clean(file).Bytes;
        var at = file.AsSpan().IndexOf(Planted.Ascii(type));
        var length = BitConverter.ToInt32(file, at + 4);
        var end = at + 8 + length;
        Gen.Byte.Array[1, 40].Sample(tail =>
        {
            byte[] body = [.. file.AsSpan(12, at - 12), .. Planted.RiffChunk(type, [.. file.AsSpan(at + 8, length), .. tail]), .. file.AsSpan(end + (length & 1))];
            var cleaned = PictureCleaner.Clean(Planted.Riff(body));
            Assert.True(cleaned.Bytes.Span.SequenceEqual(clean.Span));
            Assert.StartsWith($"{tail.Length} byte", Assert.Single(cleaned.Report.Findings).Value, StringComparison.Ordinal);
        }, iter: 3);
        using var before = Image.NewFromBuffer(file);
        using var after = Image.NewFromBuffer(clean.ToArray());
        Assert.Equal(before.WriteToMemory<byte>(), after.WriteToMemory<byte>());
    }

    private static byte[] Chunk(byte[] file, string type)
    {
        var at = file.AsSpan().IndexOf(Planted.Ascii(type));
        return file.AsSpan(at + 8, BitConverter.ToInt32(file, at + 4)).ToArray();
    }
}
