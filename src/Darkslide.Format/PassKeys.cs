using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>Everything that follows from a pass (FORMAT.md, section 3.3).</summary>
public sealed class PassKeys : IDisposable
{
    private PassKeys(byte[] passId, SecretKey passToken)
    {
        PassId = passId;
        PassToken = passToken;
        PassTokenHash = SHA256.HashData(passToken.Bytes);
    }

    /// <summary>16 bytes: the server's name for the pass.</summary>
    public ReadOnlyMemory<byte> PassId { get; }

    /// <summary>Proves to the server that its holder has the pass.</summary>
    public SecretKey PassToken { get; }

    /// <summary>32 bytes: SHA-256 of <see cref="PassToken"/>, all that the server keeps of it.</summary>
    public ReadOnlyMemory<byte> PassTokenHash { get; }

    /// <summary>Derives all keys.</summary>
    public static PassKeys Derive(LinkSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        using var prk = KeySchedule.Extract("darkslide/pass/v1"u8, secret.Bytes);
        return new PassKeys(KeySchedule.Expand16(prk, "pass"u8), KeySchedule.Expand(prk, "token"u8));
    }

    /// <summary>Zeroes the secret among the keys.</summary>
    public void Dispose() => PassToken.Dispose();
}
