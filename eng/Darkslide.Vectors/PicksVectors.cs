using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>Picks documents (FORMAT.md, section 7).</summary>
internal static class PicksVectors
{
    private static readonly DocumentVectors Vectors = new(BlobKind.Picks, Documents.Picks);

    public static IEnumerable<Vector> Make() =>
        [.. Json(), .. Counts(), .. Ratings(), .. Labels(), .. Remarks(), .. Stamps(), .. Vectors.Sealed(), .. PicksMergeVectors.Make()];

    private static IEnumerable<Vector> Json()
    {
        var text = Documents.Text(Documents.Picks());
        var spaces = PicksCodec.MostBytes - System.Text.Encoding.UTF8.GetByteCount(text);
        yield return Vectors.Accepts("whole", "As FORMAT.md shows it", _ => { });
        yield return Vectors.Accepts(
            "unknown-members",
            "Unknown members are ignored, everywhere",
            d =>
            {
                d["future"] = new JsonArray(1);
                Pick(d)["future"] = true;
                Pick(d)["rating"]!["future"] = "x";
            },
            _ => { });
        yield return Vectors.AcceptsText("longest", "As long as may be", text, _ => { }, spaces);
        yield return Vectors.RefusesText("too-long", "A byte more than may be", text, spaces: spaces + 1);
        yield return Vectors.RefusesText("not-json", "No JSON", "picks");
        yield return Vectors.RefusesText("array", "An array", "[]");
        yield return Vectors.Refuses("version-2", "Another version", d => d["version"] = 2, "unknown-version");
        yield return Vectors.Refuses("version-missing", "No version", d => d.Remove("version"));
    }

    private static IEnumerable<Vector> Counts()
    {
        yield return Vectors.Accepts("none", "Nothing was picked", d => d["picks"] = new JsonArray());
        yield return Vectors.Accepts("most", "4,000 pictures", d => d["picks"] = Many(4_000));
        yield return Vectors.Refuses("too-many", "4,001 pictures", d => d["picks"] = Many(4_001));
        yield return Vectors.Refuses("missing", "No list", d => d.Remove("picks"));
        yield return Vectors.Refuses("picture-missing", "A pick of no picture", d => Pick(d).Remove("picture"));
        yield return Vectors.Refuses("picture-short", "An id of 7 bytes", d => Pick(d)["picture"] = Fixed.Text(new byte[7]));
        yield return Vectors.Refuses("picture-twice", "A picture twice", d => Pick(d)["picture"] = Documents.PictureId(2));
        yield return Vectors.Accepts("fields-missing", "A picture of which nothing was set", d => d["picks"]![0] = new JsonObject { ["picture"] = Documents.PictureId(1) });
        yield return Vectors.Accepts("field-null", "A field that is null was never set", d => Pick(d)["remark"] = null, d => Pick(d).Remove("remark"));
    }

    private static IEnumerable<Vector> Ratings()
    {
        foreach (var rating in new[] { -1, 0, 5 }) yield return Vectors.Accepts($"rating-{rating}", $"Rating {rating}", d => Pick(d)["rating"]!["is"] = rating);
        foreach (var rating in new[] { -2, 6 }) yield return Vectors.Refuses($"rating-{rating}", $"Rating {rating}", d => Pick(d)["rating"]!["is"] = rating);
        yield return Vectors.Refuses("rating-half", "Half a star", d => Pick(d)["rating"]!["is"] = 2.5);
        yield return Vectors.Refuses("rating-text", "A rating that is a text", d => Pick(d)["rating"]!["is"] = "3");
        yield return Vectors.Refuses("rating-bare", "A rating without a stamp", d => Pick(d)["rating"] = 3);
    }

    private static IEnumerable<Vector> Labels()
    {
        foreach (var label in Enum.GetValues<PickLabel>())
        {
            var text = PicksCodec.LabelText(label);
            yield return Vectors.Accepts($"label-{text}", $"The label {text}", d => Pick(d)["label"]!["is"] = text);
        }

        yield return Vectors.Refuses("label-unknown", "A label that there is not", d => Pick(d)["label"]!["is"] = "orange");
        yield return Vectors.Refuses("label-upper-case", "A label in upper case", d => Pick(d)["label"]!["is"] = "Red");
        yield return Vectors.Refuses("label-empty", "An empty label", d => Pick(d)["label"]!["is"] = "");
    }

    private static IEnumerable<Vector> Remarks()
    {
        yield return Accepted("empty", "A remark taken away", "");
        yield return Accepted("450", "450 characters beyond U+FFFF", JsonVectors.Repeat("\U0001F5BC", 450));
        yield return Accepted("lines", "Several lines", "One\n\ntwo");
        yield return Accepted("markup", "Markup is text", "<img src=x onerror=alert(1)>&amp;\"'=1+1");
        yield return Accepted("right-to-left", "Right to left, with marks of direction", "\u0645\u0631\u062D\u0628\u0627 \u200F\u061C(1)\u200E");
        yield return Accepted("joined-emoji", "An emoji of several characters", "\U0001F469\u200D\u2764\uFE0F\u200D\U0001F469");
        yield return Refused("451", "451 characters", new string('a', 451));
        yield return Refused("100000", "100,000 characters", new string('a', 100_000));
        foreach (var sign in "\u0000\t\u000B\r\u001F\u007F\u0085\u009F\u2028\u2029\u202A\u202E\u2066\u2069")
        {
            var code = ((int)sign).ToString("x4", System.Globalization.CultureInfo.InvariantCulture);
            yield return Refused($"u{code}", $"U+{code.ToUpperInvariant()}", $"a{sign}b");
        }

        yield return Vectors.RefusesText("remark-lone-surrogate", "A lone surrogate", Documents.Text(Documents.Picks()).Replace("grandma", "\\ud83d", StringComparison.Ordinal));

        Vector Accepted(string name, string what, string remark) => Vectors.Accepts("remark-" + name, what, d => Pick(d)["remark"]!["is"] = remark);
        Vector Refused(string name, string what, string remark) => Vectors.Refuses("remark-" + name, what, d => Pick(d)["remark"]!["is"] = remark);
    }

    private static IEnumerable<Vector> Stamps()
    {
        yield return Vectors.Accepts("at-highest", "The highest stamp", d => Pick(d)["rating"]!["at"] = uint.MaxValue);
        yield return Vectors.Refuses("at-too-high", "A stamp above the highest", d => Pick(d)["rating"]!["at"] = uint.MaxValue + 1L);
        yield return Vectors.Refuses("at-0", "A stamp of 0", d => Pick(d)["rating"]!["at"] = 0);
        yield return Vectors.Refuses("at-missing", "No stamp", d => Pick(d)["rating"]!.AsObject().Remove("at"));
        yield return Vectors.Refuses("by-missing", "No device", d => Pick(d)["label"]!.AsObject().Remove("by"));
        yield return Vectors.Refuses("by-long", "A device of 9 bytes", d => Pick(d)["remark"]!["by"] = Fixed.Text(new byte[9]));
        yield return Vectors.Refuses("by-padded", "A device with padding", d => Pick(d)["remark"]!["by"] = Documents.Device(1) + "=");
    }

    private static JsonObject Pick(JsonObject document) => document["picks"]![0]!.AsObject();

    private static JsonArray Many(int count) =>
        new([.. Enumerable.Range(1, count).Select(Documents.PictureId).Order(StringComparer.Ordinal).Select(id => new JsonObject { ["picture"] = id })]);
}
