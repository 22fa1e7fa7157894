using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>Sealing and opening of framed JSON; plaintext is zeroed as soon as it was read.</summary>
internal static class SealedJson
{
    public static byte[] Seal(WipingBufferWriter json, SecretKey key, ReadOnlySpan<byte> associatedData)
    {
        var plaintext = FramedJson.Frame(json.WrittenMemory.Span);
        using var session = SealingSession.Create(key, associatedData);
        var sealedBytes = SealedBytes.Seal(session, plaintext, plaintext.Length);
        CryptographicOperations.ZeroMemory(plaintext);
        return sealedBytes;
    }

    public static T Open<T>(
        ReadOnlyMemory<byte> sealedBytes, SecretKey key, ReadOnlySpan<byte> associatedData, Func<ReadOnlyMemory<byte>, T> parse)
    {
        var plaintext = SealedBytes.Open(key, associatedData, sealedBytes);
        try
        {
            return parse(FramedJson.Unframe(plaintext));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }
}
