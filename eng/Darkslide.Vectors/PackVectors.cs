using System.Text.Json.Nodes;

namespace Darkslide.Vectors;

/// <summary>The rules about packs and placeholders (FORMAT.md, section 5.1), which manifests and vaults share.</summary>
internal static class PackVectors
{
    private const int Each = 18_231;
    private const int Most = 1_048_576;

    public static IEnumerable<Vector> Make(DocumentVectors vectors) =>
        [.. Packs(vectors), .. Coverage(vectors), .. Parts(vectors), .. Placeholders(vectors)];

    private static IEnumerable<Vector> Packs(DocumentVectors vectors)
    {
        yield return vectors.Accepts("pack-longest", "A pack of 1 MiB", d =>
        {
            Pack(d, 0)["length"] = Most;
            Thumbnail(d, 0)["length"] = Most;
        });
        yield return vectors.Refuses("packs-missing", "No packs", d => d.Remove("packs"));
        yield return vectors.Refuses("packs-none", "An empty list of packs", d => d["packs"] = new JsonArray());
        yield return vectors.Refuses("packs-2001", "2,001 packs", d => d["packs"] = new JsonArray([.. Enumerable.Range(0, 2_001).Select(_ => new JsonObject())]));
        yield return vectors.Refuses("pack-too-long", "A byte more than 1 MiB", d =>
        {
            Pack(d, 0)["length"] = Most + 1;
            Thumbnail(d, 0)["length"] = Most + 1;
        });
        yield return Bad("pack-length-0", "A pack without a byte", "length", 0);
        yield return Bad("pack-blob-65536", "A pack's number above the highest", "blob", 65_536);
        yield return Bad("pack-id-short", "A pack's id of 15 bytes", "id", Fixed.Text(new byte[15]));
        yield return Bad("pack-key-missing", "A pack without a key", "key", null);
        yield return vectors.Refuses("pack-blob-twice", "A pack and a preview of one number", d => Pack(d, 0)["blob"] = (int)d["pictures"]![1]!["preview"]!["blob"]!);

        Vector Bad(string name, string what, string member, JsonNode? value) => vectors.Refuses(name, what, d =>
        {
            if (value is null) Pack(d, 0).Remove(member);
            else Pack(d, 0)[member] = value;
        });
    }

    private static IEnumerable<Vector> Coverage(DocumentVectors vectors)
    {
        yield return vectors.Accepts("pack-of-two", "Two thumbnails in one pack", d => Join(d));
        yield return vectors.Accepts("pack-order", "Thumbnails in a pack in another order than the pictures", d =>
        {
            Join(d);
            Thumbnail(d, 0)["offset"] = Each;
            Thumbnail(d, 1)["offset"] = 0;
        });
        yield return vectors.Refuses("pack-gap-in-front", "A byte in front of the first thumbnail", d =>
        {
            Pack(d, 0)["length"] = Each + 1;
            Thumbnail(d, 0)["offset"] = 1;
        });
        yield return vectors.Refuses("pack-gap-between", "A byte between two thumbnails", d =>
        {
            Join(d, 1);
            Thumbnail(d, 1)["offset"] = Each + 1;
        });
        yield return vectors.Refuses("pack-rest", "A byte behind the last thumbnail", d => Pack(d, 0)["length"] = Each + 1);
        yield return vectors.Refuses("pack-overlap", "Two thumbnails share a byte", d =>
        {
            Join(d, -1);
            Thumbnail(d, 1)["offset"] = Each - 1;
        });
        yield return vectors.Refuses("pack-shared", "Two pictures have one thumbnail", d =>
        {
            Join(d, -Each);
            Thumbnail(d, 1)["offset"] = 0;
        });
        yield return vectors.Refuses("pack-unused", "A pack without a thumbnail", d =>
        {
            Join(d);
            d["packs"]!.AsArray().Add(Documents.Pack(60_000, 1));
        });
    }

    private static IEnumerable<Vector> Parts(DocumentVectors vectors)
    {
        yield return Bad("thumbnail-pack-2", "A pack that there is not", "pack", 2);
        yield return Bad("thumbnail-pack-negative", "A negative pack", "pack", -1);
        yield return Bad("thumbnail-pack-missing", "No pack", "pack", null);
        yield return Bad("thumbnail-offset-end", "It begins where the pack ends", "offset", Each);
        yield return Bad("thumbnail-offset-negative", "It begins before the pack", "offset", -1);
        yield return Bad("thumbnail-offset-missing", "No place", "offset", null);
        yield return Bad("thumbnail-beyond", "It ends a byte behind the pack", "length", Each + 1);
        yield return Bad("thumbnail-length-0", "No byte", "length", 0);
        yield return Bad("thumbnail-length-huge", "A length whose sum is no number of 32 bits", "length", 2_147_483_647);
        yield return Bad("thumbnail-length-missing", "No length of a thumbnail", "length", null);
        yield return Bad("thumbnail-media-svg", "A thumbnail that is no raster picture", "mediaType", "image/svg+xml");
        yield return Bad("thumbnail-size-0", "A thumbnail without a pixel", "width", 0);
        yield return vectors.Refuses("thumbnail-null", "A thumbnail that is null", d => d["pictures"]![1]!["thumbnail"] = null);

        Vector Bad(string name, string what, string member, JsonNode? value) => vectors.Refuses(name, what, d =>
        {
            if (value is null) Thumbnail(d, 0).Remove(member);
            else Thumbnail(d, 0)[member] = value;
        });
    }

    private static IEnumerable<Vector> Placeholders(DocumentVectors vectors)
    {
        yield return vectors.Accepts("placeholder-missing", "No placeholder", d => d["pictures"]![0]!.AsObject().Remove("placeholder"));
        yield return vectors.Accepts("placeholder-null", "A placeholder that is null is none", d => d["pictures"]![0]!["placeholder"] = null, d => d["pictures"]![0]!.AsObject().Remove("placeholder"));
        yield return vectors.Accepts("placeholder-5", "A placeholder of 5 bytes", d => d["pictures"]![0]!["placeholder"] = Fixed.Text(new byte[5]));
        yield return vectors.Accepts("placeholder-25", "A placeholder of 25 bytes", d => d["pictures"]![0]!["placeholder"] = Fixed.Text(new byte[25]));
        yield return Bad("placeholder-4", "A placeholder of 4 bytes", Fixed.Text(new byte[4]));
        yield return Bad("placeholder-26", "A placeholder of 26 bytes", Fixed.Text(new byte[26]));
        yield return Bad("placeholder-empty", "An empty placeholder", "");
        yield return Bad("placeholder-no-length", "A length that no base64url has", "AAAAAAAAA");
        yield return Bad("placeholder-padded", "A placeholder with padding", Fixed.Text(new byte[5]) + "=");
        yield return Bad("placeholder-leftover-bits", "A placeholder with leftover bits", "AAAAAAB");
        yield return Bad("placeholder-100000", "A placeholder of 100,000 characters", new string('A', 100_000));
        yield return Bad("placeholder-list", "A placeholder that is a list", new JsonArray());

        Vector Bad(string name, string what, JsonNode value) => vectors.Refuses(name, what, d => d["pictures"]![0]!["placeholder"] = value);
    }

    /// <summary>Puts both thumbnails into the first pack, and so many bytes more.</summary>
    private static void Join(JsonObject document, int more = 0)
    {
        document["packs"]!.AsArray().RemoveAt(1);
        Pack(document, 0)["length"] = (2 * Each) + more;
        Thumbnail(document, 1)["pack"] = 0;
        Thumbnail(document, 1)["offset"] = Each;
    }

    private static JsonObject Pack(JsonObject document, int index) => document["packs"]![index]!.AsObject();

    private static JsonObject Thumbnail(JsonObject document, int index) => document["pictures"]![index]!["thumbnail"]!.AsObject();
}
