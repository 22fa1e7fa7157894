using System.Text.Json.Nodes;

namespace Darkslide.Vectors;

/// <summary>PDFs that go with the pictures of their pages (FORMAT.md, section 5.4).</summary>
internal static class PdfVectors
{
    private const int FreeBlob = 40;

    public static IEnumerable<Vector> Make(DocumentVectors vectors, bool inVault) =>
        [.. Rules(vectors, inVault), .. inVault ? Pages(vectors) : Tiers(vectors)];

    private static IEnumerable<Vector> Rules(DocumentVectors vectors, bool inVault)
    {
        yield return vectors.Accepts("documents", "A PDF beside its pages", d => Add(d, inVault));
        yield return vectors.Accepts("documents-2", "Two PDFs, one name in other letters", d =>
        {
            Add(d, inVault);
            Add(d, inVault, name: "Miet\u00ADvertrag \u0645\u0644\u0641.PDF", blob: FreeBlob + 1);
        });
        yield return vectors.Accepts("documents-null", "Documents that are null are none", d => d["documents"] = null, d => d.Remove("documents"));
        yield return vectors.Refuses("documents-none", "An empty list of documents", d => d["documents"] = new JsonArray());
        yield return vectors.Refuses("documents-2001", "2,001 documents", d => d["documents"] = new JsonArray([.. Enumerable.Range(0, 2_001).Select(_ => new JsonObject())]));
        yield return vectors.Refuses("documents-object", "One document that is no list", d => d["documents"] = Pdf(inVault));
        yield return Bad("documents-name-of-picture", "A document is called like a picture", "name", "PICTURE-002.jpg");
        yield return Bad("documents-name-path", "A document's name is a path", "name", "../document-001.pdf");
        yield return Bad("documents-name-missing", "A document without a name", "name", null);
        yield return vectors.Refuses("documents-name-twice", "Two documents of one name", d =>
        {
            Add(d, inVault);
            Add(d, inVault, blob: FreeBlob + 1);
        });
        yield return Bad("documents-blob-of-picture", "A document in a picture's blob", "blob", inVault ? 2 : 3);
        yield return Bad("documents-blob-65536", "A document's blob above the highest", "blob", 65_536);
        yield return Bad("documents-id-short", "A document's id of 15 bytes", "id", Fixed.Text(new byte[15]));
        yield return Bad("documents-key-missing", "A document without its key", "key", null);
        yield return Bad("documents-length-0", "An empty document", "length", 0);
        yield return Bad("documents-length-2147483649", "A document that is too long", "length", 2_147_483_649);

        Vector Bad(string name, string what, string member, JsonNode? value) => vectors.Refuses(name, what, d =>
        {
            Add(d, inVault);
            if (value is null) d["documents"]![0]!.AsObject().Remove(member);
            else d["documents"]![0]![member] = value;
        });
    }

    private static IEnumerable<Vector> Tiers(DocumentVectors vectors)
    {
        yield return vectors.Refuses("documents-view", "A view-only manifest with a document", d =>
        {
            d["tier"] = "view";
            foreach (var picture in d["pictures"]!.AsArray()) picture!.AsObject().Remove("original");
            Add(d, inVault: false);
        });
        yield return vectors.Refuses("documents-blob-0", "Number 0 is the manifest itself", d => Add(d, inVault: false, blob: 0));
        yield return vectors.Accepts(
            "documents-file", "What only vaults tell is an unknown member",
            d =>
            {
                Add(d, inVault: false);
                d["documents"]![0]!["file"] = "Mietvertrag.pdf";
                d["documents"]![0]!["pages"] = "not looked at";
            },
            d => Add(d, inVault: false));
    }

    private static IEnumerable<Vector> Pages(DocumentVectors vectors)
    {
        yield return vectors.Accepts("documents-file", "The file's own name", d =>
        {
            Add(d, inVault: true);
            d["documents"]![0]!["file"] = "Mietvertrag.pdf";
        });
        yield return vectors.Accepts("documents-pages-1", "A document of one page", d => Add(d, inVault: true, pages: [2]));
        yield return vectors.Refuses("documents-file-path", "The file's own name with its folder", d =>
        {
            Add(d, inVault: true);
            d["documents"]![0]!["file"] = "home/Mietvertrag.pdf";
        });
        yield return vectors.Refuses("documents-pages-missing", "A document that shows nobody knows what", d =>
        {
            Add(d, inVault: true);
            d["documents"]![0]!.AsObject().Remove("pages");
        });
        yield return vectors.Refuses("documents-pages-none", "A document without pages", d => Add(d, inVault: true, pages: []));
        yield return vectors.Refuses("documents-pages-gone", "A page's picture was removed, and its document stays", d => Add(d, inVault: true, pages: [1, 3]));
        yield return vectors.Refuses("documents-pages-twice", "One picture is two pages", d => Add(d, inVault: true, pages: [1, 1]));
        yield return vectors.Refuses("documents-pages-cut", "A page's id is cut", d =>
        {
            Add(d, inVault: true);
            d["documents"]![0]!["pages"] = Fixed.Text(new byte[12]);
        });
    }

    private static void Add(JsonObject document, bool inVault, string name = "document-001.pdf", int blob = FreeBlob, int[]? pages = null)
    {
        if (inVault)
        {
            for (var place = 0; place < 2; place++) document["pictures"]![place]!["id"] = Documents.PictureId(place + 1);
        }

        var pdf = Pdf(inVault, name, blob, pages);
        if (document["documents"] is JsonArray there) there.Add(pdf);
        else document["documents"] = new JsonArray(pdf);
    }

    private static JsonObject Pdf(bool inVault, string name = "document-001.pdf", int blob = FreeBlob, int[]? pages = null)
    {
        var pdf = new JsonObject { ["name"] = name };
        if (inVault) pdf["pages"] = Fixed.Text([.. (pages ?? [1, 2]).SelectMany(page => (byte[])[0, 0, 0, 0, 0, 0, 0, (byte)page])]);
        foreach (var (member, value) in Documents.Pack(blob, 81_234).ToList()) pdf[member] = value!.DeepClone();
        return pdf;
    }
}
