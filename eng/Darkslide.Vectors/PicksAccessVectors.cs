using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>What manifests and vaults say about picks (FORMAT.md, sections 5.2 and 6), and pictures' ids.</summary>
internal static class PicksAccessVectors
{
    private static readonly DocumentVectors Manifests = new(BlobKind.Manifest, () => Documents.Manifest());
    private static readonly DocumentVectors Vaults = new(BlobKind.Vault, Documents.Vault);

    public static IEnumerable<Vector> Make() => [.. Ids(Manifests), .. Ids(Vaults), .. InManifests(), .. InVaults(), .. Files()];

    private static IEnumerable<Vector> Ids(DocumentVectors vectors)
    {
        yield return vectors.Accepts("picture-ids", "Pictures with ids", SetIds);
        yield return vectors.Refuses("picture-id-short", "A picture's id of 7 bytes", d => d["pictures"]![0]!["id"] = Fixed.Text(new byte[7]));
        yield return vectors.Refuses("picture-id-number", "A picture's id that is a number", d => d["pictures"]![0]!["id"] = 1);
        yield return vectors.Refuses("picture-id-twice", "Two pictures with one id", d =>
        {
            SetIds(d);
            d["pictures"]![1]!["id"] = Documents.PictureId(1);
        });
    }

    private static IEnumerable<Vector> InManifests()
    {
        yield return Manifests.Accepts("picks", "The holder may pick", d => d["picks"] = Access());
        yield return Manifests.Accepts("picks-null", "Picks that are null are not allowed", d => d["picks"] = null, d => d.Remove("picks"));
        yield return Manifests.Accepts("picks-others", "And read two others' picks", d => d["picks"] = WithOthers(Other(0, "Ben"), Other(499, null)));
        yield return Manifests.Accepts("picks-others-none", "An empty list of others is none", d => d["picks"] = WithOthers(), d => d["picks"] = Access());
        yield return Manifests.Accepts("picks-others-most", "499 others", d => d["picks"] = WithOthers([.. Enumerable.Range(0, 499).Select(i => Other(i, null))]));
        yield return Manifests.Refuses("picks-others-too-many", "500 others", d => d["picks"] = WithOthers([.. Enumerable.Range(0, 500).Select(i => Other(i, null))]));
        yield return Manifests.Refuses("picks-other-twice", "A link twice", d => d["picks"] = WithOthers(Other(1, "Ben"), Other(1, "Eve")));
        yield return Manifests.Refuses("picks-other-500", "A link above the highest", d => d["picks"] = WithOthers(Other(500, "Ben")));
        yield return Manifests.Refuses("picks-other-to-empty", "An empty name", d => d["picks"] = WithOthers(Other(1, "")));
        yield return Manifests.Refuses("picks-other-without-key", "Another's picks without a key", d => d["picks"] = WithOthers(Without(Other(1, "Ben"), "key")));
        yield return Manifests.Refuses("picks-without-id", "No id", d => d["picks"] = Without(Access(), "id"));
        yield return Manifests.Refuses("picks-without-key", "No key", d => d["picks"] = Without(Access(), "key"));
        yield return Manifests.Refuses("picks-without-remarks", "Not told whether remarks are wanted", d => d["picks"] = Without(Access(), "remarks"));
        yield return Manifests.Refuses("picks-true", "True in place of an object", d => d["picks"] = true);
    }

    private static IEnumerable<Vector> InVaults()
    {
        yield return Vaults.Accepts("link-picks", "A link that takes picks", d => Link(d)["picks"] = Noted(false));
        yield return Vaults.Accepts("link-picks-shared", "The recipients see one another's", d => Link(d)["picks"] = Noted(true));
        yield return Vaults.Refuses("link-picks-without-shared", "Not told whether they do", d => Link(d)["picks"] = Access());
        yield return Vaults.Refuses("link-picks-without-key", "No key", d => Link(d)["picks"] = Without(Noted(false), "key"));
    }

    private static IEnumerable<Vector> Files()
    {
        yield return Vaults.Accepts("picture-files", "The sender's own names, which need not be distinct", d =>
        {
            d["pictures"]![0]!["file"] = "IMG_0001.jpg";
            d["pictures"]![1]!["file"] = "IMG_0001.jpg";
        });
        yield return Vaults.Refuses("picture-file-path", "A path", d => d["pictures"]![0]!["file"] = "../IMG_0001.jpg");
        yield return Vaults.Refuses("picture-file-number", "A number", d => d["pictures"]![0]!["file"] = 1);
        yield return Manifests.Accepts("picture-file", "A manifest tells no file's name: it is an unknown member", d => d["pictures"]![0]!["file"] = "../x", _ => { });
    }

    private static void SetIds(JsonObject document)
    {
        document["pictures"]![0]!["id"] = Documents.PictureId(1);
        document["pictures"]![1]!["id"] = Documents.PictureId(2);
    }

    private static JsonObject Access() => new()
    {
        ["id"] = Fixed.Text(Fixed.Bytes("picks id", AssociatedData.IdLength)),
        ["key"] = Fixed.Text(Fixed.Bytes("picks key", SecretKey.Length)),
        ["remarks"] = true,
    };

    private static JsonObject Noted(bool shared)
    {
        var access = Access();
        access["shared"] = shared;
        return access;
    }

    private static JsonObject WithOthers(params JsonObject[] others)
    {
        var access = Access();
        access["others"] = new JsonArray([.. others]);
        return access;
    }

    private static JsonObject Other(int link, string? to)
    {
        var other = new JsonObject { ["link"] = link };
        if (to is not null) other["to"] = to;
        other["id"] = Fixed.Text(Fixed.Bytes($"picks id {link}", AssociatedData.IdLength));
        other["key"] = Fixed.Text(Fixed.Bytes($"picks key {link}", SecretKey.Length));
        return other;
    }

    private static JsonObject Without(JsonObject document, string member)
    {
        document.Remove(member);
        return document;
    }

    private static JsonObject Link(JsonObject document) => document["links"]![0]!.AsObject();
}
