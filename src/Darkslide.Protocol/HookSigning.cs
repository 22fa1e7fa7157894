using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Darkslide.Protocol;

/// <summary>How web hooks' messages are signed (Standard Webhooks 1.0, PROTOCOL.md section 5.18).</summary>
public static class HookSigning
{
    /// <summary>Header of the message's id: the same however often it is sent.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Header of the time of this try, in seconds since 1970.</summary>
    public const string TimeHeader = "webhook-timestamp";

    /// <summary>Header of the signature.</summary>
    public const string SignatureHeader = "webhook-signature";

    /// <summary>The secret as receivers' libraries take it.</summary>
    /// <param name="secret">32 bytes.</param>
    public static string SecretText(ReadOnlySpan<byte> secret) => $"whsec_{Convert.ToBase64String(secret)}";

    /// <summary>The value of <see cref="SignatureHeader"/>.</summary>
    /// <param name="secret">32 bytes.</param>
    /// <param name="id">The message's.</param>
    /// <param name="seconds">Of this try.</param>
    /// <param name="body">As it is sent.</param>
    public static string Signature(ReadOnlySpan<byte> secret, string id, long seconds, ReadOnlySpan<byte> body)
    {
        byte[] head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}."));
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, [.. head, .. body]))}";
    }
}
