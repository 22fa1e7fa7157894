using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Problems;
using Darkslide.Server.Start;

namespace Darkslide.Server.Working;

/// <summary>
/// Makes shares dear while strangers make many. A challenge is a time, a difficulty, and a keyed hash over both and the share's id: nothing of it
/// is kept, it is good for that one share, which can be made only once, and any node knows its own.
/// </summary>
internal sealed class WorkGuard(InstanceKey instance, DeadlineClock clock, WorkOptions options)
{
    private const int LeastBits = 16;
    private const int MostBits = 20;
    private const int TimeBytes = sizeof(long);
    private const long GoodFor = 300_000;
    private const long Minute = 60_000;

    private readonly byte[] key = instance.KeyFor("work challenges");
    private readonly Lock gate = new();
    private long minute;
    private int now;
    private int before;

    /// <summary>What must be done first; null where nothing must, or it was.</summary>
    public Refusal? Ask(byte[] shareId, string? header)
    {
        long time = clock.Now.Milliseconds();
        int load = Load(time);
        if (load >= options.FreeSharesPerMinute && !IsDone(shareId, header, time))
        {
            int bits = BitsAt(load);
            return new Refusal(ProblemCodes.WorkNeeded) { Challenge = Challenge(shareId, time, bits), Bits = bits };
        }

        lock (gate)
        {
            now++;
        }

        return null;
    }

    // Those of this minute, and of the last as much as still overlaps a minute back from here.
    private int Load(long time)
    {
        lock (gate)
        {
            long current = time / Minute;
            if (current != minute)
            {
                (before, now, minute) = (current == minute + 1 ? now : 0, 0, current);
            }

            return now + (int)(before * (Minute - (time % Minute)) / Minute);
        }
    }

    // One bit more for each doubling of what is free.
    private int BitsAt(int load) => Math.Min(MostBits, LeastBits + BitOperations.Log2((uint)Math.Max(1, load / Math.Max(1, options.FreeSharesPerMinute))));

    private byte[] Challenge(byte[] shareId, long time, int bits)
    {
        byte[] challenge = new byte[Work.ChallengeBytes];
        BinaryPrimitives.WriteInt64BigEndian(challenge, time);
        challenge[TimeBytes] = (byte)bits;
        Mac(shareId, challenge).CopyTo(challenge.AsSpan(TimeBytes + 1));
        return challenge;
    }

    private bool IsDone(byte[] shareId, string? header, long time)
    {
        if (!Work.TryRead(header, out byte[] challenge, out byte[] nonce))
        {
            return false;
        }

        long age = time - BinaryPrimitives.ReadInt64BigEndian(challenge);
        bool isOurs = CryptographicOperations.FixedTimeEquals(Mac(shareId, challenge), challenge.AsSpan(TimeBytes + 1));
        return isOurs && age is < GoodFor and > -GoodFor && Work.IsDone(challenge, nonce, challenge[TimeBytes]);
    }

    private ReadOnlySpan<byte> Mac(byte[] shareId, byte[] challenge)
        => HMACSHA256.HashData(key, (byte[])[.. shareId, .. challenge.AsSpan(0, TimeBytes + 1)]).AsSpan(0, Work.ChallengeBytes - TimeBytes - 1);
}
