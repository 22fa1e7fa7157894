using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>Manifests (FORMAT.md, section 5).</summary>
internal static class ManifestVectors
{
    private static readonly DocumentVectors Vectors = new(BlobKind.Manifest, () => Documents.Manifest());

    public static IEnumerable<Vector> Make() =>
    [
        .. JsonVectors.Make(Vectors, () => Documents.Manifest(), ManifestCodec.MostBytes),
        .. PictureVectors.Make(Vectors), .. PackVectors.Make(Vectors), .. PdfVectors.Make(Vectors, inVault: false), .. Tiers(), .. Originals(), .. Recipients(), .. SenderVectors.Make(Vectors), .. Vectors.Sealed(),
    ];

    private static IEnumerable<Vector> Tiers()
    {
        yield return Vectors.Accepts("tier-view", "A view-only manifest", ToView);
        yield return Vectors.Accepts("tier-view-original-null", "Originals that are null are none", d =>
        {
            ToView(d);
            foreach (var picture in d["pictures"]!.AsArray()) picture!["original"] = null;
        }, ToView);
        yield return Vectors.Refuses("tier-view-with-original", "One picture of a view-only manifest has its original", d =>
        {
            var original = d["pictures"]![1]!["original"]!.DeepClone();
            ToView(d);
            d["pictures"]![1]!["original"] = original;
        });
        yield return Vectors.Refuses("tier-full-without-original", "One picture of a full manifest has no original", d => d["pictures"]![1]!.AsObject().Remove("original"));
        yield return Vectors.Refuses("tier-missing", "No tier", d => d.Remove("tier"));
        yield return Vectors.Refuses("tier-upper-case", "A tier in upper case", d => d["tier"] = "FULL");
        yield return Vectors.Refuses("tier-unknown", "A tier that there is not", d => d["tier"] = "print");
        yield return Vectors.Refuses("blob-0", "Number 0 is the manifest itself", d => d["pictures"]![0]!["preview"]!["blob"] = 0);
    }

    private static IEnumerable<Vector> Originals()
    {
        yield return Vectors.Accepts("originals-after-approval", "Originals that may follow", d =>
        {
            ToView(d);
            d["originals"] = "after-approval";
        });
        yield return Vectors.Refuses("originals-after-approval-full", "A full manifest has its originals", d => d["originals"] = "after-approval");
        yield return Vectors.Refuses("originals-unknown", "Originals in a way that there is not", d =>
        {
            ToView(d);
            d["originals"] = "tomorrow";
        });
        yield return Vectors.Refuses("originals-flag", "Originals told by a flag", d =>
        {
            ToView(d);
            d["originals"] = true;
        });
    }

    private static IEnumerable<Vector> Recipients()
    {
        yield return Vectors.Accepts("to-missing", "For anyone who has the link", d => d.Remove("to"));
        yield return Vectors.Accepts("to-200", "A name of 200 characters", d => d["to"] = JsonVectors.Repeat("\u5199", 200));
        yield return Vectors.Refuses("to-empty", "An empty name", d => d["to"] = "");
        yield return Vectors.Refuses("to-201", "A name of 201 characters", d => d["to"] = JsonVectors.Repeat("\u5199", 201));
    }

    private static void ToView(JsonObject document)
    {
        document["tier"] = "view";
        foreach (var picture in document["pictures"]!.AsArray()) picture!.AsObject().Remove("original");
    }
}
