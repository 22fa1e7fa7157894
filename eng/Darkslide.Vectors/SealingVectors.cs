using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>Sealed streams (FORMAT.md, section 4).</summary>
internal static class SealingVectors
{
    private const int First = SealedSize.FirstPlaintext;
    private const int Later = SealedSize.SegmentPlaintext;
    private const int Segment = SealedSize.Segment;
    private const int Many = 4_000_000;
    private const int ShortEnough = 200;

    private static readonly byte[] Key = Fixed.Bytes("blob key", SecretKey.Length);
    private static readonly byte[] Id = Fixed.Bytes("blob id", AssociatedData.IdLength);
    private static readonly byte[] Ad = AssociatedData.For(BlobKind.Original, Id);

    public static IEnumerable<Vector> Make() => [.. Sealed(), .. Short(), .. WrongKeys(), .. Flipped(), .. Lengths(), .. Segments(), .. Padded()];

    private static IEnumerable<Vector> Sealed()
    {
        yield return Seal("0", "Nothing: one segment of a tag", 0);
        yield return Seal("1", "One byte", 1);
        yield return Seal("100", "A hundred bytes", 100);
        yield return Seal("first-minus-1", "One byte less than the first segment", First - 1);
        yield return Seal("first", "Exactly the first segment, which the header makes shorter", First);
        yield return Seal("first-plus-1", "One byte in the second segment", First + 1);
        yield return Seal("second-minus-1", "One byte less than two segments", First + Later - 1);
        yield return Seal("second", "Exactly two segments", First + Later);
        yield return Seal("second-plus-1", "One byte in the third segment", First + Later + 1);
        yield return Seal("many", "Four segments", Many);
        foreach (var kind in Enum.GetValues<BlobKind>())
        {
            var name = kind.ToString().ToLowerInvariant();
            yield return Seal("kind-" + name, $"The associated data of a {name}", 10, AssociatedData.For(kind, Id));
        }
    }

    private static IEnumerable<Vector> Short()
    {
        yield return Fails("short-empty", "No byte", "truncated", new JsonObject { ["bytes"] = "" });
        yield return Fails("short-1", "The first byte only", "truncated", Recipe(0, Cut(1)));
        yield return Fails("short-header", "A header only", "truncated", Recipe(0, Cut(SealedSize.Header)));
        yield return Fails("short-55", "One byte less than a header and a tag", "truncated", Recipe(0, Cut(SealedSize.Least - 1)));
        yield return Fails("short-55-of-100", "The same of a longer file", "truncated", Recipe(100, Cut(SealedSize.Least - 1)));
        yield return Fails("short-and-not-sealed", "Too short is told before the first byte", "truncated", new JsonObject { ["bytes"] = Fixed.Text(new byte[55]) });
        yield return Fails("not-sealed-zeros", "56 zeros", "not-sealed", new JsonObject { ["bytes"] = Fixed.Text(new byte[56]) });
        yield return Fails("not-sealed-41", "The first byte is 41", "not-sealed", Recipe(100, Flip(0, 0)));
        yield return Fails("not-sealed-long", "Two segments, the first byte is 168", "not-sealed", Recipe(First + 1, Flip(0, 7)));
    }

    private static IEnumerable<Vector> WrongKeys()
    {
        var otherId = AssociatedData.For(BlobKind.Original, Fixed.Bytes("other id", AssociatedData.IdLength));
        var otherKind = AssociatedData.For(BlobKind.Preview, Id);
        yield return Fails("wrong-key", "Another key", "not-authentic", Recipe(100), key: Fixed.Bytes("other key", 32));
        yield return Fails("wrong-key-empty", "Another key, of nothing", "not-authentic", Recipe(0), key: Fixed.Bytes("other key", 32));
        yield return Fails("wrong-id", "Another blob's id", "not-authentic", Recipe(100), ad: otherId);
        yield return Fails("wrong-kind", "Another kind", "not-authentic", Recipe(100), ad: otherKind);
        yield return Fails("wrong-ad-empty", "No associated data", "not-authentic", Recipe(100), ad: []);
        yield return Fails("wrong-ad-longer", "A byte more of it", "not-authentic", Recipe(100), ad: [.. Ad, 0]);
    }

    private static IEnumerable<Vector> Flipped()
    {
        yield return Fails("flip-salt", "A bit of the salt", "not-authentic", Recipe(100, Flip(1, 0)));
        yield return Fails("flip-prefix", "A bit of the nonce prefix", "not-authentic", Recipe(100, Flip(39, 3)));
        yield return Fails("flip-first-byte", "A bit of the first ciphertext byte", "not-authentic", Recipe(100, Flip(40, 0)));
        yield return Fails("flip-last-byte", "A bit of the last ciphertext byte", "not-authentic", Recipe(100, Flip(139, 7)));
        yield return Fails("flip-tag", "A bit of the tag", "not-authentic", Recipe(100, Flip(155, 0)));
        yield return Fails("flip-tag-of-nothing", "A bit of the only tag", "not-authentic", Recipe(0, Flip(40, 5)));
        yield return Fails("flip-second-segment", "A bit of the second segment", "not-authentic", Recipe(Many, Flip(Segment, 0)));
        yield return Fails("flip-last-segment", "A bit of the last tag", "not-authentic", Recipe(Many, Flip((int)SealedSize.Of(Many) - 1, 0)));
    }

    private static IEnumerable<Vector> Lengths()
    {
        yield return Fails("cut-by-1", "The last byte is missing", "not-authentic", Recipe(100, Cut(155)));
        yield return Fails("cut-to-tag", "A tag's length is left", "not-authentic", Recipe(100, Cut(SealedSize.Least)));
        yield return Fails("cut-at-segment", "The last segment is missing", "not-authentic", Recipe(Many, Cut(3 * Segment)));
        yield return Fails("cut-to-first-segment", "All but the first segment are missing", "not-authentic", Recipe(Many, Cut(Segment)));
        yield return Fails("cut-in-first-segment", "Less than the first segment is left", "not-authentic", Recipe(Many, Cut(Segment - 1)));
        yield return Fails("cut-behind-segment", "A byte of the second segment is left", "not-authentic", Recipe(Many, Cut(Segment + 1)));
        yield return Fails("cut-to-a-tag-behind-segment", "A tag's length of the second segment is left", "not-authentic", Recipe(Many, Cut(Segment + SealedSize.Tag)));
        yield return Fails("extended-by-1", "A byte more", "not-authentic", Recipe(100, Append(1)));
        yield return Fails("extended-full-segment", "A byte behind a whole segment", "not-authentic", Recipe(First, Append(1)));
        yield return Fails("extended-by-tag", "A tag's length of zeros behind a whole segment", "not-authentic", Recipe(First, Append(SealedSize.Tag)));
        yield return Fails("extended-empty", "A byte behind nothing", "not-authentic", Recipe(0, Append(1)));
    }

    private static IEnumerable<Vector> Segments()
    {
        yield return Fails("swapped", "Two segments in each other's place", "not-authentic", Recipe(Many, new JsonObject { ["do"] = "swap", ["first"] = 1, ["second"] = 2 }));
        yield return Fails("removed", "A segment in the middle is missing", "not-authentic", Recipe(Many, new JsonObject { ["do"] = "remove", ["segment"] = 1 }));
        yield return Fails("no-last", "The last segment is not marked", "not-authentic", WithSegments(First + 1, SealedRecipe.Segment(0, false, 0, First), SealedRecipe.Segment(1, false, First, 1)));
        yield return Fails("early-last", "The first of two is marked as the last", "not-authentic", WithSegments(First + 1, SealedRecipe.Segment(0, true, 0, First), SealedRecipe.Segment(1, true, First, 1)));
        yield return Fails("twice-0", "Both segments are numbered 0", "not-authentic", WithSegments(First + 1, SealedRecipe.Segment(0, false, 0, First), SealedRecipe.Segment(0, true, First, 1)));
        yield return Fails("empty-last", "An empty segment behind a whole one: the second sealed form that there must not be", "not-authentic", WithSegments(First, SealedRecipe.Segment(0, false, 0, First), SealedRecipe.Segment(1, true, First, 0)));
    }

    private static IEnumerable<Vector> Padded()
    {
        yield return Opens("padded", "100 bytes and 4 zeros", Zeros(100, 104), 100, Fixed.Pattern(100));
        yield return Opens("padded-over-segments", "Padding that reaches into the second segment", Zeros(1_048_519, 1_048_576), 1_048_519, Fixed.Pattern(1_048_519));
        yield return Opens("padded-by-nothing", "A length that Padm\u00E9 leaves as it is", Zeros(104, 104), 104, Fixed.Pattern(104));
        yield return Fails("padding-missing", "No padding", "bad-padding", Zeros(100, 100), length: 100);
        yield return Fails("padding-short", "One zero too few", "bad-padding", Zeros(100, 103), length: 100);
        yield return Fails("padding-long", "One zero too many", "bad-padding", Zeros(100, 105), length: 100);
        yield return Fails("padding-much-too-long", "A hundred zeros too many", "bad-padding", Zeros(100, 204), length: 100);
        yield return Fails("padding-not-zero", "The last byte is not zero", "bad-padding", Zeros(100, 104, 103), length: 100);
        yield return Fails("padding-first-not-zero", "The first byte is not zero", "bad-padding", Zeros(100, 104, 100), length: 100);
        yield return Fails("padding-not-zero-in-second-segment", "A byte of the second segment is not zero", "bad-padding", Zeros(1_048_519, 1_048_576, 1_048_575), length: 1_048_519);
        yield return Fails("padding-longer-than-content", "The true length is more than there is", "bad-padding", Zeros(100, 104), length: 200);
        yield return Fails("padding-shorter-content", "The true length is less than what is not zero", "bad-padding", Zeros(100, 104), length: 97);
        yield return Fails("padding-other-segments", "Four segments where one was told", "bad-padding", Recipe(Many), length: 1_048_520);
    }

    private static Vector Seal(string name, string what, int length, byte[]? ad = null)
    {
        using var key = new SecretKey(Key);
        var header = Fixed.Header("header of " + name);
        using var session = SealingSession.WithHeader(key, ad ?? Ad, header);
        var sealedBytes = SealedBytes.Seal(session, Fixed.Pattern(length), length);
        return new Vector("sealing", "seal", "seal-" + name, what, new JsonObject
        {
            ["key"] = Fixed.Text(Key),
            ["associatedData"] = Fixed.Text(ad ?? Ad),
            ["header"] = Fixed.Text(header),
            ["plaintext"] = Fixed.Digest(Fixed.Pattern(length)),
            ["sealed"] = Described(sealedBytes),
        });
    }

    private static Vector Opens(string name, string what, JsonObject recipe, int length, byte[] plaintext)
    {
        var members = Members(recipe, Key, Ad, length);
        members["plaintext"] = Fixed.Digest(plaintext);
        return new Vector("sealing", "open", name, what, members);
    }

    private static Vector Fails(string name, string what, string error, JsonObject recipe, byte[]? key = null, byte[]? ad = null, int? length = null)
    {
        var members = Members(recipe, key ?? Key, ad ?? Ad, length);
        members["error"] = error;
        return new Vector("sealing", "open", name, what, members);
    }

    private static JsonObject Members(JsonObject recipe, byte[] key, byte[] ad, int? length)
    {
        var members = new JsonObject { ["key"] = Fixed.Text(key), ["associatedData"] = Fixed.Text(ad) };
        if (length is not null) members["length"] = length;
        if (recipe["bytes"] is null)
        {
            // Whoever builds the bytes can see whether they are the right ones.
            foreach (var (name, value) in Fixed.Digest(SealedRecipe.Build(recipe)).ToList()) recipe[name] = value!.DeepClone();
        }

        members["sealed"] = recipe;
        return members;
    }

    private static JsonObject Described(byte[] sealedBytes)
    {
        var digest = Fixed.Digest(sealedBytes);
        if (sealedBytes.Length <= ShortEnough) digest["bytes"] = Fixed.Text(sealedBytes);
        return digest;
    }

    private static JsonObject Recipe(int plainLength, params JsonObject[] then)
    {
        var recipe = new JsonObject
        {
            ["key"] = Fixed.Text(Key),
            ["associatedData"] = Fixed.Text(Ad),
            ["header"] = Fixed.Text(Fixed.Header("header")),
            ["plaintextLength"] = plainLength,
        };
        if (then.Length > 0) recipe["then"] = new JsonArray([.. then]);
        return recipe;
    }

    private static JsonObject WithSegments(int plainLength, params JsonObject[] segments)
    {
        var recipe = Recipe(plainLength);
        recipe["segments"] = new JsonArray([.. segments]);
        return recipe;
    }

    // Content by the pattern, then zeros, one of them perhaps a 1.
    private static JsonObject Zeros(int content, int total, int? notZero = null)
    {
        var recipe = Recipe(content);
        recipe["zeros"] = total - content;
        if (notZero is not null) recipe["notZero"] = notZero;
        return recipe;
    }

    private static JsonObject Cut(int length) => new() { ["do"] = "cut", ["length"] = length };

    private static JsonObject Flip(int offset, int bit) => new() { ["do"] = "flip", ["offset"] = offset, ["bit"] = bit };

    private static JsonObject Append(int zeros) => new() { ["do"] = "append", ["bytes"] = Fixed.Text(new byte[zeros]) };
}
