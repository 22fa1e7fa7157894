using System.Text.Json.Nodes;
using static Darkslide.Vectors.Documents;

namespace Darkslide.Vectors;

/// <summary>Two picks documents and the one that they become (FORMAT.md, section 7). Written out here, not computed.</summary>
internal static class PicksMergeVectors
{
    public static IEnumerable<Vector> Make()
    {
        var a = PicksOf(Pick(1, Stamped("rating", 1, 1, 1)));
        yield return Merge("empty-both", "Nothing and nothing", PicksOf(), PicksOf(), PicksOf());
        yield return Merge("empty-one", "Something and nothing", a, PicksOf(), a);
        yield return Merge("same", "The same twice", a, a, a);
        yield return Merge("pictures", "Different pictures", PicksOf(Pick(2, Stamped("rating", 5, 1, 2))), a, PicksOf(Pick(1, Stamped("rating", 1, 1, 1)), Pick(2, Stamped("rating", 5, 1, 2))));
        yield return Merge(
            "fields",
            "Different fields of one picture",
            a,
            PicksOf(Pick(1, Stamped("label", "red", 1, 2), Stamped("remark", "Hm", 2, 2))),
            PicksOf(Pick(1, Stamped("rating", 1, 1, 1), Stamped("label", "red", 1, 2), Stamped("remark", "Hm", 2, 2))));
        yield return Field("later-wins", "The larger stamp wins, whichever the value", "rating", (5, 3, 1), (0, 4, 2), (0, 4, 2));
        yield return Field("stamps-are-numbers", "Stamps are compared as numbers", "rating", (5, 9, 1), (1, 10, 1), (1, 10, 1));
        yield return Field("device-decides", "Of equal stamps the larger device's wins", "label", ("blue", 7, 2), ("red", 7, 1), ("blue", 7, 2));
        yield return Field("taken-away", "What was taken away later stays away", "remark", ("Keep", 3, 2), ("", 4, 1), ("", 4, 1));
        yield return Field("set-again", "And what was set again is there", "remark", ("", 4, 1), ("Keep", 5, 1), ("Keep", 5, 1));
        yield return Field("value-decides-rating", "Of equal stamps of one device the larger rating", "rating", (-1, 7, 1), (2, 7, 1), (2, 7, 1));
        yield return Field("value-decides-label", "Of equal stamps of one device the later label", "label", ("purple", 7, 1), ("red", 7, 1), ("purple", 7, 1));
        yield return Field("value-decides-remark", "The larger remark, by UTF-16 code units: U+1F5BC is below U+FB01", "remark", ("\U0001F5BC", 7, 1), ("\uFB01", 7, 1), ("\uFB01", 7, 1));
        yield return Field("value-longer-remark", "A remark is larger than its beginning", "remark", ("abc", 7, 1), ("abcd", 7, 1), ("abcd", 7, 1));
        yield return Merge(
            "crossed",
            "Each has one of the later fields",
            PicksOf(Pick(1, Stamped("rating", 4, 9, 1), Stamped("label", "red", 1, 1))),
            PicksOf(Pick(1, Stamped("rating", 2, 8, 2), Stamped("label", "blue", 2, 2))),
            PicksOf(Pick(1, Stamped("rating", 4, 9, 1), Stamped("label", "blue", 2, 2))));
    }

    private static Vector Field(string name, string what, string field, (JsonNode Is, long At, int By) one, (JsonNode Is, long At, int By) other, (JsonNode Is, long At, int By) merged) =>
        Merge(name, what, Of(one, field), Of(other, field), Of(merged, field));

    private static JsonObject Of((JsonNode Is, long At, int By) field, string name) => PicksOf(Pick(1, Stamped(name, field.Is.DeepClone(), field.At, field.By)));

    private static Vector Merge(string name, string what, JsonObject one, JsonObject other, JsonObject merged) => new(
        "picks",
        "picks-merge",
        "merge-" + name,
        what,
        new JsonObject { ["one"] = one.DeepClone(), ["other"] = other.DeepClone(), ["merged"] = merged.DeepClone() });
}
