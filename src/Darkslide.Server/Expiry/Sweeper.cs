using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Log;

namespace Darkslide.Server.Expiry;

/// <summary>
/// Ends what is past its deadline, by itself and on time: sleeps until the next deadline, at most a minute so that it sees a
/// clock that leaps.
/// </summary>
internal sealed class Sweeper(IDatabase database, DeadlineClock clock, SweepOnce sweep, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim earlier = new(0);
    private long planned = long.MaxValue;

    /// <summary>A new deadline is known; wakes the sweeper if it planned to sleep longer.</summary>
    public void DeadlineSet(long deadline)
    {
        if (deadline < Volatile.Read(ref planned))
        {
            earlier.Release();
        }
    }

    public override void Dispose()
    {
        earlier.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Sleep(await Sweep(), stoppingToken);
        }
    }

    /// <summary>The next deadline; none known where sweeping failed: then it is tried again in a minute.</summary>
    private async Task<long> Sweep()
    {
        try
        {
            await sweep.Run();
            // Whoever sets a deadline from here on wakes; what was set before is read now.
            Volatile.Write(ref planned, long.MaxValue);
            return database.Read(Deadlines.Next) ?? long.MaxValue;
        }
        catch (Exception fault)
        {
            log.SweepingFailed(fault.GetType().Name, (fault.StackTrace ?? "").ReplaceLineEndings(" "));
            return long.MaxValue;
        }
    }

    private async Task Sleep(long next, CancellationToken stopping)
    {
        Volatile.Write(ref planned, next);
        long wait = Math.Clamp(next - clock.Certain.Milliseconds(), 1, (long)Longest.TotalMilliseconds);
        using var alarm = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(earlier.WaitAsync(alarm.Token), Task.Delay(TimeSpan.FromMilliseconds(wait), clock.Provider, alarm.Token));
        await alarm.CancelAsync();
    }
}
