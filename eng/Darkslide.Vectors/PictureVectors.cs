using System.Globalization;
using System.Text.Json.Nodes;

namespace Darkslide.Vectors;

/// <summary>The rules about pictures (FORMAT.md, section 5), which manifests and vaults share.</summary>
internal static class PictureVectors
{
    public static IEnumerable<Vector> Make(DocumentVectors vectors) =>
        [.. Counts(vectors), .. Names(vectors), .. Titles(vectors), .. Captions(vectors), .. Sizes(vectors), .. Blobs(vectors)];

    private static IEnumerable<Vector> Counts(DocumentVectors vectors)
    {
        yield return vectors.Refuses("pictures-missing", "No pictures", d => d.Remove("pictures"));
        yield return vectors.Refuses("pictures-none", "An empty list of pictures", d => d["pictures"] = new JsonArray());
        yield return vectors.Refuses("pictures-object", "Pictures that are no list", d => d["pictures"] = new JsonObject());
        yield return vectors.Refuses("pictures-null-in-list", "Null in place of a picture", d => d["pictures"]![1] = null);
        yield return vectors.Refuses("pictures-text-in-list", "A text in place of a picture", d => d["pictures"]![1] = "picture");
        yield return vectors.Refuses("pictures-2001", "2,001 pictures", d => d["pictures"] = new JsonArray([.. Enumerable.Range(0, 2_001).Select(_ => new JsonObject())]));
    }

    private static IEnumerable<Vector> Names(DocumentVectors vectors)
    {
        yield return Named("name-255-bytes", "A name of 255 bytes", string.Concat(Enumerable.Repeat("\u5199", 85)));
        yield return Named("name-other-script", "A name of another script, with spaces and signs", "\u0634\u0627\u0637\u0626 \u5199\u771F (1) <b>&amp;:*?\"|.jpg");
        yield return Named("name-dots", "Three dots are a name", "...");
        yield return vectors.Accepts("name-not-folded", "Only A to Z are folded", d =>
        {
            Picture(d, 0)["name"] = "\u00C4.jpg";
            Picture(d, 1)["name"] = "\u00E4.jpg";
        });
        yield return Misnamed("name-empty", "An empty name", "");
        yield return Misnamed("name-dot", "A dot", ".");
        yield return Misnamed("name-dot-dot", "Two dots", "..");
        yield return Misnamed("name-256-bytes", "A name of 256 bytes", new string('a', 256));
        yield return Misnamed("name-256-bytes-utf-8", "86 characters of 3 bytes", string.Concat(Enumerable.Repeat("\u5199", 86)));
        yield return Misnamed("name-slash", "A path", "../../etc/passwd");
        yield return Misnamed("name-backslash", "A path of another system", "..\\x.jpg");
        foreach (var sign in "\u0000\n\u001F\u007F\u0085\u009F\u061C\u200E\u200F\u2028\u2029\u202A\u202E\u2066\u2069")
        {
            var code = ((int)sign).ToString("x4", CultureInfo.InvariantCulture);
            yield return Misnamed($"name-u{code}", $"U+{code.ToUpperInvariant()} in a name", $"a{sign}b.jpg");
        }

        yield return vectors.Refuses("name-twice", "Two pictures of one name", d => Picture(d, 1)["name"] = (string)Picture(d, 0)["name"]!);
        yield return vectors.Refuses("name-twice-folded", "Two names that differ by the case of A to Z", d => Picture(d, 1)["name"] = "PICTURE-001.jpg");
        yield return vectors.Refuses("name-missing", "No name", d => Picture(d, 0).Remove("name"));
        yield return vectors.Refuses("name-number", "A name that is a number", d => Picture(d, 0)["name"] = 1);

        Vector Named(string name, string what, string value) => vectors.Accepts(name, what, d => Picture(d, 0)["name"] = value);
        Vector Misnamed(string name, string what, string value) => vectors.Refuses(name, what, d => Picture(d, 0)["name"] = value);
    }

    private static IEnumerable<Vector> Captions(DocumentVectors vectors)
    {
        yield return vectors.Accepts("caption", "A caption of several lines", d => Picture(d, 0)["caption"] = "Anna & Ben\n\u2014 1969 \u200F");
        yield return vectors.Accepts("caption-empty", "An empty caption", d => Picture(d, 0)["caption"] = "");
        yield return vectors.Accepts("caption-2000", "A caption of 2,000 characters", d => Picture(d, 0)["caption"] = JsonVectors.Repeat("\U0001F5BC", 2_000));
        yield return vectors.Refuses("caption-2001", "A caption of 2,001 characters", d => Picture(d, 0)["caption"] = JsonVectors.Repeat("a", 2_001));
        yield return vectors.Refuses("caption-list", "A caption that is a list", d => Picture(d, 0)["caption"] = new JsonArray());
    }

    private static IEnumerable<Vector> Titles(DocumentVectors vectors)
    {
        yield return vectors.Accepts("title-of-picture", "A picture with a title", d => Picture(d, 0)["title"] = "<b>First</b> dance \u202E\U0001F483");
        yield return vectors.Accepts("title-of-picture-200", "A picture's title of 200 characters", d => Picture(d, 0)["title"] = JsonVectors.Repeat("\U0001F5BC", 200));
        yield return vectors.Refuses("title-of-picture-201", "A picture's title of 201 characters", d => Picture(d, 0)["title"] = JsonVectors.Repeat("\U0001F5BC", 201));
        yield return vectors.Refuses("title-of-picture-empty", "A picture's empty title", d => Picture(d, 0)["title"] = "");
        yield return vectors.Refuses("title-of-picture-number", "A picture's title that is a number", d => Picture(d, 0)["title"] = 7);
    }

    private static IEnumerable<Vector> Sizes(DocumentVectors vectors)
    {
        yield return vectors.Accepts("size-longest", "65,535 pixels wide", d => Resize(Picture(d, 0), 65_535, 1));
        yield return vectors.Accepts("size-largest", "400,000,000 pixels", d => Resize(Picture(d, 0), 20_000, 20_000));
        yield return vectors.Refuses("size-too-large", "400,020,000 pixels", d => Resize(Picture(d, 0), 20_001, 20_000));
        yield return vectors.Refuses("size-bomb", "65,535 by 65,535 pixels", d => Resize(Picture(d, 0), 65_535, 65_535));
        yield return vectors.Refuses("size-65536", "65,536 pixels wide", d => Resize(Picture(d, 0), 65_536, 1));
        yield return vectors.Refuses("size-0", "No pixel wide", d => Resize(Picture(d, 0), 0, 1));
        yield return vectors.Refuses("size-negative", "A negative height", d => Resize(Picture(d, 0), 1, -1));
        yield return vectors.Refuses("size-missing", "No height", d => Picture(d, 0).Remove("height"));
        yield return vectors.Refuses("size-fraction", "Half a pixel", d => Picture(d, 0)["width"] = 0.5);
        yield return vectors.Refuses("size-text", "A width that is a text", d => Picture(d, 0)["width"] = "6000");
        yield return vectors.Refuses("size-of-preview", "A preview too large", d => Resize(Blob(d, "preview"), 65_535, 65_535));
    }

    private static IEnumerable<Vector> Blobs(DocumentVectors vectors)
    {
        yield return vectors.Accepts("length-longest", "2 GiB", d => Blob(d, "preview")["length"] = 2_147_483_648);
        yield return vectors.Accepts("blob-65535", "The highest number", d => Blob(d, "preview")["blob"] = 65_535);
        foreach (var type in new[] { "image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "image/heic", "image/tiff" })
        {
            yield return vectors.Accepts("media-" + type[6..], $"A picture of {type}", d => Blob(d, "preview")["mediaType"] = type);
        }

        yield return Bad("length-0", "No byte", "length", 0);
        yield return Bad("length-too-long", "A byte more than 2 GiB", "length", 2_147_483_649);
        yield return Bad("length-missing", "No length", "length", null);
        yield return Bad("blob-65536", "A number above the highest", "blob", 65_536);
        yield return Bad("blob-negative", "A negative number", "blob", -1);
        yield return Bad("blob-missing", "No number", "blob", null);
        yield return Bad("media-svg", "A kind that is no raster picture", "mediaType", "image/svg+xml");
        yield return Bad("media-upper-case", "A kind in upper case", "mediaType", "IMAGE/JPEG");
        yield return Bad("media-missing", "No kind", "mediaType", null);
        yield return Bad("id-short", "An id of 15 bytes", "id", Fixed.Text(new byte[15]));
        yield return Bad("id-long", "An id of 17 bytes", "id", Fixed.Text(new byte[17]));
        yield return Bad("id-padded", "base64url with padding", "id", Fixed.Text(new byte[16]) + "==");
        yield return Bad("id-leftover-bits", "base64url with leftover bits", "id", Fixed.Text(new byte[16])[..^1] + "B");
        yield return Bad("id-other-alphabet", "A character of the other alphabet", "id", "+" + Fixed.Text(new byte[16])[1..]);
        yield return Bad("id-space", "A space in base64url", "id", " " + Fixed.Text(new byte[16])[1..]);
        yield return Bad("id-number", "An id that is a number", "id", 7);
        yield return Bad("key-short", "A key of 16 bytes", "key", Fixed.Text(new byte[16]));
        yield return Bad("key-leftover-bits", "A key with leftover bits", "key", Fixed.Text(new byte[32])[..^1] + "C");
        yield return Bad("key-missing", "No key", "key", null);
        yield return vectors.Refuses("blob-twice", "A number used twice", d => Blob(d, "preview")["blob"] = (int)Blob(d, "original")["blob"]!);
        yield return vectors.Refuses("thumbnail-missing", "No thumbnail", d => Picture(d, 1).Remove("thumbnail"));
        yield return vectors.Refuses("preview-null", "A preview that is null", d => Picture(d, 1)["preview"] = null);
        yield return vectors.Refuses("preview-list", "A preview that is a list", d => Picture(d, 1)["preview"] = new JsonArray());
        yield return vectors.Refuses("original-text", "An original that is a text", d => Picture(d, 1)["original"] = "yes");

        Vector Bad(string name, string what, string member, JsonNode? value) => vectors.Refuses(name, what, d =>
        {
            if (value is null) Blob(d, "preview").Remove(member);
            else Blob(d, "preview")[member] = value;
        });
    }

    private static JsonObject Picture(JsonObject document, int index) => document["pictures"]![index]!.AsObject();

    private static JsonObject Blob(JsonObject document, string rendition) => Picture(document, 0)[rendition]!.AsObject();

    private static void Resize(JsonObject picture, int width, int height)
    {
        picture["width"] = width;
        picture["height"] = height;
    }
}
