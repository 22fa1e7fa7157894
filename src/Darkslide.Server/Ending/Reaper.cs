using Darkslide.Server.Blobs;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Log;
using Darkslide.Server.Records;

namespace Darkslide.Server.Ending;

/// <summary>Deletes the bytes of doomed blobs: when told to, at start, and again every minute while the store refuses.</summary>
internal sealed class Reaper(IDatabase database, IBlobStore store, TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim wake = new(1);
    private readonly SemaphoreSlim passing = new(1);

    /// <summary>Something was doomed.</summary>
    public void Wake() => wake.Release();

    /// <summary>Deletes what is doomed now. False if the store refused some of it.</summary>
    public async Task<bool> Pass()
    {
        await passing.WaitAsync();
        try
        {
            return await DeleteAll();
        }
        catch (Exception fault)
        {
            // The reaper outlives whatever the database or the store answer: it comes again.
            log.DeletingFailed(0, fault.GetType().Name);
            return false;
        }
        finally
        {
            passing.Release();
        }
    }

    public override void Dispose()
    {
        wake.Dispose();
        passing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool done = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Woken(done ? Timeout.InfiniteTimeSpan : Retry, stoppingToken);
            done = await Pass();
        }
    }

    private async Task Woken(TimeSpan patience, CancellationToken stopping)
    {
        using var alarm = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task bell = wake.WaitAsync(alarm.Token);
        await Task.WhenAny(bell, Task.Delay(patience, time, alarm.Token));
        await alarm.CancelAsync();
        while (await wake.WaitAsync(TimeSpan.Zero, CancellationToken.None))
        {
            // One pass serves all who rang.
        }
    }

    private async Task<bool> DeleteAll()
    {
        while (database.Read(Doomed.Some) is { Count: > 0 } names)
        {
            if (!await Delete(names))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> Delete(List<string> names)
    {
        try
        {
            await store.Delete(names, CancellationToken.None);
            await database.Decide(decision =>
            {
                Doomed.Gone(decision.Sql, names, time.GetUtcNow().Minutes());
                return true;
            });
            Meters.BlobsDestroyed.Add(names.Count);
            return true;
        }
        catch (Exception fault)
        {
            log.DeletingFailed(names.Count, fault.GetType().Name);
            return false;
        }
    }
}
