using System.Buffers.Text;
using System.Text.Json;

namespace Darkslide.Format;

/// <summary>Reads and writes the PDFs of manifests and vaults (FORMAT.md, section 5.4).</summary>
internal static class DocumentCodec
{
    private const int PageIdLength = 8;

    /// <summary>Reads the member <c>documents</c>.</summary>
    /// <param name="members">The manifest's or vault's.</param>
    /// <param name="numbers">The blob numbers that are used already.</param>
    /// <param name="pictures">Those of the same manifest or vault.</param>
    /// <param name="mayHave">Whether there may be any.</param>
    /// <param name="inVault">Whether it is a vault.</param>
    public static IReadOnlyList<ManifestDocument> ReadAll(
        JsonMembers members, BlobNumbers numbers, IReadOnlyList<ManifestPicture> pictures, bool mayHave, bool inVault)
    {
        if (!members.Has("documents")) return [];
        if (!mayHave) throw members.Wrong("documents");
        var names = pictures.Select(picture => picture.Name).ToHashSet(PictureName.Comparer);
        var ids = pictures.Select(picture => picture.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return members.List("documents", 1, Manifest.MostPictures, document =>
        {
            var name = document.Text("name", PictureName.IsValid);
            if (!names.Add(name)) throw document.Wrong("name");
            var file = inVault && document.Has("file") ? document.Text("file", PictureName.IsValid) : null;
            var pages = inVault ? ReadPages(document, ids) : [];
            var number = numbers.Read(document);
            var id = new byte[AssociatedData.IdLength];
            document.Bytes("id", id);
            return new ManifestDocument
            {
                Name = name,
                File = file,
                Pages = pages,
                Blob = number,
                Id = id,
                Length = document.Integer("length", 1, PictureCodec.LongestBlob),
                Key = document.Key("key"),
            };
        });
    }

    /// <summary>Writes the member <c>documents</c>, where there are any.</summary>
    public static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<ManifestDocument> documents)
    {
        if (documents.Count == 0) return;
        writer.WriteStartArray("documents");
        foreach (var document in documents)
        {
            writer.WriteStartObject();
            writer.WriteString("name", document.Name);
            if (document.File is not null) writer.WriteString("file", document.File);
            if (document.Pages.Count > 0) JsonSecrets.Write(writer, "pages", [.. document.Pages.SelectMany(id => Base64Url.DecodeFromChars(id))]);
            writer.WriteNumber("blob", document.Blob);
            JsonSecrets.Write(writer, "id", document.Id.Span);
            JsonSecrets.Write(writer, "key", document.Key.Bytes);
            writer.WriteNumber("length", document.Length);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // One behind another: whoever takes one of these pictures away takes the document too, which shows it.
    private static string[] ReadPages(JsonMembers document, HashSet<string> pictures)
    {
        if (document.OptionalBytes("pages", PageIdLength, PageIdLength * ManifestDocument.MostPages) is not { } ids || ids.Length % PageIdLength != 0)
        {
            throw document.Wrong("pages");
        }

        string[] pages = [.. ids.ToArray().Chunk(PageIdLength).Select(id => Base64Url.EncodeToString(id))];
        return pages.Distinct(StringComparer.Ordinal).Count() == pages.Length && pages.All(pictures.Contains) ? pages : throw document.Wrong("pages");
    }
}
