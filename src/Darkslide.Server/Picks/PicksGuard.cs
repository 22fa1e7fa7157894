namespace Darkslide.Server.Picks;

/// <summary>Bounds how often one link's picks are written in a second: each write is a file and two decisions.</summary>
internal sealed class PicksGuard(TimeProvider time, int perSecond)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, int> taken = [];
    private long second;

    public bool MayWrite(long link)
    {
        lock (gate)
        {
            long now = (long)time.GetElapsedTime(0).TotalSeconds;
            if (now != second)
            {
                second = now;
                taken.Clear();
            }

            return (taken[link] = taken.GetValueOrDefault(link) + 1) <= perSecond;
        }
    }
}
