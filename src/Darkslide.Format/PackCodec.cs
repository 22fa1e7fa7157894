using System.Text.Json;

namespace Darkslide.Format;

/// <summary>Reads and writes packs of thumbnails and what is in them (FORMAT.md, section 5.1).</summary>
internal static class PackCodec
{
    /// <summary>Reads all packs of one document.</summary>
    public static IReadOnlyList<Pack> ReadAll(JsonMembers document, BlobNumbers numbers) =>
        document.List("packs", 1, Manifest.MostPictures, members =>
        {
            var number = numbers.Read(members);
            var id = new byte[AssociatedData.IdLength];
            members.Bytes("id", id);
            return new Pack
            {
                Blob = number,
                Id = id,
                Length = (int)members.Integer("length", 1, Pack.MostBytes),
                Key = members.Key("key"),
            };
        });

    /// <summary>Reads which part of a pack is a picture's thumbnail.</summary>
    public static PackedThumbnail ReadThumbnail(JsonMembers members, IReadOnlyList<Pack> packs)
    {
        var pack = (int)members.Integer("pack", 0, packs.Count - 1);
        var offset = (int)members.Integer("offset", 0, packs[pack].Length - 1);
        var length = (int)members.Integer("length", 1, packs[pack].Length - offset);
        var (width, height) = PictureCodec.ReadSize(members);
        return new PackedThumbnail
        {
            Pack = pack,
            Offset = offset,
            Length = length,
            MediaType = members.Text("mediaType", MediaTypes.IsKnown),
            Width = width,
            Height = height,
        };
    }

    /// <summary>
    /// Checks that every byte of every pack is part of exactly one thumbnail: a picture that was taken out of a manifest can't have
    /// stayed behind in a pack.
    /// </summary>
    public static void RequireCovered(JsonMembers document, IReadOnlyList<Pack> packs, IReadOnlyList<ManifestPicture> pictures)
    {
        var ends = new int[packs.Count];
        foreach (var part in pictures.Select(picture => picture.Thumbnail).OrderBy(part => part.Offset))
        {
            if (part.Offset != ends[part.Pack]) throw document.Wrong("packs");
            ends[part.Pack] += part.Length;
        }

        if (packs.Where((pack, index) => pack.Length != ends[index]).Any()) throw document.Wrong("packs");
    }

    /// <summary>Writes the member <c>packs</c>.</summary>
    public static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<Pack> packs)
    {
        writer.WriteStartArray("packs");
        foreach (var pack in packs)
        {
            writer.WriteStartObject();
            writer.WriteNumber("blob", pack.Blob);
            JsonSecrets.Write(writer, "id", pack.Id.Span);
            JsonSecrets.Write(writer, "key", pack.Key.Bytes);
            writer.WriteNumber("length", pack.Length);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a picture's member <c>thumbnail</c>.</summary>
    public static void WriteThumbnail(Utf8JsonWriter writer, PackedThumbnail thumbnail)
    {
        writer.WriteStartObject("thumbnail");
        writer.WriteNumber("pack", thumbnail.Pack);
        writer.WriteNumber("offset", thumbnail.Offset);
        writer.WriteNumber("length", thumbnail.Length);
        writer.WriteString("mediaType", thumbnail.MediaType);
        writer.WriteNumber("width", thumbnail.Width);
        writer.WriteNumber("height", thumbnail.Height);
        writer.WriteEndObject();
    }
}
