namespace Darkslide.Server.Clock;

/// <summary>
/// The time that deadlines are held against. Two readings, because a wall clock can be wrong:
/// <see cref="Now"/> decides what is refused, <see cref="Certain"/> what is destroyed.
/// </summary>
/// <remarks>
/// Neither runs backwards when the wall clock is set back. When the wall clock leaps ahead of the monotonic one by more than a
/// minute, <see cref="Now"/> follows at once, <see cref="Certain"/> only when the new time has been steady for ten minutes:
/// a machine whose clock was wrong for a moment has lost nothing. A leap that is taken back before is forgotten.
/// </remarks>
internal sealed class DeadlineClock(TimeProvider time, Action<string>? warn = null)
{
    private static readonly TimeSpan Leap = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private DateTimeOffset certain = time.GetUtcNow();
    private long at = time.GetTimestamp();
    private DateTimeOffset leapt;
    private long leaptAt;
    private bool leaping;
    private bool behind;

    public DateTimeOffset Now => Look().Now;

    public DateTimeOffset Certain => Look().Certain;

    public TimeProvider Provider => time;

    private (DateTimeOffset Now, DateTimeOffset Certain) Look()
    {
        lock (gate)
        {
            long mark = time.GetTimestamp();
            DateTimeOffset expected = certain + time.GetElapsedTime(at, mark);
            DateTimeOffset wall = time.GetUtcNow();
            at = mark;
            certain = expected;
            if (wall > expected + Leap)
            {
                return Ahead(wall, mark);
            }

            leaping = false;
            WarnBehind(wall < expected - Leap);
            // Small corrections forward are followed; backward ones are waited out, and time creeps on meanwhile.
            certain = wall > expected ? wall : expected;
            return (certain, certain);
        }
    }

    private (DateTimeOffset Now, DateTimeOffset Certain) Ahead(DateTimeOffset wall, long mark)
    {
        bool sameLeap = leaping && (wall - (leapt + time.GetElapsedTime(leaptAt, mark))).Duration() <= Leap;
        if (!sameLeap)
        {
            (leaping, leapt, leaptAt) = (true, wall, mark);
            warn?.Invoke("The clock leapt ahead by more than a minute: links past their time are refused, and destroyed once it was steady for ten minutes.");
        }
        else if (time.GetElapsedTime(leaptAt, mark) >= Steady)
        {
            leaping = false;
            certain = wall;
        }

        return (wall, certain);
    }

    private void WarnBehind(bool isBehind)
    {
        if (isBehind && !behind)
        {
            warn?.Invoke("The clock was set back by more than a minute: deadlines go on by the time before, until the server is started anew.");
        }

        behind = isBehind;
    }
}
