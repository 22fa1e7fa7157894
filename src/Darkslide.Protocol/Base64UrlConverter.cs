using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Darkslide.Protocol;

/// <summary>Byte strings in JSON: base64url without padding (RFC 4648 section 5), one text per value.</summary>
public sealed class Base64UrlConverter : JsonConverter<byte[]>
{
    /// <inheritdoc/>
    public override byte[]? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        string text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("Expected base64url text.");
        return Parse(text) ?? throw new JsonException("Expected base64url text without padding.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options)
        => writer.WriteStringValue(Base64Url.EncodeToString(value));

    /// <summary>The bytes that <paramref name="text"/> stands for, or null if it is not their one canonical text.</summary>
    public static byte[]? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || text.Length % 4 == 1)
        {
            return null;
        }

        byte[] bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        // Left-over bits that are not zero are refused here.
        return Base64Url.DecodeFromChars(text, bytes, out _, out int length) == System.Buffers.OperationStatus.Done && Base64Url.EncodeToString(bytes.AsSpan(0, length)) == text ? bytes[..length] : null;
    }
}
