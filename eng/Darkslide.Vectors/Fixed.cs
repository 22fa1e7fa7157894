using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>Inputs that look random and are the same every time.</summary>
internal static class Fixed
{
    /// <summary>The first bytes of SHA-512 of a label.</summary>
    public static byte[] Bytes(string label, int length) => SHA512.HashData(Encoding.UTF8.GetBytes(label))[..length];

    public static SecretKey Key(string label) => new(Bytes(label, SecretKey.Length));

    public static LinkSecret Secret(string label) => new(Bytes(label, LinkSecret.Length));

    /// <summary>base64url, as all vectors write bytes.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>A header with a salt and prefix of its own for every label.</summary>
    public static byte[] Header(string label) => [SealedSize.Header, .. Bytes(label, SealedSize.Header - 1)];

    /// <summary>Byte i is i mod 251.</summary>
    public static byte[] Pattern(long length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i % 251);
        return bytes;
    }

    /// <summary>Long byte strings stand as length and hash.</summary>
    public static JsonObject Digest(ReadOnlySpan<byte> bytes) => new()
    {
        ["length"] = bytes.Length,
        ["sha256"] = Text(SHA256.HashData(bytes)),
    };
}
