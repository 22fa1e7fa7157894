using System.Buffers.Binary;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Start;

namespace Darkslide.Server.Devices;

/// <summary>
/// What devices sign: a time and a keyed hash over it and the link's locator. Nothing of it is kept, so any node knows its own after any
/// restart, and asking for a million costs nothing.
/// </summary>
internal sealed class DeviceChallenges(InstanceKey instance, DeadlineClock clock)
{
    private const int TimeBytes = sizeof(long);
    private readonly byte[] key = instance.KeyFor("device challenges");

    public byte[] Make(ReadOnlySpan<byte> locator)
    {
        byte[] challenge = new byte[Limits.KeyBytes];
        BinaryPrimitives.WriteInt64BigEndian(challenge, clock.Now.Milliseconds());
        Mac(locator, challenge).CopyTo(challenge.AsSpan(TimeBytes));
        return challenge;
    }

    /// <summary>Whether it was made for this link, less than two minutes ago. One of another node may be ahead of this one's clock.</summary>
    public bool IsFresh(ReadOnlySpan<byte> locator, ReadOnlySpan<byte> challenge)
    {
        long age = clock.Now.Milliseconds() - BinaryPrimitives.ReadInt64BigEndian(challenge);
        const long Longest = Limits.ChallengeSeconds * 1_000L;
        return CryptographicOperations.FixedTimeEquals(Mac(locator, challenge), challenge[TimeBytes..]) && age is < Longest and > -Longest;
    }

    private ReadOnlySpan<byte> Mac(ReadOnlySpan<byte> locator, ReadOnlySpan<byte> challenge)
        => HMACSHA256.HashData(key, (byte[])[.. locator, .. challenge[..TimeBytes]]).AsSpan(0, Limits.KeyBytes - TimeBytes);
}
