using System.Text;
using System.Text.Json.Nodes;

namespace Darkslide.Vectors;

/// <summary>How JSON is read (FORMAT.md, section 1): the same for manifests and vaults.</summary>
internal static class JsonVectors
{
    public static IEnumerable<Vector> Make(DocumentVectors vectors, Func<JsonObject> good, int mostBytes)
    {
        var text = Documents.Text(good());
        var id = (string)good()["packs"]![0]!["id"]!;
        var spaces = mostBytes - Encoding.UTF8.GetByteCount(text);
        yield return vectors.Accepts("whole", "As FORMAT.md shows it", _ => { });
        yield return vectors.Accepts("unknown-members", "Unknown members are ignored, everywhere", document =>
        {
            document["future"] = new JsonObject { ["a"] = new JsonArray(1, "b", null) };
            document["pictures"]![0]!["future"] = true;
            document["pictures"]![0]!["thumbnail"]!["future"] = 1.5;
        }, _ => { });
        yield return vectors.AcceptsText("duplicate-member", "Of two members with the same name the last counts", text[..^1] + ",\"title\":\"Another\"}", document => document["title"] = "Another");
        yield return vectors.AcceptsText("numbers", "Whole numbers however they are written", text.Replace("\"width\":6000", "\"width\":6.0e3", StringComparison.Ordinal).Replace("\"version\":1", "\"version\":1.0", StringComparison.Ordinal), _ => { });
        yield return vectors.AcceptsText("escapes", "Escapes, in names and base64url too", text.Replace("\"title\"", "\"\\u0074itle\"", StringComparison.Ordinal).Replace("image/webp", "image\\/webp", StringComparison.Ordinal).Replace(id, $"\\u{(int)id[0]:x4}{id[1..]}", StringComparison.Ordinal).Replace("Wedding", "\\u0057edding", StringComparison.Ordinal), _ => { });
        yield return vectors.AcceptsText("white-space", "White space around everything", " \t\r\n" + text.Replace(":", " : ", StringComparison.Ordinal).Replace(",\"", "\n,\t\"", StringComparison.Ordinal).Replace("10 : 00 : 00", "10:00:00", StringComparison.Ordinal) + " \n", _ => { });
        yield return vectors.AcceptsText("deep", "An unknown member a thousand levels deep", $"{text[..^1]},\"future\":{new string('[', 1_000)}{new string(']', 1_000)}}}", _ => { });
        yield return vectors.AcceptsText("longest", "As long as may be", text, _ => { }, spaces);
        yield return vectors.Accepts("optional-missing", "No title", document => document.Remove("title"));
        yield return vectors.Accepts("optional-null", "A title that is null is none", document => document["title"] = null, document => document.Remove("title"));
        yield return vectors.Accepts("title-1", "A title of one character", document => document["title"] = "A");
        yield return vectors.Accepts("title-200", "A title of 200 characters beyond U+FFFF", document => document["title"] = Repeat("\U0001F5BC", 200));

        yield return vectors.RefusesText("too-long", "A byte more than may be", text, spaces: spaces + 1);
        yield return vectors.RefusesText("empty", "No document", "");
        yield return vectors.RefusesText("not-json", "No JSON", "Wedding");
        yield return vectors.RefusesText("array", "An array", "[]");
        yield return vectors.RefusesText("null", "Null", "null");
        yield return vectors.RefusesText("cut-off", "The last character is missing", text[..^1]);
        yield return vectors.RefusesText("trailing", "Something behind it", text + "{}");
        yield return vectors.RefusesText("trailing-comma", "A comma behind the last member", text[..^1] + ",}");
        yield return vectors.RefusesText("comment", "A comment", "/* */" + text);
        yield return vectors.RefusesText("single-quotes", "Single quotes", text.Replace('"', '\''));
        yield return vectors.RefusesBytes("byte-order-mark", "A byte order mark in front", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);
        yield return vectors.RefusesBytes("not-utf-8", "A byte that is no UTF-8, in a title", [.. Encoding.UTF8.GetBytes(text).Select(b => b == 'W' ? (byte)0xFF : b)]);
        yield return vectors.RefusesBytes("not-utf-8-in-unknown-member", "The same in an unknown member", [.. Encoding.UTF8.GetBytes(text[..^1] + ",\"future\":\""), 0xC3, .. "\"}"u8]);
        yield return vectors.RefusesText("lone-surrogate", "A lone surrogate in a title", text.Replace("Wedding", "\\ud83d", StringComparison.Ordinal));
        yield return vectors.RefusesText("control-in-string", "A raw line feed in a title", text.Replace("Wedding", "Wed\nding", StringComparison.Ordinal));

        yield return vectors.Refuses("version-2", "Another version", document => document["version"] = 2, "unknown-version");
        yield return vectors.Refuses("version-0", "Version 0", document => document["version"] = 0, "unknown-version");
        yield return vectors.RefusesText("version-2-alone", "The version is looked at first", "{\"version\":2}", "unknown-version");
        yield return vectors.Refuses("version-missing", "No version", document => document.Remove("version"));
        yield return vectors.Refuses("version-text", "A version that is a text", document => document["version"] = "1");
        yield return vectors.Refuses("version-fraction", "A version that is no whole number", document => document["version"] = 1.5);
        yield return vectors.Refuses("title-empty", "An empty title", document => document["title"] = "");
        yield return vectors.Refuses("title-201", "A title of 201 characters", document => document["title"] = Repeat("a", 201));
        yield return vectors.Refuses("title-number", "A title that is a number", document => document["title"] = 7);
    }

    public static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
