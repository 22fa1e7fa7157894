using System.Security.Cryptography;
using NSec.Cryptography;

namespace Darkslide.Format;

/// <summary>The pieces that FORMAT.md section 3 is made of: HKDF-SHA-256 (RFC 5869) and Argon2id (RFC 9106).</summary>
internal static class KeySchedule
{
    /// <summary><c>Extract(salt, ikm)</c>: 32 bytes.</summary>
    public static SecretKey Extract(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> inputKeyingMaterial)
    {
        var prk = SecretKey.Blank();
        HKDF.Extract(HashAlgorithmName.SHA256, inputKeyingMaterial, salt, prk.Writable);
        return prk;
    }

    /// <summary><c>Expand(prk, label, 32)</c>.</summary>
    public static SecretKey Expand(SecretKey prk, ReadOnlySpan<byte> label)
    {
        var key = SecretKey.Blank();
        HKDF.Expand(HashAlgorithmName.SHA256, prk.Bytes, key.Writable, label);
        return key;
    }

    /// <summary><c>Expand(prk, label, 16)</c>, for names that are no secrets, and salts.</summary>
    public static byte[] Expand16(SecretKey prk, ReadOnlySpan<byte> label)
    {
        var name = new byte[16];
        HKDF.Expand(HashAlgorithmName.SHA256, prk.Bytes, name, label);
        return name;
    }

    /// <summary><c>Argon2id(password, salt, m, t, p = 1, 32)</c>. Takes the memory and time that its parameters say.</summary>
    public static SecretKey Argon2id(Password password, ReadOnlySpan<byte> salt, PasswordParameters parameters)
    {
        var algorithm = PasswordBasedKeyDerivationAlgorithm.Argon2id(new Argon2Parameters
        {
            DegreeOfParallelism = 1,
            MemorySize = parameters.MemoryKiB,
            NumberOfPasses = parameters.Passes,
        });
        var output = SecretKey.Blank();
        algorithm.DeriveBytes(password.Utf8, salt, output.Writable);
        return output;
    }
}
