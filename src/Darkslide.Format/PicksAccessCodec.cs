using System.Text.Json;

namespace Darkslide.Format;

/// <summary>Reads and writes the member <c>picks</c> of manifests and of a vault's links (FORMAT.md, sections 5.2 and 6).</summary>
internal static class PicksAccessCodec
{
    private const string Name = "picks";
    private const int LongestTo = 200;

    public static PicksAccess? ReadInManifest(JsonMembers manifest)
    {
        if (manifest.OptionalObject(Name) is not { } members) return null;
        var numbers = new HashSet<int>();
        var others = members.Has("others") ? members.List("others", 0, Vault.MostLinks - 1, other => ReadOther(other, numbers)) : [];
        try
        {
            return new PicksAccess { Id = ReadId(members), Remarks = members.Flag("remarks"), Others = others, Key = members.Key("key") };
        }
        catch
        {
            foreach (var other in others) other.Dispose();
            throw;
        }
    }

    public static PicksAccess? ReadInVault(JsonMembers link) => link.OptionalObject(Name) is { } members
        ? new PicksAccess { Id = ReadId(members), Remarks = members.Flag("remarks"), Shared = members.Flag("shared"), Key = members.Key("key") }
        : null;

    public static void WriteInManifest(Utf8JsonWriter writer, PicksAccess? access)
    {
        if (access is null) return;
        Begin(writer, access);
        if (access.Others.Count > 0) WriteOthers(writer, access.Others);
        writer.WriteEndObject();
    }

    public static void WriteInVault(Utf8JsonWriter writer, PicksAccess? access)
    {
        if (access is null) return;
        Begin(writer, access);
        writer.WriteBoolean("shared", access.Shared);
        writer.WriteEndObject();
    }

    private static void WriteOthers(Utf8JsonWriter writer, IReadOnlyList<OthersPicks> others)
    {
        writer.WriteStartArray("others");
        foreach (var other in others)
        {
            writer.WriteStartObject();
            writer.WriteNumber("link", other.Link);
            if (other.To is not null) writer.WriteString("to", other.To);
            JsonSecrets.Write(writer, "id", other.Id.Span);
            JsonSecrets.Write(writer, "key", other.Key.Bytes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Begin(Utf8JsonWriter writer, PicksAccess access)
    {
        writer.WriteStartObject(Name);
        JsonSecrets.Write(writer, "id", access.Id.Span);
        JsonSecrets.Write(writer, "key", access.Key.Bytes);
        writer.WriteBoolean("remarks", access.Remarks);
    }

    private static OthersPicks ReadOther(JsonMembers members, HashSet<int> numbers)
    {
        var number = (int)members.Integer("link", 0, Vault.MostLinks - 1);
        if (!numbers.Add(number)) throw members.Wrong("link");
        return new OthersPicks
        {
            Link = number,
            To = members.OptionalText("to", 1, LongestTo),
            Id = ReadId(members),
            Key = members.Key("key"),
        };
    }

    private static byte[] ReadId(JsonMembers members)
    {
        var id = new byte[AssociatedData.IdLength];
        members.Bytes("id", id);
        return id;
    }
}
