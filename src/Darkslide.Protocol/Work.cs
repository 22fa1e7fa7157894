using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;

namespace Darkslide.Protocol;

/// <summary>Proof of work (PROTOCOL.md section 5.13): what a crowded server asks of whoever makes a share without a pass.</summary>
public static class Work
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "Darkslide-Work";

    /// <summary>Length of a challenge in bytes.</summary>
    public const int ChallengeBytes = 25;

    /// <summary>Length of a nonce in bytes.</summary>
    public const int NonceBytes = 8;

    private const int TriesBetweenLooks = 4_096;

    /// <summary>Whether SHA-256(challenge ‖ nonce) begins with so many zero bits.</summary>
    public static bool IsDone(ReadOnlySpan<byte> challenge, ReadOnlySpan<byte> nonce, int bits)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData((byte[])[.. challenge, .. nonce], hash);
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(hash)) >= bits;
    }

    /// <summary>Does the work; the header's value.</summary>
    /// <param name="challenge">From the server.</param>
    /// <param name="bits">How many zero bits it wants, at most 32.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static string Do(ReadOnlySpan<byte> challenge, int bits, CancellationToken cancellationToken)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        for (ulong tried = 0; ; tried++)
        {
            if (tried % TriesBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            BinaryPrimitives.WriteUInt64BigEndian(nonce, tried);
            if (IsDone(challenge, nonce, bits))
            {
                return $"{Base64Url.EncodeToString(challenge)}.{Base64Url.EncodeToString(nonce)}";
            }
        }
    }

    /// <summary>Reads <see cref="Header"/>. False if it is missing or malformed.</summary>
    public static bool TryRead(string? header, out byte[] challenge, out byte[] nonce)
    {
        string[] parts = (header ?? "").Split('.');
        challenge = Base64UrlConverter.Parse(parts[0]) ?? [];
        nonce = parts.Length == 2 ? Base64UrlConverter.Parse(parts[1]) ?? [] : [];
        return challenge.Length == ChallengeBytes && nonce.Length == NonceBytes;
    }
}
