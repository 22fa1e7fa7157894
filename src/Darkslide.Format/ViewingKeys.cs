using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>Everything that follows from a viewing link and its password (FORMAT.md, section 3.1).</summary>
public sealed class ViewingKeys : IDisposable
{
    private ViewingKeys(byte[] locator, SecretKey access, SecretKey linkKey)
    {
        Locator = locator;
        Access = access;
        LinkKey = linkKey;
        AccessHash = SHA256.HashData(access.Bytes);
    }

    /// <summary>16 bytes: the server's name for the link.</summary>
    public ReadOnlyMemory<byte> Locator { get; }

    /// <summary>Proves to the server that its holder knows the secret and the password.</summary>
    public SecretKey Access { get; }

    /// <summary>32 bytes: SHA-256 of <see cref="Access"/>, all that the server keeps of it.</summary>
    public ReadOnlyMemory<byte> AccessHash { get; }

    /// <summary>The holder's half of the manifest key. The owner keeps it in the vault.</summary>
    public SecretKey LinkKey { get; }

    /// <summary>The 16 bytes of <see cref="Locator"/> alone: they need no password, so a client can ask whether there is one.</summary>
    public static byte[] LocatorOf(LinkSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        using var prk = KeySchedule.Extract("darkslide/link/v1"u8, secret.Bytes);
        return KeySchedule.Expand16(prk, "locator"u8);
    }

    /// <summary>The key under which a server compares viewers' addresses (FORMAT.md, section 3.4): it needs no password.</summary>
    public static SecretKey AddressKeyOf(LinkSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        using var prk = KeySchedule.Extract("darkslide/link/v1"u8, secret.Bytes);
        return KeySchedule.Expand(prk, "address key"u8);
    }

    /// <summary>Derives all keys. With a password this takes the memory and time that the parameters say (about 0.2 s by default).</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="password">The password, where the link has one.</param>
    /// <param name="parameters">What the server told about it; the default if nothing.</param>
    public static ViewingKeys Derive(LinkSecret secret, Password? password = null, PasswordParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(secret);
        using var prk = KeySchedule.Extract("darkslide/link/v1"u8, secret.Bytes);
        using var unlocked = Unlock(prk, password, parameters ?? PasswordParameters.Default);
        return new ViewingKeys(
            KeySchedule.Expand16(prk, "locator"u8),
            KeySchedule.Expand(unlocked, "access"u8),
            KeySchedule.Expand(unlocked, "link key"u8));
    }

    /// <summary>The key of the link's manifest, which needs the server's half too.</summary>
    /// <param name="keyHalf">The 32 bytes that the server gives out with an opening.</param>
    public SecretKey ManifestKey(SecretKey keyHalf) => ManifestKey(LinkKey, keyHalf);

    /// <summary>The same from a link key alone, which an owner has in the vault.</summary>
    public static SecretKey ManifestKey(SecretKey linkKey, SecretKey keyHalf)
    {
        ArgumentNullException.ThrowIfNull(linkKey);
        ArgumentNullException.ThrowIfNull(keyHalf);
        using var prk = KeySchedule.Extract(keyHalf.Bytes, linkKey.Bytes);
        return KeySchedule.Expand(prk, "manifest"u8);
    }

    /// <summary>Zeroes the secrets among the keys.</summary>
    public void Dispose()
    {
        Access.Dispose();
        LinkKey.Dispose();
    }

    private static SecretKey Unlock(SecretKey prk, Password? password, PasswordParameters parameters)
    {
        if (password is null) return prk.Clone();
        var salt = KeySchedule.Expand16(prk, "argon2id salt"u8);
        using var stretched = KeySchedule.Argon2id(password, salt, parameters);
        return KeySchedule.Extract(stretched.Bytes, prk.Bytes);
    }
}
