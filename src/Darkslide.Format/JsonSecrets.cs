using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Darkslide.Format;

/// <summary>Writes JSON that holds secrets without leaving copies of them behind.</summary>
internal static class JsonSecrets
{
    private const int LongestText = 64;

    // Nothing of this ever stands in HTML, and a Japanese title needs a third of the bytes this way.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document into a buffer that the caller disposes of, which zeroes it.</summary>
    public static WipingBufferWriter Document(Action<Utf8JsonWriter> write)
    {
        var buffer = new WipingBufferWriter();
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        return buffer;
    }

    /// <summary>Writes bytes as base64url.</summary>
    public static void Write(Utf8JsonWriter writer, string name, ReadOnlySpan<byte> bytes)
    {
        Span<byte> text = stackalloc byte[LongestText];
        var length = Base64Url.EncodeToUtf8(bytes, text);
        writer.WriteString(name, text[..length]);
        CryptographicOperations.ZeroMemory(text);
    }
}
