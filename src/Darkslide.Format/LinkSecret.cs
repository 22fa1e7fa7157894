using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>The 24 secret bytes <c>S</c> of a link (FORMAT.md, section 2.1). They never reach a server.</summary>
public sealed class LinkSecret : SecretBytes
{
    /// <summary>Bytes in every link secret.</summary>
    public const int Length = 24;

    /// <summary>Copies a secret; the caller still has to zero its own copy.</summary>
    /// <param name="bytes">Exactly 24 bytes.</param>
    public LinkSecret(ReadOnlySpan<byte> bytes) : base(Length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length, nameof(bytes));
        bytes.CopyTo(Writable);
    }

    private LinkSecret() : base(Length)
    {
    }

    /// <summary>A new random secret from the operating system's cryptographic generator.</summary>
    public static LinkSecret Create()
    {
        var secret = new LinkSecret();
        RandomNumberGenerator.Fill(secret.Writable);
        return secret;
    }

    /// <summary>A copy with a life of its own.</summary>
    public LinkSecret Clone() => new(Bytes);

    /// <summary>A secret that is still to be filled in.</summary>
    internal static LinkSecret Blank() => new();
}
