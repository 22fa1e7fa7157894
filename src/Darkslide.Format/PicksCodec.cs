using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Darkslide.Format;

/// <summary>Seals and opens picks documents (FORMAT.md, section 7).</summary>
public static class PicksCodec
{
    /// <summary>The most bytes of a document's JSON: 4 MiB with its length.</summary>
    public const int MostBytes = (4 * 1_024 * 1_024) - sizeof(uint);

    /// <summary>The most pictures of a document.</summary>
    public const int MostPicks = 4_000;

    /// <summary>The largest <see cref="Stamped{T}.At"/>.</summary>
    public const long HighestStamp = uint.MaxValue;

    /// <summary>Bytes of a picture's id and of a device's.</summary>
    public const int IdLength = 8;

    private const int SizeStep = 4_096;
    private static readonly string[] Labels = [.. Enum.GetNames<PickLabel>().Select(name => name.ToLowerInvariant())];

    /// <summary>The most bytes of a sealed document.</summary>
    public static long MostSealedBytes => SealedSize.Of(Padding.Padme(sizeof(uint) + MostBytes));

    /// <summary>A new random id, of a picture or a device, as text.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdLength));

    /// <summary>A label as JSON has it.</summary>
    public static string LabelText(PickLabel label) => Labels[(int)label];

    /// <summary>Seals a document; one that breaks the rules is refused.</summary>
    /// <exception cref="FormatErrorException"><see cref="FormatError.InvalidPicks"/>.</exception>
    public static byte[] Seal(IReadOnlyList<Pick> picks, SecretKey key, ReadOnlySpan<byte> id)
    {
        using var json = Write(picks, filled: true);
        return SealedJson.Seal(json, key, AssociatedData.For(BlobKind.Picks, id));
    }

    /// <summary>Opens a sealed document and checks every rule.</summary>
    /// <exception cref="FormatErrorException">
    /// Any class of section 4, <see cref="FormatError.UnknownVersion"/> or <see cref="FormatError.InvalidPicks"/>.
    /// </exception>
    public static IReadOnlyList<Pick> Open(ReadOnlyMemory<byte> sealedPicks, SecretKey key, ReadOnlySpan<byte> id)
    {
        if (sealedPicks.Length > MostSealedBytes) throw new FormatErrorException(FormatError.InvalidPicks, "too long");
        return SealedJson.Open(sealedPicks, key, AssociatedData.For(BlobKind.Picks, id), Parse);
    }

    /// <summary>Reads a document's JSON.</summary>
    internal static IReadOnlyList<Pick> Parse(ReadOnlyMemory<byte> json) =>
        JsonMembers.Parse(json, MostBytes, FormatError.InvalidPicks, members =>
        {
            members.RequireVersion1();
            var pictures = new HashSet<string>(StringComparer.Ordinal);
            return members.List("picks", 0, MostPicks, pick => Read(pick, pictures));
        });

    /// <summary>Writes a document's JSON, and reads it back: what we write, every client accepts.</summary>
    internal static WipingBufferWriter Write(IReadOnlyList<Pick> picks, bool filled = false)
    {
        var json = JsonSecrets.Document(writer => WriteMembers(writer, picks));
        if (filled) Fill(json);
        Parse(json.WrittenMemory);
        return json;
    }

    /// <summary>base64url of 8 bytes as text, which is how ids of pictures and devices are compared.</summary>
    internal static string ReadId(JsonMembers members, string name)
    {
        Span<byte> id = stackalloc byte[IdLength];
        members.Bytes(name, id);
        return Base64Url.EncodeToString(id);
    }

    private static Pick Read(JsonMembers members, HashSet<string> pictures)
    {
        var picture = ReadId(members, "picture");
        if (!pictures.Add(picture)) throw members.Wrong("picture");
        return new Pick(
            picture,
            ReadStamped(members, "rating", field => (int)field.Integer("is", -1, 5)),
            ReadStamped(members, "label", field => (PickLabel)Array.IndexOf(Labels, field.Text("is", text => Labels.Contains(text, StringComparer.Ordinal)))),
            ReadStamped(members, "remark", field => field.Text("is", RemarkText.IsValid)));
    }

    private static Stamped<T>? ReadStamped<T>(JsonMembers members, string name, Func<JsonMembers, T> read) =>
        members.OptionalObject(name) is { } field
            ? new Stamped<T>(read(field), field.Integer("at", 1, HighestStamp), ReadId(field, "by"))
            : null;

    private static void WriteMembers(Utf8JsonWriter writer, IReadOnlyList<Pick> picks)
    {
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("picks");
        foreach (var pick in picks.OrderBy(pick => pick.Picture, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("picture", pick.Picture);
            WriteStamped(writer, "rating", pick.Rating, value => writer.WriteNumber("is", value));
            WriteStamped(writer, "label", pick.Label, value => writer.WriteString("is", LabelText(value)));
            WriteStamped(writer, "remark", pick.Remark, value => writer.WriteString("is", value));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteStamped<T>(Utf8JsonWriter writer, string name, Stamped<T>? field, Action<T> write)
    {
        if (field is null) return;
        writer.WriteStartObject(name);
        write(field.Is);
        writer.WriteNumber("at", field.At);
        writer.WriteString("by", field.By);
        writer.WriteEndObject();
    }

    // The size of the document would tell the server how much was picked.
    private static void Fill(WipingBufferWriter json)
    {
        var room = Math.Min(MostBytes, (json.Count + SizeStep - 1) / SizeStep * SizeStep) - json.Count;
        if (room <= 0) return;
        json.GetSpan(room)[..room].Fill((byte)' ');
        json.Advance(room);
    }
}
