using System.Text.Json;

namespace Darkslide.Format;

/// <summary>Reads and writes the pictures of manifests and vaults (FORMAT.md, section 5).</summary>
internal static class PictureCodec
{
    private const int LongestSide = 65_535;
    private const long MostPixels = 400_000_000;
    internal const long LongestBlob = 2_147_483_648;
    private const int LongestTitle = 200;
    private const int LongestCaption = 2_000;
    private const int ShortestPlaceholder = 5;
    private const int LongestPlaceholder = 25;

    /// <summary>Reads all pictures of one document, the packs that their thumbnails are in, and the PDFs that go with them.</summary>
    /// <param name="document">The document's members.</param>
    /// <param name="lowestBlob">1 in a manifest, 0 in a vault.</param>
    /// <param name="originals">True where every picture has an original, false where none has, null where it may.</param>
    public static (IReadOnlyList<Pack> Packs, IReadOnlyList<ManifestPicture> Pictures, IReadOnlyList<ManifestDocument> Documents) ReadAll(
        JsonMembers document, int lowestBlob, bool? originals)
    {
        var numbers = new BlobNumbers(lowestBlob);
        var packs = PackCodec.ReadAll(document, numbers);
        IReadOnlyList<ManifestPicture> pictures = [];
        try
        {
            pictures = ReadPictures(document, new Rules(numbers, originals, packs, InVault: lowestBlob == 0));
            PackCodec.RequireCovered(document, packs, pictures);
            return (packs, pictures, DocumentCodec.ReadAll(document, numbers, pictures, mayHave: originals != false, inVault: lowestBlob == 0));
        }
        catch
        {
            foreach (var pack in packs) pack.Dispose();
            foreach (var picture in pictures) picture.Dispose();
            throw;
        }
    }

    /// <summary>Writes the members <c>packs</c> and <c>pictures</c>.</summary>
    public static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<Pack> packs, IReadOnlyList<ManifestPicture> pictures)
    {
        PackCodec.WriteAll(writer, packs);
        writer.WriteStartArray("pictures");
        foreach (var picture in pictures)
        {
            writer.WriteStartObject();
            writer.WriteString("name", picture.Name);
            if (picture.Id is not null) writer.WriteString("id", picture.Id);
            if (picture.File is not null) writer.WriteString("file", picture.File);
            if (picture.Title is not null) writer.WriteString("title", picture.Title);
            if (picture.Caption is not null) writer.WriteString("caption", picture.Caption);
            writer.WriteNumber("width", picture.Width);
            writer.WriteNumber("height", picture.Height);
            if (picture.Placeholder is { } placeholder) JsonSecrets.Write(writer, "placeholder", placeholder.Span);
            PackCodec.WriteThumbnail(writer, picture.Thumbnail);
            WriteBlob(writer, "preview", picture.Preview);
            if (picture.Original is not null) WriteBlob(writer, "original", picture.Original);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Reads the members <c>width</c> and <c>height</c>.</summary>
    public static (int Width, int Height) ReadSize(JsonMembers members)
    {
        var width = members.Integer("width", 1, LongestSide);
        var height = members.Integer("height", 1, LongestSide);
        return width * height <= MostPixels ? ((int)width, (int)height) : throw members.Wrong("height");
    }

    private static IReadOnlyList<ManifestPicture> ReadPictures(JsonMembers document, Rules rules)
    {
        var names = new HashSet<string>(PictureName.Comparer);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return document.List("pictures", 1, Manifest.MostPictures, members =>
        {
            var name = members.Text("name", PictureName.IsValid);
            if (!names.Add(name)) throw members.Wrong("name");
            var id = members.Has("id") ? PicksCodec.ReadId(members, "id") : null;
            if (id is not null && !ids.Add(id)) throw members.Wrong("id");
            // Only the owner's own notes tell it: in a manifest it is an unknown member.
            var file = rules.InVault && members.Has("file") ? members.Text("file", PictureName.IsValid) : null;
            return Read(members, (name, id, file), rules);
        });
    }

    private static ManifestPicture Read(JsonMembers members, (string Name, string? Id, string? File) words, Rules rules)
    {
        var (width, height) = ReadSize(members);
        var title = members.OptionalText("title", 1, LongestTitle);
        var caption = members.OptionalText("caption", 0, LongestCaption);
        var placeholder = members.OptionalBytes("placeholder", ShortestPlaceholder, LongestPlaceholder);
        var thumbnail = PackCodec.ReadThumbnail(members.Object("thumbnail"), rules.Packs);
        var preview = ReadBlob(members.Object("preview"), rules);
        try
        {
            return new ManifestPicture
            {
                Name = words.Name,
                Id = words.Id,
                File = words.File,
                Title = title,
                Caption = caption,
                Width = width,
                Height = height,
                Placeholder = placeholder,
                Thumbnail = thumbnail,
                Preview = preview,
                Original = ReadOriginal(members, rules),
            };
        }
        catch
        {
            preview.Dispose();
            throw;
        }
    }

    private static BlobReference? ReadOriginal(JsonMembers members, Rules rules)
    {
        var original = members.OptionalObject("original");
        if (rules.Originals is { } wanted && wanted != original.HasValue) throw members.Wrong("original");
        return original is { } blob ? ReadBlob(blob, rules) : null;
    }

    private static BlobReference ReadBlob(JsonMembers members, Rules rules)
    {
        var number = rules.Numbers.Read(members);
        var id = new byte[AssociatedData.IdLength];
        members.Bytes("id", id);
        var (width, height) = ReadSize(members);
        return new BlobReference
        {
            Blob = number,
            Id = id,
            Length = members.Integer("length", 1, LongestBlob),
            MediaType = members.Text("mediaType", MediaTypes.IsKnown),
            Width = width,
            Height = height,
            Key = members.Key("key"),
        };
    }

    private static void WriteBlob(Utf8JsonWriter writer, string name, BlobReference blob)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("blob", blob.Blob);
        JsonSecrets.Write(writer, "id", blob.Id.Span);
        JsonSecrets.Write(writer, "key", blob.Key.Bytes);
        writer.WriteNumber("length", blob.Length);
        writer.WriteString("mediaType", blob.MediaType);
        writer.WriteNumber("width", blob.Width);
        writer.WriteNumber("height", blob.Height);
        writer.WriteEndObject();
    }

    private sealed record Rules(BlobNumbers Numbers, bool? Originals, IReadOnlyList<Pack> Packs, bool InVault);
}
