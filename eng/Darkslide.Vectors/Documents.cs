using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>JSON of good manifests and vaults, from which vectors break one rule at a time.</summary>
internal static class Documents
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Manifest(Tier tier = Tier.Full, int pictures = 2) => new()
    {
        ["version"] = 1,
        ["tier"] = tier == Tier.Full ? "full" : "view",
        ["title"] = "Wedding, second day",
        ["to"] = "Anna",
        ["pictures"] = Pictures(pictures, tier == Tier.Full, firstBlob: 1),
    };

    public static JsonObject Vault() => new()
    {
        ["version"] = 1,
        ["title"] = "Wedding, second day",
        ["created"] = "2026-11-23T10:00:00Z",
        ["links"] = new JsonArray(Link(0, "Anna"), Link(1, null)),
        ["pictures"] = Pictures(2, originals: true, firstBlob: 0),
    };

    public static JsonObject Link(int number, string? to) => new()
    {
        ["number"] = number,
        ["to"] = to,
        ["secret"] = Fixed.Text(Fixed.Bytes($"secret {number}", LinkSecret.Length)),
        ["linkKey"] = Fixed.Text(Fixed.Bytes($"link key {number}", SecretKey.Length)),
        ["tier"] = "full",
        ["password"] = to is null,
    };

    public static string Text(JsonNode document) => document.ToJsonString(Options);

    private static JsonArray Pictures(int count, bool originals, int firstBlob)
    {
        var each = originals ? 3 : 2;
        return new JsonArray([.. Enumerable.Range(0, count).Select(i => Picture(i + 1, firstBlob + (i * each), originals))]);
    }

    private static JsonObject Picture(int place, int blob, bool original)
    {
        var picture = new JsonObject
        {
            ["name"] = PictureName.Neutral(place, 1, "image/jpeg"),
            ["width"] = 6_000,
            ["height"] = 4_000,
            ["thumbnail"] = Blob(blob, 18_231, "image/webp", 400, 267),
            ["preview"] = Blob(blob + 1, 412_007, "image/webp", 2_048, 1_365),
        };
        if (original) picture["original"] = Blob(blob + 2, 9_120_044, "image/jpeg", 6_000, 4_000);
        return picture;
    }

    private static JsonObject Blob(int number, int length, string mediaType, int width, int height) => new()
    {
        ["blob"] = number,
        ["id"] = Fixed.Text(Fixed.Bytes($"id {number}", AssociatedData.IdLength)),
        ["key"] = Fixed.Text(Fixed.Bytes($"key {number}", SecretKey.Length)),
        ["length"] = length,
        ["mediaType"] = mediaType,
        ["width"] = width,
        ["height"] = height,
    };
}
