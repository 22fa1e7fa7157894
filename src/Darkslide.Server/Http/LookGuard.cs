namespace Darkslide.Server.Http;

/// <summary>
/// Bounds how many describe and open requests the whole server takes in a second, so that a flood of them can't take the
/// database from owners. It knows no peers: what one network may ask is bounded in <c>Rates</c>.
/// </summary>
internal sealed class LookGuard(TimeProvider time, int perSecond)
{
    private readonly Lock gate = new();
    private long second;
    private int taken;

    public bool MayLook()
    {
        lock (gate)
        {
            long now = (long)time.GetElapsedTime(0).TotalSeconds;
            if (now != second)
            {
                (second, taken) = (now, 0);
            }

            return ++taken <= perSecond;
        }
    }
}
