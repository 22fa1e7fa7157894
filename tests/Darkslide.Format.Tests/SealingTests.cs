using System.Security.Cryptography;

namespace Darkslide.Format.Tests;

public sealed class SealingTests
{
    // Around every boundary that sealing has: nothing, the first (shorter) segment, a later one.
    public static TheoryData<int> Lengths =>
    [
        0, 1, 1_000, SealedSize.FirstPlaintext - 1, SealedSize.FirstPlaintext, SealedSize.FirstPlaintext + 1,
        SealedSize.FirstPlaintext + SealedSize.SegmentPlaintext - 1, SealedSize.FirstPlaintext + SealedSize.SegmentPlaintext,
        SealedSize.FirstPlaintext + SealedSize.SegmentPlaintext + 1, 3_500_000,
    ];

    [Theory, MemberData(nameof(Lengths))]
    public void What_was_sealed_opens(int length)
    {
        using var key = Samples.Key();
        var content = Samples.Bytes(length);
        var sealedBytes = SealedBytes.Seal(key, Samples.Ad, content);
        Assert.Equal(SealedSize.Of(Padding.Padme(length)), sealedBytes.Length);
        Assert.Equal(content, SealedBytes.Open(key, Samples.Ad, sealedBytes, length));
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Lengths_follow_from_each_other(int length)
    {
        Assert.Equal(length, SealedSize.PlainLength(SealedSize.Of(length)));
    }

    [Fact]
    public void A_length_that_no_sealing_has_is_not_authentic()
    {
        // A second segment of a tag alone would be an empty segment behind a full one.
        Assert.Equal(FormatError.NotAuthentic, Samples.Fails(() => SealedSize.PlainLength(SealedSize.Segment + SealedSize.Tag)));
        Assert.Equal(FormatError.NotAuthentic, Samples.Fails(() => SealedSize.PlainLength(SealedSize.Segment + 1)));
        Assert.Equal(FormatError.Truncated, Samples.Fails(() => SealedSize.PlainLength(SealedSize.Least - 1)));
        Assert.Equal(1, SealedSize.PlainLength(SealedSize.Least + 1));
    }

    [Fact]
    public async Task Every_way_of_reading_gives_the_same_bytes()
    {
        using var key = Samples.Key();
        var content = Samples.Bytes(2_500_000);
        using var session = SealingSession.Create(key, Samples.Ad);
        using var stream = new SealingStream(session, content);
        var whole = new byte[stream.Length];
        stream.ReadExactly(whole);

        using var fromStream = new SealingStream(session, new MemoryStream(content), content.Length);
        using var copied = new MemoryStream();
        await fromStream.CopyToAsync(copied, TestContext.Current.CancellationToken);
        Assert.Equal(whole, copied.ToArray());

        fromStream.Position = 1_234_567;
        using var rest = new MemoryStream();
        await fromStream.CopyToAsync(rest, 1_000_000, TestContext.Current.CancellationToken);
        Assert.Equal(whole[1_234_567..2_234_567], rest.ToArray());
        Assert.Equal(2_234_567, fromStream.Position);

        fromStream.Position = 7;
        var odd = new byte[whole.Length - 7];
        for (var at = 0; at < odd.Length;) at += fromStream.Read(odd.AsSpan(at, Math.Min(odd.Length - at, 77_777)));
        Assert.Equal(whole[7..], odd);
    }

    [Fact]
    public void A_source_that_grew_shrank_or_changed_is_refused()
    {
        using var key = Samples.Key();
        var content = Samples.Bytes(1_500_000);
        Read(content, content.Length);
        Assert.Throws<SourceChangedException>(() => Read(content, content.Length - 1));
        Assert.Throws<SourceChangedException>(() => Read(content, content.Length + 1));
        Assert.Throws<SourceChangedException>(() => Read([1], 0));

        using var session = SealingSession.Create(key, Samples.Ad);
        using var source = new MemoryStream(content);
        using var stream = new SealingStream(session, source, content.Length);
        stream.ReadExactly(new byte[stream.Length]);
        content[^1] ^= 1;
        stream.Position = 0;
        var again = new byte[stream.Length];
        Assert.Throws<SourceChangedException>(() => stream.ReadExactly(again));
        Assert.True(again.AsSpan(SealedSize.Segment).IndexOfAnyExcept((byte)0) < 0);

        void Read(byte[] bytes, long length)
        {
            using var fresh = SealingSession.Create(key, Samples.Ad);
            using var reading = new SealingStream(fresh, new MemoryStream(bytes), length);
            reading.ReadExactly(new byte[reading.Length]);
        }
    }

    [Fact]
    public async Task An_opening_goes_on_after_a_broken_connection()
    {
        using var key = Samples.Key();
        var content = Samples.Bytes(3_000_000);
        var sealedBytes = SealedBytes.Seal(key, Samples.Ad, content);
        using var opener = Opener.ForBlob(key, Samples.Ad, content.Length);
        using var saved = new MemoryStream();
        var connections = 0;
        while (!opener.IsComplete)
        {
            var from = (int)opener.NextOffset;
            await using var body = new BreakingStream(sealedBytes[from..], ++connections * 700_000);
            try
            {
                await opener.CopyAsync(body, saved, TestContext.Current.CancellationToken);
            }
            catch (IOException)
            {
                Assert.False(opener.IsComplete);
            }
        }

        Assert.True(connections > 2);
        Assert.Equal(content, saved.ToArray());
    }

    [Fact]
    public void Nothing_is_asked_again_after_a_failure()
    {
        using var key = Samples.Key();
        var sealedBytes = SealedBytes.Seal(key, Samples.Ad, Samples.Bytes(100));
        sealedBytes[60] ^= 1;
        using var opening = new OpeningStream(new Opener(key, Samples.Ad), new MemoryStream(sealedBytes));
        var buffer = new byte[200];
        Assert.Equal(FormatError.NotAuthentic, Samples.Fails(() => opening.ReadExactly(buffer)));
        Assert.Equal(FormatError.NotAuthentic, Samples.Fails(() => opening.ReadExactly(buffer)));
        Assert.True(buffer.AsSpan().IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public async Task An_opener_that_failed_opens_nothing_more()
    {
        using var key = Samples.Key();
        var good = SealedBytes.Seal(key, Samples.Ad, Samples.Bytes(100));
        byte[] bad = [.. good[..^1], (byte)(good[^1] ^ 1)];
        using var opener = Opener.ForBlob(key, Samples.Ad, 100);
        using var saved = new MemoryStream();
        foreach (var bytes in new[] { bad, good })
        {
            var copying = () => opener.CopyAsync(new MemoryStream(bytes), saved, TestContext.Current.CancellationToken);
            Assert.Equal(FormatError.NotAuthentic, (await Assert.ThrowsAsync<FormatErrorException>(copying)).Error);
        }

        Assert.Equal(0, saved.Length);
        Assert.False(opener.IsComplete);
    }

    [Fact]
    public void Two_sealings_of_the_same_have_nothing_in_common()
    {
        using var key = Samples.Key();
        var first = SealedBytes.Seal(key, Samples.Ad, new byte[64]);
        var second = SealedBytes.Seal(key, Samples.Ad, new byte[64]);
        Assert.False(CryptographicOperations.FixedTimeEquals(first.AsSpan(1, 39), second.AsSpan(1, 39)));
        Assert.NotEqual(first[40..], second[40..]);
    }

    private sealed class BreakingStream(byte[] bytes, int after) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= after) throw new IOException("The connection broke.");
            return base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, after - Position)], cancellationToken);
        }
    }
}
