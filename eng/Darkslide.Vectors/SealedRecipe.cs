using System.Buffers.Text;
using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>
/// Builds the bytes that an <c>open</c> vector describes: given as they are, or sealed from the pattern, segment by segment if that
/// is told, and then changed. README.md has the members.
/// </summary>
internal static class SealedRecipe
{
    public static byte[] Build(JsonNode recipe)
    {
        if (recipe["bytes"] is { } bytes) return Decode(bytes);
        var plaintext = Plaintext(recipe);
        var header = Decode(recipe["header"]!);
        using var key = new SecretKey(Decode(recipe["key"]!));
        using var cipher = new SegmentCipher(key, Decode(recipe["associatedData"]!), header);
        var built = new List<byte>(header);
        foreach (var segment in recipe["segments"]?.AsArray() ?? Segments(plaintext.Length))
        {
            var (start, length) = ((int)segment!["start"]!, (int)segment["length"]!);
            var sealedSegment = new byte[length + SealedSize.Tag];
            cipher.Seal((int)segment["index"]!, (bool)segment["last"]!, plaintext.AsSpan(start, length), sealedSegment);
            built.AddRange(sealedSegment);
        }

        return Change([.. built], recipe["then"]?.AsArray() ?? []);
    }

    private static byte[] Plaintext(JsonNode recipe)
    {
        var zeros = (int?)recipe["zeros"] ?? 0;
        byte[] plaintext = [.. Fixed.Pattern((int)recipe["plaintextLength"]!), .. new byte[zeros]];
        if (recipe["notZero"] is { } place) plaintext[(int)place] = 1;
        return plaintext;
    }

    /// <summary>The segments of an ordinary sealing.</summary>
    public static JsonArray Segments(int plainLength)
    {
        var segments = new JsonArray();
        var count = (int)SealedSize.Segments(plainLength);
        for (var index = 0; index < count; index++)
        {
            var start = (int)SealedSize.PlainStart(index);
            var length = (int)Math.Min(plainLength, SealedSize.PlainStart(index + 1)) - start;
            segments.Add(Segment(index, index == count - 1, start, length));
        }

        return segments;
    }

    public static JsonObject Segment(int index, bool last, int start, int length) =>
        new() { ["index"] = index, ["last"] = last, ["start"] = start, ["length"] = length };

    private static byte[] Change(byte[] bytes, JsonArray steps)
    {
        foreach (var step in steps)
        {
            bytes = (string)step!["do"]! switch
            {
                "cut" => bytes[..(int)step["length"]!],
                "append" => [.. bytes, .. Decode(step["bytes"]!)],
                "flip" => Flip(bytes, (int)step["offset"]!, (int)step["bit"]!),
                "swap" => Swap(bytes, (int)step["first"]!, (int)step["second"]!),
                "remove" => [.. bytes[..StartOf((int)step["segment"]!)], .. bytes[StartOf((int)step["segment"]! + 1)..]],
                var other => throw new InvalidDataException($"Unknown step: {other}"),
            };
        }

        return bytes;
    }

    private static byte[] Flip(byte[] bytes, int offset, int bit)
    {
        bytes[offset] ^= (byte)(1 << bit);
        return bytes;
    }

    // Whole segments other than the first, so that lengths stay what they were.
    private static byte[] Swap(byte[] bytes, int first, int second)
    {
        var kept = bytes[StartOf(first)..StartOf(first + 1)];
        bytes.AsSpan(StartOf(second), SealedSize.Segment).CopyTo(bytes.AsSpan(StartOf(first)));
        kept.CopyTo(bytes, StartOf(second));
        return bytes;
    }

    private static int StartOf(int segment) => segment * SealedSize.Segment;

    private static byte[] Decode(JsonNode text) => Base64Url.DecodeFromChars((string)text!);
}
