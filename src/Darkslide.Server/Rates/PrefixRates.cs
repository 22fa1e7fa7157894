using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Darkslide.Server.Rates;

/// <summary>
/// Counts what each network asks in a minute. In memory only, under hashes whose key is made anew every day and stands nowhere: not even
/// whoever reads the memory of a running server learns from it who asked yesterday.
/// </summary>
internal sealed class PrefixRates(TimeProvider time, int perMinute)
{
    /// <summary>More networks than this in one minute count as one.</summary>
    private const int MostNetworks = 200_000;

    private readonly Lock gate = new();
    private readonly Dictionary<ulong, int> asked = [];
    private byte[] key = RandomNumberGenerator.GetBytes(32);
    private long day;
    private long minute;

    /// <summary>Takes one ask of a network; false where it has had its share of this minute.</summary>
    public bool Take(ReadOnlySpan<byte> prefix)
    {
        lock (gate)
        {
            GoOn(time.GetUtcNow().ToUnixTimeSeconds());
            ulong name = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key, prefix));
            name = asked.Count < MostNetworks || asked.ContainsKey(name) ? name : 0;
            int count = asked.GetValueOrDefault(name) + 1;
            asked[name] = count;
            return count <= perMinute;
        }
    }

    private void GoOn(long seconds)
    {
        if (seconds / 60 != minute)
        {
            minute = seconds / 60;
            asked.Clear();
        }

        if (seconds / 86_400 != day)
        {
            day = seconds / 86_400;
            key = RandomNumberGenerator.GetBytes(32);
        }
    }
}
