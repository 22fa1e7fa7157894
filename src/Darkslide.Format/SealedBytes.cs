using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>Sealing and opening of what fits into memory, in one call.</summary>
public static class SealedBytes
{
    /// <summary>Seals bytes padded to <see cref="Padding.Padme"/>, under a fresh salt and prefix.</summary>
    /// <param name="key">The blob's key.</param>
    /// <param name="associatedData">From <see cref="AssociatedData.For"/>.</param>
    /// <param name="content">The plaintext.</param>
    public static byte[] Seal(SecretKey key, ReadOnlySpan<byte> associatedData, ReadOnlyMemory<byte> content)
    {
        using var session = SealingSession.Create(key, associatedData);
        return Seal(session, content, Padding.Padme(content.Length));
    }

    /// <summary>Opens a padded blob of a known true length.</summary>
    /// <exception cref="FormatErrorException">
    /// <see cref="FormatError.Truncated"/>, <see cref="FormatError.NotSealed"/>, <see cref="FormatError.NotAuthentic"/> or
    /// <see cref="FormatError.BadPadding"/>.
    /// </exception>
    public static byte[] Open(SecretKey key, ReadOnlySpan<byte> associatedData, ReadOnlyMemory<byte> sealedBytes, long length) =>
        Open(Opener.ForBlob(key, associatedData, length), sealedBytes);

    /// <summary>Opens without looking at padding.</summary>
    internal static byte[] Open(SecretKey key, ReadOnlySpan<byte> associatedData, ReadOnlyMemory<byte> sealedBytes) =>
        Open(new Opener(key, associatedData), sealedBytes);

    /// <summary>Seals with a padding of the caller's choice.</summary>
    internal static byte[] Seal(SealingSession session, ReadOnlyMemory<byte> content, long paddedLength)
    {
        using var stream = new SealingStream(session, new PaddedSource(content, paddedLength));
        var sealedBytes = new byte[stream.Length];
        stream.ReadExactly(sealedBytes);
        return sealedBytes;
    }

    private static byte[] Open(Opener opener, ReadOnlyMemory<byte> sealedBytes)
    {
        using var disposing = opener;
        using var source = AsStream(sealedBytes);
        var content = new byte[Math.Max(0, sealedBytes.Length - SealedSize.Least)];
        while (!opener.IsComplete)
        {
            var place = content.AsMemory((int)opener.ContentLength);
            opener.Next(source).CopyTo(place);
        }

        if (content.Length == opener.ContentLength) return content;
        var exact = content[..(int)opener.ContentLength];
        CryptographicOperations.ZeroMemory(content);
        return exact;
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
