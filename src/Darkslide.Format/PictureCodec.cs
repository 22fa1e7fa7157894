using System.Text.Json;

namespace Darkslide.Format;

/// <summary>Reads and writes the pictures of manifests and vaults (FORMAT.md, section 5).</summary>
internal static class PictureCodec
{
    private const int LongestSide = 65_535;
    private const long MostPixels = 400_000_000;
    private const int HighestBlob = 65_535;
    private const long LongestBlob = 2_147_483_648;
    private const int LongestCaption = 2_000;

    /// <summary>Reads all pictures of one document.</summary>
    /// <param name="document">The document's members.</param>
    /// <param name="lowestBlob">1 in a manifest, 0 in a vault.</param>
    /// <param name="originals">True where every picture has an original, false where none has, null where it may.</param>
    public static IReadOnlyList<ManifestPicture> ReadAll(JsonMembers document, int lowestBlob, bool? originals)
    {
        var names = new HashSet<string>(PictureName.Comparer);
        var blobs = new HashSet<int>();
        return document.List("pictures", 1, Manifest.MostPictures, members =>
        {
            var name = members.Text("name", PictureName.IsValid);
            if (!names.Add(name)) throw members.Wrong("name");
            return Read(members, name, new Rules(lowestBlob, originals, blobs));
        });
    }

    /// <summary>Writes the member <c>pictures</c>.</summary>
    public static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<ManifestPicture> pictures)
    {
        writer.WriteStartArray("pictures");
        foreach (var picture in pictures)
        {
            writer.WriteStartObject();
            writer.WriteString("name", picture.Name);
            if (picture.Caption is not null) writer.WriteString("caption", picture.Caption);
            writer.WriteNumber("width", picture.Width);
            writer.WriteNumber("height", picture.Height);
            WriteBlob(writer, "thumbnail", picture.Thumbnail);
            WriteBlob(writer, "preview", picture.Preview);
            if (picture.Original is not null) WriteBlob(writer, "original", picture.Original);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ManifestPicture Read(JsonMembers members, string name, Rules rules)
    {
        var (width, height) = ReadSize(members);
        var caption = members.OptionalText("caption", 0, LongestCaption);
        BlobReference? thumbnail = null, preview = null;
        try
        {
            thumbnail = ReadBlob(members.Object("thumbnail"), rules);
            preview = ReadBlob(members.Object("preview"), rules);
            return new ManifestPicture
            {
                Name = name,
                Caption = caption,
                Width = width,
                Height = height,
                Thumbnail = thumbnail,
                Preview = preview,
                Original = ReadOriginal(members, rules),
            };
        }
        catch
        {
            thumbnail?.Dispose();
            preview?.Dispose();
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
        var number = (int)members.Integer("blob", rules.LowestBlob, HighestBlob);
        if (!rules.Blobs.Add(number)) throw members.Wrong("blob");
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

    private static (int Width, int Height) ReadSize(JsonMembers members)
    {
        var width = members.Integer("width", 1, LongestSide);
        var height = members.Integer("height", 1, LongestSide);
        return width * height <= MostPixels ? ((int)width, (int)height) : throw members.Wrong("height");
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

    private sealed record Rules(int LowestBlob, bool? Originals, HashSet<int> Blobs);
}
