using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>AES-256-GCM of the segments of one sealing (FORMAT.md, section 4). Not for several threads at once.</summary>
internal sealed class SegmentCipher : IDisposable
{
    private const int SaltLength = 32;
    private const int PrefixLength = 7;
    private const int NonceLength = 12;

    private readonly AesGcm aes;
    private readonly byte[] nonce = new byte[NonceLength];

    /// <param name="key">The sealed file's key.</param>
    /// <param name="associatedData">Binds the sealing to a kind and id.</param>
    /// <param name="header">40 bytes: <c>u8(40) ‖ salt(32) ‖ prefix(7)</c>.</param>
    public SegmentCipher(SecretKey key, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> header)
    {
        using var prk = KeySchedule.Extract(header.Slice(1, SaltLength), key.Bytes);
        using var segmentKey = KeySchedule.Expand(prk, associatedData);
        aes = new AesGcm(segmentKey.Bytes, SealedSize.Tag);
        header.Slice(1 + SaltLength, PrefixLength).CopyTo(nonce);
    }

    /// <summary>A header with a fresh random salt and prefix.</summary>
    public static byte[] NewHeader()
    {
        var header = RandomNumberGenerator.GetBytes(SealedSize.Header);
        header[0] = SealedSize.Header;
        return header;
    }

    /// <summary>Writes ciphertext and tag; <paramref name="destination"/> is 16 bytes longer than the plaintext.</summary>
    public void Seal(long index, bool isLast, ReadOnlySpan<byte> plaintext, Span<byte> destination)
    {
        SetNonce(index, isLast);
        aes.Encrypt(nonce, plaintext, destination[..^SealedSize.Tag], destination[^SealedSize.Tag..]);
    }

    /// <summary>Writes the plaintext if the tag verifies; false leaves zeros behind.</summary>
    public bool TryOpen(long index, bool isLast, ReadOnlySpan<byte> segment, Span<byte> destination)
    {
        SetNonce(index, isLast);
        try
        {
            aes.Decrypt(nonce, segment[..^SealedSize.Tag], segment[^SealedSize.Tag..], destination);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            CryptographicOperations.ZeroMemory(destination);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => aes.Dispose();

    private void SetNonce(long index, bool isLast)
    {
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(PrefixLength), checked((uint)index));
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }
}
