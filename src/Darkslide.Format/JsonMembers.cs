using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Darkslide.Format;

/// <summary>
/// Members of one JSON object of a manifest, vault or picks document: each asked for by name, type and range. Whatever is not as FORMAT.md says
/// is one class of failure, with the member's place in the message and never its content.
/// </summary>
internal readonly struct JsonMembers
{
    // Both languages' parsers are iterative, so depth costs no stack; a limit would only tell their users apart.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = int.MaxValue };

    private readonly JsonElement element;
    private readonly FormatError error;
    private readonly string path;

    private JsonMembers(JsonElement element, FormatError error, string path)
    {
        this.element = element;
        this.error = error;
        this.path = path;
        if (element.ValueKind != JsonValueKind.Object) throw Wrong(null);
    }

    /// <summary>Parses a whole document and hands its members to <paramref name="read"/>.</summary>
    public static T Parse<T>(ReadOnlyMemory<byte> json, int mostBytes, FormatError error, Func<JsonMembers, T> read)
    {
        if (json.Length > mostBytes) throw new FormatErrorException(error, "too long");
        if (!Utf8.IsValid(json.Span)) throw new FormatErrorException(error, "not UTF-8");
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return read(new JsonMembers(document.RootElement, error, ""));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Escapes of lone surrogates are the InvalidOperationException. Neither message is passed on: it quotes the input.
            throw new FormatErrorException(error, "not JSON");
        }
    }

    /// <summary>Checks the member <c>version</c>.</summary>
    public void RequireVersion1()
    {
        if (Integer("version", long.MinValue, long.MaxValue) != 1) throw new FormatErrorException(FormatError.UnknownVersion);
    }

    /// <summary>A text of a number of Unicode scalar values.</summary>
    public string Text(string name, int fewest, int most) =>
        OptionalText(name, fewest, most) ?? throw Wrong(name);

    /// <summary>The same, or null where the member is missing or null.</summary>
    public string? OptionalText(string name, int fewest, int most)
    {
        if (Find(name) is not { } value) return null;
        return Checked(value, fewest, most) ?? throw Wrong(name);
    }

    /// <summary>A text that <paramref name="isValid"/> accepts.</summary>
    public string Text(string name, Func<string, bool> isValid)
    {
        var text = Text(name, 0, int.MaxValue);
        return isValid(text) ? text : throw Wrong(name);
    }

    /// <summary>A whole number, however it is written (<c>100</c>, <c>1e2</c>).</summary>
    public long Integer(string name, long least, long most)
    {
        var value = Find(name);
        if (value is not { ValueKind: JsonValueKind.Number } number || !number.TryGetDouble(out var real)) throw Wrong(name);
        if (!double.IsInteger(real) || real < least || real > most) throw Wrong(name);
        return (long)real;
    }

    /// <summary>True or false.</summary>
    public bool Flag(string name) => Find(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name),
    };

    /// <summary>base64url of exactly as many bytes as <paramref name="destination"/> has.</summary>
    public void Bytes(string name, Span<byte> destination)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.String } value) throw Wrong(name);

        // The raw text, so that no immutable string of a key stays in memory; one with escapes is decoded the long way.
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (raw.Contains((byte)'\\')) raw = Encoding.UTF8.GetBytes(value.GetString()!);
        if (!StrictBase64Url.TryDecode(raw, destination)) throw Wrong(name);
    }

    /// <summary>base64url of any number of bytes in a range, or null where the member is missing or null.</summary>
    public ReadOnlyMemory<byte>? OptionalBytes(string name, int fewest, int most)
    {
        if (OptionalText(name, 0, int.MaxValue) is not { } text) return null;
        var length = text.Length * 3 / 4;
        if (length < fewest || length > most) throw Wrong(name);
        var bytes = new byte[length];
        Bytes(name, bytes);
        return bytes;
    }

    /// <summary>A secret of 32 bytes.</summary>
    public SecretKey Key(string name)
    {
        var key = SecretKey.Blank();
        Bytes(name, key.Writable);
        return key;
    }

    /// <summary>The members of an object.</summary>
    public JsonMembers Object(string name) => OptionalObject(name) ?? throw Wrong(name);

    /// <summary>The same, or null where the member is missing or null.</summary>
    public JsonMembers? OptionalObject(string name) =>
        Find(name) is { } value ? new JsonMembers(value, error, PathOf(name)) : null;

    /// <summary>Whether the member is there and not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>An array of objects, read one by one into things that are disposed of, where they can be, should a later one fail.</summary>
    public IReadOnlyList<T> List<T>(string name, int fewest, int most, Func<JsonMembers, T> read)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Array } array) throw Wrong(name);
        var count = array.GetArrayLength();
        if (count < fewest || count > most) throw Wrong(name);
        var list = new List<T>(count);
        try
        {
            foreach (var item in array.EnumerateArray()) list.Add(read(new JsonMembers(item, error, $"{PathOf(name)}[{list.Count}]")));
            return list;
        }
        catch
        {
            foreach (var item in list) (item as IDisposable)?.Dispose();
            throw;
        }
    }

    /// <summary>An array of texts, each of a number of Unicode scalar values; null where the member is missing or null.</summary>
    public IReadOnlyList<string>? OptionalTexts(string name, int fewest, int most, int shortest, int longest)
    {
        if (Find(name) is not { } array) return null;
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() < fewest || array.GetArrayLength() > most) throw Wrong(name);
        var texts = new List<string>();
        foreach (var item in array.EnumerateArray()) texts.Add(Checked(item, shortest, longest) ?? throw Wrong($"{name}[{texts.Count}]"));
        return texts;
    }

    /// <summary>The failure about a member.</summary>
    public FormatErrorException Wrong(string? name) => new(error, name is null ? path : PathOf(name));

    private static string? Checked(JsonElement value, int fewest, int most)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        var text = value.GetString()!;
        if (!Format.Text.IsWellFormed(text)) return null;
        var length = Format.Text.CountScalars(text);
        return length >= fewest && length <= most ? text : null;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
