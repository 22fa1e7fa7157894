using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>Vaults (FORMAT.md, section 6).</summary>
internal static class VaultVectors
{
    private static readonly DocumentVectors Vectors = new(BlobKind.Vault, Documents.Vault);

    public static IEnumerable<Vector> Make() =>
    [
        .. JsonVectors.Make(Vectors, Documents.Vault, VaultCodec.MostBytes),
        .. PictureVectors.Make(Vectors), .. PackVectors.Make(Vectors), .. PdfVectors.Make(Vectors, inVault: true), .. Times(), .. Counts(), .. Links(), .. Vectors.Sealed(),
    ];

    private static IEnumerable<Vector> Times()
    {
        yield return Vectors.Accepts("created-leap-day", "29 February", d => d["created"] = "2028-02-29T23:59:00Z");
        yield return Vectors.Accepts("created-first", "The first minute of 1970", d => d["created"] = "1970-01-01T00:00:00Z");
        yield return Vectors.Accepts("created-last", "The last minute of 9999", d => d["created"] = "9999-12-31T23:59:00Z");
        foreach (var (name, what, value) in new[]
        {
            ("seconds", "Seconds", "2026-11-23T10:00:01Z"),
            ("fraction", "A fraction", "2026-11-23T10:00:00.000Z"),
            ("offset", "An offset", "2026-11-23T10:00:00+00:00"),
            ("lower-case", "Lower case", "2026-11-23t10:00:00z"),
            ("no-zone", "No zone", "2026-11-23T10:00:00"),
            ("space", "A space in place of the T", "2026-11-23 10:00:00Z"),
            ("30-february", "A day that there is not", "2026-02-30T10:00:00Z"),
            ("29-february-2026", "No leap year", "2026-02-29T10:00:00Z"),
            ("month-13", "A month that there is not", "2026-13-01T10:00:00Z"),
            ("hour-24", "An hour that there is not", "2026-11-23T24:00:00Z"),
            ("minute-60", "A minute that there is not", "2026-11-23T10:60:00Z"),
            ("1969", "Before 1970", "1969-12-31T23:59:00Z"),
            ("year-10000", "A year of five digits", "10000-01-01T00:00:00Z"),
            ("empty", "An empty text", ""),
        })
        {
            yield return Vectors.Refuses("created-" + name, what, d => d["created"] = value);
        }

        yield return Vectors.Refuses("created-number", "A number", d => d["created"] = 1_795_428_000);
        yield return Vectors.Refuses("created-missing", "No time", d => d.Remove("created"));
    }

    private static IEnumerable<Vector> Counts()
    {
        yield return Vectors.Accepts("links-none", "No link", d => d["links"] = new JsonArray());
        yield return Vectors.Accepts("links-500", "500 links", d => d["links"] = Many(500));
        yield return Vectors.Refuses("links-501", "501 links", d => d["links"] = new JsonArray([.. Enumerable.Range(0, 501).Select(_ => new JsonObject())]));
        yield return Vectors.Refuses("links-missing", "No list of links", d => d.Remove("links"));
        yield return Vectors.Accepts("marked", "Each link has marked pictures of its own", d => d["marked"] = true);
        yield return Vectors.Accepts("marked-false", "A mark that is false is none", d => d["marked"] = false, d => d.Remove("marked"));
        yield return Vectors.Refuses("marked-text", "A text in place of a flag", d => d["marked"] = "true");
        yield return Vectors.Accepts("events", "How far events were seen", d => d["events"] = new JsonObject { ["count"] = 12, ["head"] = Fixed.Text(Fixed.Bytes("head", 32)) });
        yield return Vectors.Accepts("events-null", "Events that are null are none", d => d["events"] = null, d => d.Remove("events"));
        yield return Vectors.Refuses("events-head-short", "A head of 31 bytes", d => d["events"] = new JsonObject { ["count"] = 12, ["head"] = Fixed.Text(new byte[31]) });
        yield return Vectors.Refuses("events-count-negative", "Fewer than no events", d => d["events"] = new JsonObject { ["count"] = -1, ["head"] = Fixed.Text(new byte[32]) });
        yield return Vectors.Accepts("original-missing", "A share may lack originals", d => d["pictures"]![1]!.AsObject().Remove("original"));
        yield return Vectors.Accepts("original-null", "An original that is null is none", d => d["pictures"]![1]!["original"] = null, d => d["pictures"]![1]!.AsObject().Remove("original"));
    }

    private static IEnumerable<Vector> Links()
    {
        yield return Vectors.Accepts("link-to-missing", "A missing name is none", d => Link(d).Remove("to"), d => Link(d)["to"] = null);
        yield return Vectors.Accepts("link-view", "A view-only link", d => Link(d)["tier"] = "view");
        yield return Vectors.Accepts("link-499", "The highest number", d => Link(d)["number"] = 499);
        yield return Bad("number-500", "A number above the highest", "number", 500);
        yield return Bad("number-negative", "A negative number", "number", -1);
        yield return Bad("number-twice", "A number used twice", "number", 1);
        yield return Bad("number-missing", "No number", "number", null);
        yield return Bad("to-empty", "An empty name", "to", "");
        yield return Bad("to-201", "A name of 201 characters", "to", JsonVectors.Repeat("a", 201));
        yield return Bad("secret-short", "A secret of 23 bytes", "secret", Fixed.Text(new byte[23]));
        yield return Bad("secret-missing", "No secret", "secret", null);
        yield return Bad("link-key-long", "A link key of 33 bytes", "linkKey", Fixed.Text(new byte[33]));
        yield return Bad("link-key-missing", "No link key", "linkKey", null);
        yield return Bad("manifest-key-short", "A manifest key of 31 bytes", "manifestKey", Fixed.Text(new byte[31]));
        yield return Bad("manifest-key-missing", "No manifest key", "manifestKey", null);
        yield return Bad("tier-unknown", "A tier that there is not", "tier", "none");
        yield return Bad("tier-missing", "No tier", "tier", null);
        yield return Vectors.Accepts("link-code-to", "Whose holders get codes", d => Link(d)["codeTo"] = new JsonArray("anna@example.org", "@example.net"));
        yield return Vectors.Accepts("link-code-to-20", "As many as there may be, one as long as it may be", d => Link(d)["codeTo"] = Entries(19, JsonVectors.Repeat("a", 320)));
        yield return Vectors.Accepts("link-code-to-null", "A list that is null is none", d => Link(d)["codeTo"] = null, d => Link(d).Remove("codeTo"));
        yield return Bad("code-to-none", "An empty list", "codeTo", new JsonArray());
        yield return Bad("code-to-21", "More than there may be", "codeTo", Entries(20, "b@example.org"));
        yield return Bad("code-to-empty", "An empty entry", "codeTo", new JsonArray(""));
        yield return Bad("code-to-321", "An entry of 321 characters", "codeTo", new JsonArray(JsonVectors.Repeat("a", 321)));
        yield return Bad("code-to-number", "An entry that is no text", "codeTo", new JsonArray("anna@example.org", 7));
        yield return Bad("code-to-null-within", "An entry that is null", "codeTo", new JsonArray("anna@example.org", null));
        yield return Bad("code-to-text", "A text in place of a list", "codeTo", "anna@example.org");
        yield return Bad("password-text", "The password itself", "password", "secret");
        yield return Bad("password-missing", "Not told whether there is a password", "password", null);
    }

    private static Vector Bad(string name, string what, string member, JsonNode? value) => Vectors.Refuses(name.StartsWith("link", StringComparison.Ordinal) ? name : "link-" + name, what, d =>
    {
        if (value is null) Link(d).Remove(member);
        else Link(d)[member] = value;
    });

    private static JsonObject Link(JsonObject document) => document["links"]![0]!.AsObject();

    private static JsonArray Entries(int count, string last) => new([.. Enumerable.Range(0, count).Select(i => $"a{i}@example.org"), last]);

    private static JsonArray Many(int count) => new([.. Enumerable.Range(0, count).Select(i => Documents.Link(i, "Anna"))]);
}
