using System.Globalization;
using System.Text.Json;
using Darkslide.Imaging.Documents;

namespace Darkslide.Client.Documents;

/// <summary>
/// A PDF's objects as qpdf writes them (its JSON, version 2), each with its bytes in a file beside it; and the way back. qpdf is a program of its own:
/// what a hostile PDF does to a reader happens outside of this one.
/// </summary>
internal sealed class QpdfFile : IDisposable
{
    private const long LargestNotes = 512 * 1024 * 1024;

    private readonly JsonDocument notes;
    private readonly JsonElement objects;

    private QpdfFile(JsonDocument notes)
    {
        this.notes = notes;
        objects = notes.RootElement.GetProperty("qpdf")[1];
    }

    /// <summary>The number of the catalogue.</summary>
    public int Root => Trailer.TryGetProperty("/Root", out JsonElement root) && Value(root) is PdfReference reference ? reference.Number : 0;

    /// <summary>How many objects there are but for those that hold others.</summary>
    public int Count => objects.EnumerateObject().Count(each => each.Name.StartsWith("obj:", StringComparison.Ordinal) && !IsPacking(each.Value));

    /// <summary>Whether it is encrypted, with or without a password to read it.</summary>
    public bool IsEncrypted => Trailer.TryGetProperty("/Encrypt", out _);

    /// <summary>Whether its end says more than where its pages are.</summary>
    public bool TellsMore => Trailer.EnumerateObject().Any(each => each.Name is "/Info" or "/Encrypt" or "/Prev");

    private JsonElement Trailer => objects.GetProperty("trailer").GetProperty("value");

    public static QpdfFile Read(string path)
    {
        if (new FileInfo(path).Length > LargestNotes)
        {
            throw new DocumentRefusedException(DocumentProblem.TooLarge);
        }

        try
        {
            return new QpdfFile(JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 600 }));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new DocumentRefusedException(DocumentProblem.Damaged, e);
        }
    }

    /// <summary>The object of a number, or null.</summary>
    public PdfValue? Object(int number)
    {
        if (!objects.TryGetProperty(string.Create(CultureInfo.InvariantCulture, $"obj:{number} 0 R"), out JsonElement found))
        {
            return null;
        }

        if (found.TryGetProperty("value", out JsonElement value))
        {
            return Value(value);
        }

        JsonElement data = found.GetProperty("stream");
        string file = data.TryGetProperty("datafile", out JsonElement place) ? place.GetString()! : "";
        return new PdfData((PdfMembers)Value(data.GetProperty("dict")), () => File.ReadAllBytes(file));
    }

    /// <summary>Writes objects so that qpdf makes a PDF of them.</summary>
    public static void Write(IReadOnlyList<PdfValue> all, string path, string data)
    {
        using FileStream file = File.Create(path);
        using var writer = new Utf8JsonWriter(file);
        writer.WriteStartObject();
        writer.WriteStartArray("qpdf");
        writer.WriteRawValue($$"""{"jsonversion":2,"pdfversion":"1.7","maxobjectid":{{all.Count}}}""");
        writer.WriteStartObject();
        for (int place = 0; place < all.Count; place++)
        {
            writer.WriteStartObject(string.Create(CultureInfo.InvariantCulture, $"obj:{place + 1} 0 R"));
            WriteObject(writer, all[place], string.Create(CultureInfo.InvariantCulture, $"{data}{place}"));
            writer.WriteEndObject();
        }

        writer.WriteStartObject("trailer");
        writer.WriteStartObject("value");
        writer.WriteString("/Root", "1 0 R");
        writer.WriteNumber("/Size", all.Count + 1);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public void Dispose() => notes.Dispose();

    private static void WriteObject(Utf8JsonWriter writer, PdfValue value, string data)
    {
        if (value is not PdfData packed)
        {
            writer.WritePropertyName("value");
            Write(writer, value);
            return;
        }

        File.WriteAllBytes(data, packed.Read());
        writer.WriteStartObject("stream");
        writer.WriteString("datafile", data);
        writer.WritePropertyName("dict");
        Write(writer, packed.Dictionary);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PdfValue value)
    {
        switch (value)
        {
            case PdfPlain plain:
                writer.WriteRawValue(plain.Json);
                break;
            case PdfName name:
                writer.WriteStringValue(name.Text);
                break;
            case PdfText text:
                writer.WriteStringValue(text.Notation);
                break;
            case PdfReference reference:
                writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{reference.Number} 0 R"));
                break;
            case PdfList list:
                writer.WriteStartArray();
                foreach (PdfValue item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case PdfMembers members:
                writer.WriteStartObject();
                foreach ((string key, PdfValue member) in members.Members)
                {
                    writer.WritePropertyName(key.StartsWith("n:", StringComparison.Ordinal) ? key : "/" + key);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new DocumentRefusedException(DocumentProblem.Damaged);
        }
    }

    private static PdfValue Value(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return new PdfList([.. element.EnumerateArray().Select(Value)]);
            case JsonValueKind.Object:
                var members = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
                foreach (JsonProperty each in element.EnumerateObject())
                {
                    members[each.Name.TrimStart('/')] = Value(each.Value);
                }

                return new PdfMembers(members);
            case JsonValueKind.String:
                return Text(element.GetString()!);
            default:
                return new PdfPlain(element.GetRawText());
        }
    }

    private static PdfValue Text(string text) => text switch
    {
        ['/', ..] => new PdfName(text),
        _ when text.StartsWith("n:", StringComparison.Ordinal) => new PdfName(text),
        _ when text.StartsWith("u:", StringComparison.Ordinal) || text.StartsWith("b:", StringComparison.Ordinal) => new PdfText(text),
        _ when text.EndsWith(" 0 R", StringComparison.Ordinal) && int.TryParse(text.AsSpan(0, text.Length - 4), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            => new PdfReference(number),
        _ => new PdfPlain("null"),
    };

    private static bool IsPacking(JsonElement found)
        => found.TryGetProperty("stream", out JsonElement data) && data.GetProperty("dict").TryGetProperty("/Type", out JsonElement type)
            && type.ValueKind == JsonValueKind.String && type.GetString() is "/ObjStm" or "/XRef";
}
