using System.Text;
using CsCheck;

namespace Darkslide.Format.Tests;

public sealed class PropertyTests
{
    private static readonly Gen<int> AnyLength = Gen.OneOf(
        Gen.Int[0, 3_000],
        Gen.Int[SealedSize.FirstPlaintext - 60, SealedSize.FirstPlaintext + 60],
        Gen.Int[SealedSize.FirstPlaintext + SealedSize.SegmentPlaintext - 60, SealedSize.FirstPlaintext + SealedSize.SegmentPlaintext + 60]);

    private static readonly Gen<string> LinkishText = Gen.OneOfConst(
        "https://", "http://", "a.example", "[::1]", ":8480", ":0", "/v#", "/m#", "/p#", "\r\n", " ", ".", "#", "@", "\ud800", "\u2028", "é",
        "AUTTzaRcpR166RP6I2zU-uJqnPfIr7_4M3", "AUTTzaRcpR16").Array[0, 12].Select(string.Concat);

    [Fact]
    public void Whatever_way_the_bytes_come_in_the_content_is_the_same()
    {
        Gen.Select(AnyLength, Gen.Int[1, 400_000].Array[1, 8]).Sample((length, slices) =>
        {
            using var key = Samples.Key();
            var content = Samples.Bytes(length);
            var sealedBytes = SealedBytes.Seal(key, Samples.Ad, content);
            using var opening = new OpeningStream(Opener.ForBlob(key, Samples.Ad, length), new SlicedStream(sealedBytes, slices));
            using var opened = new MemoryStream();
            opening.CopyTo(opened);
            return opened.ToArray().AsSpan().SequenceEqual(content);
        }, iter: 60);
    }

    [Fact]
    public void Any_part_of_a_sealing_is_a_part_of_the_whole()
    {
        Gen.Select(AnyLength, Gen.Double[0, 1], Gen.Int[1, 2_000_000]).Sample((length, place, count) =>
        {
            using var key = Samples.Key();
            var content = Samples.Bytes(length);
            using var session = SealingSession.Create(key, Samples.Ad);
            using var stream = new SealingStream(session, new MemoryStream(content), length);
            var whole = new byte[stream.Length];
            stream.ReadExactly(whole);
            var start = (int)(place * (whole.Length - 1));
            stream.Position = start;
            var part = new byte[Math.Min(count, whole.Length - start)];
            stream.ReadExactly(part);
            return part.AsSpan().SequenceEqual(whole.AsSpan(start, part.Length));
        }, iter: 60);
    }

    [Fact]
    public void Any_cut_fails_with_its_class()
    {
        Gen.Select(AnyLength, Gen.Double[0, 1]).Sample((length, place) =>
        {
            using var key = Samples.Key();
            var sealedBytes = SealedBytes.Seal(key, Samples.Ad, Samples.Bytes(length));
            var cut = (int)(place * (sealedBytes.Length - 1));
            var expected = cut < SealedSize.Least ? FormatError.Truncated : FormatError.NotAuthentic;
            return Failure(() => SealedBytes.Open(key, Samples.Ad, sealedBytes.AsMemory(0, cut), length)) == expected;
        }, iter: 200);
    }

    [Fact]
    public void Any_flipped_bit_fails_with_its_class()
    {
        Gen.Select(AnyLength, Gen.Double[0, 1], Gen.Int[0, 7]).Sample((length, place, bit) =>
        {
            using var key = Samples.Key();
            var sealedBytes = SealedBytes.Seal(key, Samples.Ad, Samples.Bytes(length));
            var at = (int)(place * (sealedBytes.Length - 1));
            sealedBytes[at] ^= (byte)(1 << bit);
            var expected = at == 0 ? FormatError.NotSealed : FormatError.NotAuthentic;
            return Failure(() => SealedBytes.Open(key, Samples.Ad, sealedBytes, length)) == expected;
        }, iter: 200);
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_a_small_file_fails()
    {
        using var key = Samples.Key();
        var sealedBytes = SealedBytes.Seal(key, Samples.Ad, Samples.Bytes(20));
        for (var bit = 0; bit < sealedBytes.Length * 8; bit++)
        {
            byte[] changed = [.. sealedBytes];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotNull(Failure(() => SealedBytes.Open(key, Samples.Ad, changed, 20)));
        }
    }

    [Fact]
    public void Padding_costs_little_and_never_shrinks()
    {
        Gen.Long[0, 1L << 40].Sample(length =>
        {
            var padded = Padding.Padme(length);
            return padded >= length && padded <= length + (length / 8) && Padding.Padme(padded) == padded;
        });
    }

    [Fact]
    public void The_finder_knows_only_links_and_classes()
    {
        Gen.OneOf(LinkishText, Gen.String).Sample(text =>
        {
            foreach (var kind in Enum.GetValues<LinkKind>())
            {
                _ = Failure(() => LinkText.Find(text, kind).Dispose());
                _ = Failure(() => LinkText.Read(text, kind).Dispose());
            }
        });
    }

    [Fact]
    public void A_link_is_found_wherever_line_breaks_fall()
    {
        Gen.Select(Gen.Byte.Array[LinkSecret.Length], Gen.Int[0, 35].Array[0, 4], Gen.OneOfConst("\n", "\r\n", " \r\n\t", "\n\n")).Sample((bytes, places, gap) =>
        {
            using var secret = new LinkSecret(bytes);
            var url = LinkText.Url(new Uri("https://a.example"), LinkKind.Viewing, secret);
            var start = url.IndexOf('#', StringComparison.Ordinal) + 1;
            foreach (var place in places.Distinct().OrderDescending()) url = url.Insert(start + place, gap);
            using var found = LinkText.Find($"See {url}. Bye", LinkKind.Viewing);
            return found.Secret.Matches(bytes);
        });
    }

    [Fact]
    public void The_finder_takes_linear_time()
    {
        // Quadratic time on four megabytes would be minutes.
        foreach (var piece in new[] { "http://", "http://a", "https://a.", "a-", "https://a/v", "[:" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 4_000_000 / piece.Length));
            Assert.NotNull(Failure(() => LinkText.Find(text, LinkKind.Viewing).Dispose()));
            Assert.NotNull(Failure(() => LinkText.Find("https://" + text, LinkKind.Viewing).Dispose()));
        }
    }

    [Fact]
    public void A_hostile_document_is_read_or_refused_by_its_class()
    {
        using var manifest = ManifestCodec.Write(Samples.Manifest());
        using var vault = VaultCodec.Write(Samples.Vault());
        var manifestJson = manifest.WrittenMemory.ToArray();
        var vaultJson = vault.WrittenMemory.ToArray();
        Gen.Select(Gen.Double[0, 1], Gen.OneOf(Gen.Byte, Gen.OneOfConst("{}[]\",:0-9.eu\\ tfn"u8.ToArray())), Gen.Int[0, 3]).Array[1, 4].Sample(changes =>
        {
            AssertOneOf(Failure(() => ManifestCodec.Parse(Changed(manifestJson, changes)).Dispose()), FormatError.InvalidManifest);
            AssertOneOf(Failure(() => VaultCodec.Parse(Changed(vaultJson, changes)).Dispose()), FormatError.InvalidVault);
        }, iter: 5_000);

        static void AssertOneOf(FormatError? failure, FormatError invalid) =>
            Assert.True(failure is null || failure == invalid || failure == FormatError.UnknownVersion);
    }

    [Fact]
    public void No_failure_tells_a_piece_of_its_input()
    {
        using var json = ManifestCodec.Write(Samples.Manifest());
        var text = Encoding.UTF8.GetString(json.WrittenMemory.Span).Replace("image/webp", "S3CRET", StringComparison.Ordinal);
        var exception = Assert.Throws<FormatErrorException>(() => ManifestCodec.Parse(Encoding.UTF8.GetBytes(text)));
        Assert.DoesNotContain("S3CRET", exception.ToString(), StringComparison.Ordinal);
        Assert.Contains("pictures[0].thumbnail.mediaType", exception.Message, StringComparison.Ordinal);
        var broken = Assert.Throws<FormatErrorException>(() => ManifestCodec.Parse("{\"S3CRET\": S3CRET}"u8.ToArray()));
        Assert.DoesNotContain("S3CRET", broken.ToString(), StringComparison.Ordinal);
    }

    private static byte[] Changed(byte[] json, (double Place, byte Value, int How)[] changes)
    {
        var bytes = json.ToList();
        foreach (var (place, value, how) in changes)
        {
            var at = (int)(place * (bytes.Count - 1));
            if (how == 0) bytes.RemoveAt(at);
            else if (how == 1) bytes.Insert(at, value);
            else if (how == 2) bytes[at] = value;
            else bytes.RemoveRange(at, Math.Min(bytes.Count - at - 1, value));
        }

        return [.. bytes];
    }

    // Any other exception is a bug and goes through.
    private static FormatError? Failure(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (FormatErrorException exception)
        {
            return exception.Error;
        }
    }

    /// <summary>Gives out as many bytes at a time as a list says, over and over.</summary>
    private sealed class SlicedStream(byte[] bytes, int[] slices) : MemoryStream(bytes)
    {
        private int turn;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, slices[turn++ % slices.Length])]);
    }
}
