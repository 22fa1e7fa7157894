using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>What decoders of GIF disagree about.</summary>
public class GifTests
{
    [Fact]
    public void Of_two_loop_counts_the_last_stays()
    {
        var cleaned = PictureCleaner.Clean(Planted.InGif(Loop(2), Loop(3))).Bytes;

        Assert.True(cleaned.Span.SequenceEqual(PictureCleaner.Clean(Planted.InGif(Loop(3))).Bytes.Span));
        Assert.Equal(1, Occurrences(cleaned.Span, "NETSCAPE2.0"u8));
    }

    [Fact]
    public void A_frame_behind_stray_bytes_is_refused()
    {
        var refused = Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(Planted.InGif([0x47])));

        Assert.Equal(PictureProblem.Malformed, refused.Problem);
    }

    [Fact]
    public void Needless_block_ends_between_frames_go()
    {
        var cleaned = PictureCleaner.Clean(Planted.InGif([0, 0, 0]));

        Assert.True(cleaned.Bytes.Span.SequenceEqual(PictureCleaner.Clean(Plain.Gif()).Bytes.Span));
        Assert.Equal("3 bytes", Assert.Single(cleaned.Report.Findings).Value);
    }

    private static byte[] Loop(byte count) => [0x21, 0xFF, 11, .. Planted.Ascii("NETSCAPE2.0"), 3, 1, count, 0, 0];

    private static int Occurrences(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> wanted)
    {
        var count = 0;
        for (var at = bytes.IndexOf(wanted); at >= 0; at = bytes.IndexOf(wanted))
        {
            count++;
            bytes = bytes[(at + wanted.Length)..];
        }
        return count;
    }
}
