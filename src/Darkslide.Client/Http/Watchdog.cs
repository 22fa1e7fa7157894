namespace Darkslide.Client.Http;

/// <summary>Cancels a transfer that moves no byte for a while; a slow one that moves may take as long as it needs.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly TimeSpan stall;
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource both;

    public Watchdog(ClientOptions options, CancellationToken cancellationToken)
    {
        stall = options.Stall;
        timer = new CancellationTokenSource(stall, options.Time);
        both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
    }

    /// <summary>Cancelled by the caller or by a stall.</summary>
    public CancellationToken Token => both.Token;

    /// <summary>Whether the transfer stalled.</summary>
    public bool Stalled => timer.IsCancellationRequested;

    /// <summary>A byte has moved.</summary>
    public void Moved() => timer.CancelAfter(stall);

    public void Dispose()
    {
        both.Dispose();
        timer.Dispose();
    }
}
