using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>Who sends a manifest's pictures, and which of them is its cover (FORMAT.md, sections 5 and 5.3).</summary>
internal static class SenderVectors
{
    public static IEnumerable<Vector> Make(DocumentVectors vectors) => [.. Names(vectors), .. Covers(vectors), .. Logos(vectors)];

    private static IEnumerable<Vector> Names(DocumentVectors vectors)
    {
        yield return vectors.Accepts("from", "A sender's name with markup and a mark of direction", d => d["from"] = "<img src=x onerror=alert(1)> \u202E \u0633\u062A\u0648\u062F\u064A\u0648");
        yield return vectors.Accepts("from-200", "A sender's name of 200 characters", d => d["from"] = JsonVectors.Repeat("\U0001F5BC", 200));
        yield return vectors.Refuses("from-201", "A sender's name of 201 characters", d => d["from"] = JsonVectors.Repeat("\u5199", 201));
        yield return vectors.Refuses("from-100000", "A sender's name of 100,000 characters", d => d["from"] = JsonVectors.Repeat("a", 100_000));
        yield return vectors.Refuses("from-empty", "An empty sender's name", d => d["from"] = "");
        yield return vectors.Refuses("from-object", "A sender's name that is an object", d => d["from"] = new JsonObject());
    }

    private static IEnumerable<Vector> Covers(DocumentVectors vectors)
    {
        yield return vectors.Accepts("cover-first", "The first picture is the cover", d => d["cover"] = 0);
        yield return vectors.Accepts("cover-last", "The last picture is the cover", d => d["cover"] = 1);
        yield return vectors.Accepts("cover-null", "A cover that is null is none", d => d["cover"] = null, d => d.Remove("cover"));
        yield return vectors.Refuses("cover-beyond", "A cover that there is not", d => d["cover"] = 2);
        yield return vectors.Refuses("cover-far-beyond", "A cover above the most pictures", d => d["cover"] = 2_000);
        yield return vectors.Refuses("cover-negative", "A negative cover", d => d["cover"] = -1);
        yield return vectors.Refuses("cover-fraction", "Half a cover", d => d["cover"] = 0.5);
        yield return vectors.Refuses("cover-name", "A cover by its name", d => d["cover"] = "picture-001.jpg");
    }

    private static IEnumerable<Vector> Logos(DocumentVectors vectors)
    {
        foreach (var type in new[] { "image/png", "image/webp", "image/jpeg" })
        {
            yield return vectors.Accepts("logo-" + type[6..], $"A logo of {type}", d => d["logo"] = Logo(type, 480, 160, 1_000));
        }

        yield return vectors.Accepts("logo-largest", "The largest logo", d => d["logo"] = Logo("image/webp", SenderLogo.LongestSide, SenderLogo.LongestSide, SenderLogo.MostBytes));
        yield return vectors.Accepts("logo-smallest", "A logo of one pixel and one byte", d => d["logo"] = Logo("image/webp", 1, 1, 1));
        yield return Bad("logo-too-long", "A logo of a byte too many", Logo("image/webp", 480, 160, SenderLogo.MostBytes + 1));
        yield return Bad("logo-too-wide", "A logo a pixel too wide", Logo("image/webp", SenderLogo.LongestSide + 1, 160, 9));
        yield return Bad("logo-width-0", "A logo without a pixel", Logo("image/webp", 0, 160, 9));
        yield return Bad("logo-svg", "A logo that can hold a program", Logo("image/svg+xml", 480, 160, 9));
        yield return Bad("logo-media-prefix", "A kind of logo that only begins well", Logo("image/pngx", 480, 160, 9));
        yield return Bad("logo-media-line-feed", "A kind of logo with a line feed behind it", Logo("image/png\n", 480, 160, 9));
        yield return Bad("logo-empty", "A logo without a byte", Logo("image/webp", 480, 160, 0));
        yield return Bad("logo-data-missing", "A logo without data", new JsonObject { ["mediaType"] = "image/webp", ["width"] = 1, ["height"] = 1 });
        yield return Bad("logo-text", "A logo that is an address", "https://example.org/logo.png");

        Vector Bad(string name, string what, JsonNode logo) => vectors.Refuses(name, what, d => d["logo"] = logo.DeepClone());
    }

    private static JsonObject Logo(string mediaType, int width, int height, int bytes) => new()
    {
        ["mediaType"] = mediaType,
        ["width"] = width,
        ["height"] = height,
        ["data"] = Fixed.Text(Fixed.Pattern(bytes)),
    };
}
