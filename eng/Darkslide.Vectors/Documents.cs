using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>JSON of good manifests, vaults and picks, from which vectors break one rule at a time.</summary>
internal static class Documents
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Manifest(Tier tier = Tier.Full) => new()
    {
        ["version"] = 1,
        ["tier"] = tier == Tier.Full ? "full" : "view",
        ["title"] = "Wedding, second day",
        ["to"] = "Anna",
        ["packs"] = Packs(firstBlob: 1),
        ["pictures"] = Pictures(tier == Tier.Full, firstBlob: 3),
    };

    public static JsonObject Vault() => new()
    {
        ["version"] = 1,
        ["title"] = "Wedding, second day",
        ["created"] = "2026-11-23T10:00:00Z",
        ["links"] = new JsonArray(Link(0, "Anna"), Link(1, null)),
        ["packs"] = Packs(firstBlob: 0),
        ["pictures"] = Pictures(originals: true, firstBlob: 2),
    };

    public static JsonObject Link(int number, string? to) => new()
    {
        ["number"] = number,
        ["to"] = to,
        ["secret"] = Fixed.Text(Fixed.Bytes($"secret {number}", LinkSecret.Length)),
        ["linkKey"] = Fixed.Text(Fixed.Bytes($"link key {number}", SecretKey.Length)),
        ["manifestKey"] = Fixed.Text(Fixed.Bytes($"manifest key {number}", SecretKey.Length)),
        ["tier"] = "full",
        ["password"] = to is null,
    };

    public static JsonObject Picks() => PicksOf(
        Pick(1, Stamped("rating", 3, 12, 1), Stamped("label", "red", 13, 1), Stamped("remark", "The one for grandma, please.", 15, 2)),
        Pick(2, Stamped("rating", -1, 14, 2)));

    public static JsonObject PicksOf(params JsonObject[] picks) => new() { ["version"] = 1, ["picks"] = new JsonArray([.. picks]) };

    public static JsonObject Pick(int picture, params (string Name, JsonObject Field)[] fields)
    {
        var pick = new JsonObject { ["picture"] = PictureId(picture) };
        foreach (var (name, field) in fields) pick[name] = field;
        return pick;
    }

    public static (string Name, JsonObject Field) Stamped(string name, JsonNode value, long at, int device) =>
        (name, new JsonObject { ["is"] = value, ["at"] = at, ["by"] = Device(device) });

    /// <summary>Ids whose texts sort as 1 and 2 do.</summary>
    public static string PictureId(int number) => Fixed.Text([0, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number]);

    public static string Device(int number) => Fixed.Text([9, 9, 9, 9, 9, 9, 9, (byte)number]);

    public static string Text(JsonNode document) => document.ToJsonString(Options);

    /// <summary>One pack for each of two pictures: <see cref="PackVectors"/> moves both into one.</summary>
    private static JsonArray Packs(int firstBlob) => new(Pack(firstBlob, 18_231), Pack(firstBlob + 1, 18_231));

    public static JsonObject Pack(int number, int length) => new()
    {
        ["blob"] = number,
        ["id"] = Fixed.Text(Fixed.Bytes($"id {number}", AssociatedData.IdLength)),
        ["key"] = Fixed.Text(Fixed.Bytes($"key {number}", SecretKey.Length)),
        ["length"] = length,
    };

    private static JsonArray Pictures(bool originals, int firstBlob)
    {
        var each = originals ? 2 : 1;
        return new JsonArray(Picture(1, firstBlob, originals), Picture(2, firstBlob + each, originals));
    }

    private static JsonObject Picture(int place, int blob, bool original)
    {
        var picture = new JsonObject
        {
            ["name"] = PictureName.Neutral(place, 1, "image/jpeg"),
            ["width"] = 6_000,
            ["height"] = 4_000,
            ["placeholder"] = "1QcSHQRnh493V4dIh4eXh1h4kJUI",
            ["thumbnail"] = new JsonObject
            {
                ["pack"] = place - 1,
                ["offset"] = 0,
                ["length"] = 18_231,
                ["mediaType"] = "image/webp",
                ["width"] = 400,
                ["height"] = 267,
            },
            ["preview"] = Blob(blob, 412_007, "image/webp", 2_048, 1_365),
        };
        if (original) picture["original"] = Blob(blob + 1, 9_120_044, "image/jpeg", 6_000, 4_000);
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
