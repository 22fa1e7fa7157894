using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>Everything that follows from a manage link (FORMAT.md, section 3.2).</summary>
public sealed class ManageKeys : IDisposable
{
    private ManageKeys(byte[] shareId, SecretKey ownerToken, SecretKey vaultKey)
    {
        ShareId = shareId;
        OwnerToken = ownerToken;
        OwnerTokenHash = SHA256.HashData(ownerToken.Bytes);
        VaultKey = vaultKey;
    }

    /// <summary>16 bytes: the server's name for the share.</summary>
    public ReadOnlyMemory<byte> ShareId { get; }

    /// <summary>Proves to the server that its holder owns the share.</summary>
    public SecretKey OwnerToken { get; }

    /// <summary>32 bytes: SHA-256 of <see cref="OwnerToken"/>, all that the server keeps of it.</summary>
    public ReadOnlyMemory<byte> OwnerTokenHash { get; }

    /// <summary>The key of the vault.</summary>
    public SecretKey VaultKey { get; }

    /// <summary>Derives all keys.</summary>
    public static ManageKeys Derive(LinkSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        using var prk = KeySchedule.Extract("darkslide/manage/v1"u8, secret.Bytes);
        return new ManageKeys(
            KeySchedule.Expand16(prk, "share"u8), KeySchedule.Expand(prk, "owner"u8), KeySchedule.Expand(prk, "vault"u8));
    }

    /// <summary>Zeroes the secrets among the keys.</summary>
    public void Dispose()
    {
        OwnerToken.Dispose();
        VaultKey.Dispose();
    }
}
