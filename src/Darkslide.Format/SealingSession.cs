using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>
/// One sealing: a key with its salt and prefix. Segments may be sealed in any order and again, byte for byte the same, so that
/// an upload goes on after a broken connection. Not for several threads at once.
/// </summary>
public sealed class SealingSession : IDisposable
{
    private readonly SegmentCipher cipher;
    private readonly byte[] header;

    // To seal other bytes under a nonce that was used would lay both open, and the authentication key with them. A file can
    // change between two tries, so the tag of every segment is remembered (16 bytes a MiB) and must come out the same.
    private readonly Dictionary<long, UInt128> tags = [];

    private SealingSession(SecretKey key, ReadOnlySpan<byte> associatedData, byte[] header)
    {
        this.header = header;
        cipher = new SegmentCipher(key, associatedData, header);
    }

    /// <summary>The first 40 bytes of the sealed file.</summary>
    public ReadOnlySpan<byte> Header => header;

    /// <summary>Begins a sealing with a fresh salt and prefix.</summary>
    /// <param name="key">The sealed file's key; not needed any more afterwards.</param>
    /// <param name="associatedData">From <see cref="AssociatedData.For"/>.</param>
    public static SealingSession Create(SecretKey key, ReadOnlySpan<byte> associatedData)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new SealingSession(key, associatedData, SegmentCipher.NewHeader());
    }

    /// <summary>Takes a given header. Only vectors may: a header used for two plaintexts under one key gives both away.</summary>
    internal static SealingSession WithHeader(SecretKey key, ReadOnlySpan<byte> associatedData, byte[] header) =>
        new(key, associatedData, header);

    /// <summary>Seals one segment.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    /// <param name="plaintext">A whole segment's plaintext, or the rest if it is the last.</param>
    /// <param name="destination">16 bytes more than the plaintext. May not overlap it.</param>
    /// <exception cref="SourceChangedException">This segment was sealed before with other bytes.</exception>
    public void SealSegment(long index, bool isLast, ReadOnlySpan<byte> plaintext, Span<byte> destination)
    {
        var whole = index == 0 ? SealedSize.FirstPlaintext : SealedSize.SegmentPlaintext;
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plaintext.Length, whole, nameof(plaintext));
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, plaintext.Length + SealedSize.Tag, nameof(destination));
        if (!isLast) ArgumentOutOfRangeException.ThrowIfNotEqual(plaintext.Length, whole, nameof(plaintext));

        cipher.Seal(index, isLast, plaintext, destination);
        var tag = BinaryPrimitives.ReadUInt128BigEndian(destination[^SealedSize.Tag..]);
        if (tags.TryAdd(index, tag) || tags[index] == tag) return;
        CryptographicOperations.ZeroMemory(destination);
        throw new SourceChangedException();
    }

    /// <summary>Lets go of the key.</summary>
    public void Dispose() => cipher.Dispose();
}
