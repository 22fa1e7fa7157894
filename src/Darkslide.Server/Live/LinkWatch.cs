namespace Darkslide.Server.Live;

/// <summary>One look at a link.</summary>
internal sealed class LinkWatch(LiveHub hub, long link, CancellationToken ended) : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);
    private int changes;

    public long Link => link;

    /// <summary>How often the link was told to have changed since this look began.</summary>
    public int Changes => Volatile.Read(ref changes);

    /// <summary>Cancelled when the link ends.</summary>
    public CancellationToken Ended => ended;

    /// <summary>Completes when something changed, or after <paramref name="patience"/>.</summary>
    public async Task Changed(TimeSpan patience, TimeProvider time, CancellationToken stop)
    {
        using var alarm = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task rung = bell.WaitAsync(alarm.Token);
        await Task.WhenAny(rung, Task.Delay(patience, time, alarm.Token));
        await alarm.CancelAsync();
    }

    public void Dispose() => hub.Leave(this);

    internal void Ring()
    {
        Interlocked.Increment(ref changes);
        if (bell.CurrentCount == 0)
        {
            bell.Release();
        }
    }
}
