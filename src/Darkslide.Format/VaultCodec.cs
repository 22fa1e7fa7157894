using System.Globalization;
using System.Text.Json;

namespace Darkslide.Format;

/// <summary>Seals and opens vaults (FORMAT.md, section 6).</summary>
public static class VaultCodec
{
    /// <summary>The most bytes of a vault's JSON: 16 MiB with its length.</summary>
    public const int MostBytes = (16 * 1_024 * 1_024) - sizeof(uint);

    private const int LongestTitle = 200;
    private const string Minute = "yyyy-MM-dd'T'HH:mm':00Z'";
    private const int FirstYear = 1970;
    private const int MostCodeTo = 20;
    private const int LongestCodeTo = 320;

    /// <summary>The most bytes of a sealed vault.</summary>
    public static long MostSealedBytes => SealedSize.Of(Padding.Padme(sizeof(uint) + MostBytes));

    /// <summary>Seals a vault.</summary>
    /// <param name="vault">The owner's notes.</param>
    /// <param name="vaultKey">From <see cref="ManageKeys.VaultKey"/>.</param>
    /// <param name="shareId">The share's 16 bytes.</param>
    /// <exception cref="FormatErrorException"><see cref="FormatError.InvalidVault"/>: it breaks the rules.</exception>
    public static byte[] Seal(Vault vault, SecretKey vaultKey, ReadOnlySpan<byte> shareId)
    {
        ArgumentNullException.ThrowIfNull(vault);
        using var json = Write(vault);
        return SealedJson.Seal(json, vaultKey, AssociatedData.For(BlobKind.Vault, shareId));
    }

    /// <summary>Opens a sealed vault and checks every rule.</summary>
    /// <exception cref="FormatErrorException">
    /// Any class of section 4, <see cref="FormatError.UnknownVersion"/> or <see cref="FormatError.InvalidVault"/>.
    /// </exception>
    public static Vault Open(ReadOnlyMemory<byte> sealedVault, SecretKey vaultKey, ReadOnlySpan<byte> shareId)
    {
        if (sealedVault.Length > MostSealedBytes) throw new FormatErrorException(FormatError.InvalidVault, "too long");
        return SealedJson.Open(sealedVault, vaultKey, AssociatedData.For(BlobKind.Vault, shareId), Parse);
    }

    /// <summary>Reads a vault's JSON.</summary>
    internal static Vault Parse(ReadOnlyMemory<byte> json) =>
        JsonMembers.Parse(json, MostBytes, FormatError.InvalidVault, members =>
        {
            members.RequireVersion1();
            var title = members.OptionalText("title", 1, LongestTitle);
            var created = ReadCreated(members);
            var marked = members.Has("marked") && members.Flag("marked");
            var events = ReadEvents(members);
            var numbers = new HashSet<int>();
            var links = members.List("links", 0, Vault.MostLinks, link => ReadLink(link, numbers));
            try
            {
                var (packs, pictures, documents) = PictureCodec.ReadAll(members, lowestBlob: 0, originals: null);
                return new Vault { Title = title, Created = created, Events = events, Links = links, Marked = marked, Packs = packs, Pictures = pictures, Documents = documents };
            }
            catch
            {
                foreach (var link in links) link.Dispose();
                throw;
            }
        });

    /// <summary>Writes a vault's JSON, and reads it back: what we write, every client accepts.</summary>
    internal static WipingBufferWriter Write(Vault vault)
    {
        var json = JsonSecrets.Document(writer => WriteMembers(writer, vault));
        Parse(json.WrittenMemory).Dispose();
        return json;
    }

    private static DateTimeOffset ReadCreated(JsonMembers members)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var text = members.Text("created", 0, int.MaxValue);
        return DateTimeOffset.TryParseExact(text, Minute, CultureInfo.InvariantCulture, utc, out var created) && created.Year >= FirstYear
            ? created
            : throw members.Wrong("created");
    }

    private static SeenEvents? ReadEvents(JsonMembers members)
    {
        if (members.OptionalObject("events") is not { } events) return null;
        var head = new byte[SeenEvents.HeadLength];
        events.Bytes("head", head);
        return new SeenEvents(events.Integer("count", 0, SeenEvents.Most), head);
    }

    private static VaultLink ReadLink(JsonMembers members, HashSet<int> numbers)
    {
        var number = (int)members.Integer("number", 0, Vault.MostLinks - 1);
        if (!numbers.Add(number)) throw members.Wrong("number");
        var to = members.OptionalText("to", 1, LongestTitle);
        var tier = TierText.Read(members);
        var password = members.Flag("password");
        var codeTo = members.OptionalTexts("codeTo", 1, MostCodeTo, 1, LongestCodeTo) ?? [];
        var picks = PicksAccessCodec.ReadInVault(members);
        var secret = LinkSecret.Blank();
        members.Bytes("secret", secret.Writable);
        return new VaultLink
        {
            Number = number,
            To = to,
            Tier = tier,
            Password = password,
            Secret = secret,
            CodeTo = codeTo,
            Picks = picks,
            LinkKey = members.Key("linkKey"),
            ManifestKey = members.Key("manifestKey"),
        };
    }

    private static void WriteMembers(Utf8JsonWriter writer, Vault vault)
    {
        writer.WriteNumber("version", 1);
        if (vault.Title is not null) writer.WriteString("title", vault.Title);
        writer.WriteString("created", vault.Created.ToUniversalTime().ToString(Minute, CultureInfo.InvariantCulture));
        if (vault.Marked) writer.WriteBoolean("marked", true);
        if (vault.Events is { } events)
        {
            writer.WriteStartObject("events");
            writer.WriteNumber("count", events.Count);
            JsonSecrets.Write(writer, "head", events.Head.Span);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("links");
        foreach (var link in vault.Links) WriteLink(writer, link);
        writer.WriteEndArray();
        PictureCodec.WriteAll(writer, vault.Packs, vault.Pictures);
        DocumentCodec.WriteAll(writer, vault.Documents);
    }

    private static void WriteLink(Utf8JsonWriter writer, VaultLink link)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", link.Number);
        writer.WriteString("to", link.To);
        JsonSecrets.Write(writer, "secret", link.Secret.Bytes);
        JsonSecrets.Write(writer, "linkKey", link.LinkKey.Bytes);
        JsonSecrets.Write(writer, "manifestKey", link.ManifestKey.Bytes);
        writer.WriteString("tier", TierText.Write(link.Tier));
        writer.WriteBoolean("password", link.Password);
        WriteCodeTo(writer, link.CodeTo);
        PicksAccessCodec.WriteInVault(writer, link.Picks);
        writer.WriteEndObject();
    }

    private static void WriteCodeTo(Utf8JsonWriter writer, IReadOnlyList<string> codeTo)
    {
        if (codeTo.Count == 0) return;
        writer.WriteStartArray("codeTo");
        foreach (var entry in codeTo) writer.WriteStringValue(entry);
        writer.WriteEndArray();
    }
}
