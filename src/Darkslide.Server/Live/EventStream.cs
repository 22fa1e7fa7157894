using System.Globalization;
using System.Text;

namespace Darkslide.Server.Live;

/// <summary>
/// An answer of server-sent events. A reader that takes nothing for a while is dropped: what is written for it would wait in memory.
/// </summary>
internal sealed class EventStream(HttpContext context, TimeProvider time, CancellationToken stopping) : IDisposable
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReaderPatience = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);

    /// <summary>Cancelled when nobody reads any more, or the server stops.</summary>
    public CancellationToken Stop => stop.Token;

    public void Begin()
    {
        context.Response.ContentType = "text/event-stream";
        // nginx would otherwise gather events before it passes them on.
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>A sign of life.</summary>
    public Task Alive() => Send(": \n\n");

    /// <param name="name">The event's name.</param>
    /// <param name="data">One line of JSON.</param>
    /// <param name="id">Where to go on from behind it; null where that stays as it was.</param>
    public Task Tell(string name, string data, long? id = null)
        => Send($"{(id is { } place ? string.Create(CultureInfo.InvariantCulture, $"id: {place}\n") : "")}event: {name}\ndata: {data}\n\n");

    public void Dispose() => stop.Dispose();

    private async Task Send(string text)
    {
        using var slow = new CancellationTokenSource(ReaderPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, slow.Token);
        try
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), either.Token);
            await context.Response.Body.FlushAsync(either.Token);
        }
        catch (OperationCanceledException) when (slow.IsCancellationRequested)
        {
            context.Abort();
            throw;
        }
    }
}
