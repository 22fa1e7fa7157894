using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Darkslide.Protocol;

/// <summary>A share's events, chained by hash (PROTOCOL.md, section 5.6): one that was removed, changed or moved shows.</summary>
public static class EventChain
{
    private const uint WholeShare = uint.MaxValue;

    /// <summary>Bytes of a head.</summary>
    public const int HeadBytes = 32;

    /// <summary>The head before the first event.</summary>
    public static byte[] Start => new byte[HeadBytes];

    /// <summary>The head after one more event.</summary>
    /// <param name="head">The head before it.</param>
    /// <param name="link">The link's number, or null for the share as a whole.</param>
    /// <param name="minute">Minutes since 1970.</param>
    /// <param name="kind">Its kind.</param>
    public static byte[] Next(ReadOnlySpan<byte> head, int? link, long minute, string kind)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(head.Length, HeadBytes, nameof(head));
        Span<byte> place = stackalloc byte[sizeof(uint) + sizeof(long)];
        BinaryPrimitives.WriteUInt32BigEndian(place, link is { } number ? (uint)number : WholeShare);
        BinaryPrimitives.WriteInt64BigEndian(place[sizeof(uint)..], minute);
        return SHA256.HashData([.. "darkslide event"u8, .. head, .. place, .. Encoding.UTF8.GetBytes(kind)]);
    }
}
