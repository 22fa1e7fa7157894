using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>A secret of 32 bytes: a key, a key half, an access proof or an owner token.</summary>
public sealed class SecretKey : SecretBytes
{
    /// <summary>Bytes in every key.</summary>
    public const int Length = 32;

    /// <summary>Copies a key; the caller still has to zero its own copy.</summary>
    /// <param name="bytes">Exactly 32 bytes.</param>
    public SecretKey(ReadOnlySpan<byte> bytes) : base(Length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length, nameof(bytes));
        bytes.CopyTo(Writable);
    }

    private SecretKey() : base(Length)
    {
    }

    /// <summary>A new random key from the operating system's cryptographic generator.</summary>
    public static SecretKey Create()
    {
        var key = new SecretKey();
        RandomNumberGenerator.Fill(key.Writable);
        return key;
    }

    /// <summary>A copy with a life of its own.</summary>
    public SecretKey Clone() => new(Bytes);

    /// <summary>A key that is still to be filled in.</summary>
    internal static SecretKey Blank() => new();
}
