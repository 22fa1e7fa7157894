using System.Buffers.Binary;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Clock;

namespace Darkslide.Server.Start;

/// <summary>
/// What devices and passkeys sign: a time and a keyed hash over it and what it is for. Nothing of it is kept, so any node knows its own after
/// any restart, and asking for a million costs nothing.
/// </summary>
/// <param name="instance">Its key is what they are known by.</param>
/// <param name="purpose">One that was made for another purpose is none.</param>
/// <param name="clock">What they grow old by.</param>
internal sealed class FreshChallenges(InstanceKey instance, string purpose, DeadlineClock clock)
{
    private const int TimeBytes = sizeof(long);
    private readonly byte[] key = instance.KeyFor(purpose);

    /// <param name="about">What it is good for: of one length for each purpose.</param>
    public byte[] Make(ReadOnlySpan<byte> about)
    {
        byte[] challenge = new byte[Limits.KeyBytes];
        BinaryPrimitives.WriteInt64BigEndian(challenge, clock.Now.Milliseconds());
        Mac(about, challenge).CopyTo(challenge.AsSpan(TimeBytes));
        return challenge;
    }

    /// <summary>When it was made, if that was for this and less than two minutes ago, else null. One of another node may be ahead of this one's clock.</summary>
    public long? MadeAt(ReadOnlySpan<byte> about, ReadOnlySpan<byte> challenge)
    {
        long made = BinaryPrimitives.ReadInt64BigEndian(challenge);
        long age = clock.Now.Milliseconds() - made;
        const long Longest = Limits.ChallengeSeconds * 1_000L;
        return CryptographicOperations.FixedTimeEquals(Mac(about, challenge), challenge[TimeBytes..]) && age is < Longest and > -Longest ? made : null;
    }

    private ReadOnlySpan<byte> Mac(ReadOnlySpan<byte> about, ReadOnlySpan<byte> challenge)
        => HMACSHA256.HashData(key, (byte[])[.. about, .. challenge[..TimeBytes]]).AsSpan(0, Limits.KeyBytes - TimeBytes);
}
