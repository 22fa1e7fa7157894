using System.Net;
using Darkslide.Client.Http;

namespace Darkslide.Client.Transfers;

/// <summary>A request body that is a piece of a stream; tells the watchdog and the caller about every block that left.</summary>
internal sealed class SliceContent : HttpContent
{
    private const int BlockBytes = 64 * 1024;
    private readonly Stream source;
    private readonly long length;
    private readonly Watchdog watchdog;
    private readonly Action<long> sent;
    private readonly CancellationTokenSource stop = new();
    private Task copying = Task.CompletedTask;

    public SliceContent(Stream source, long length, Watchdog watchdog, Action<long> sent)
    {
        this.source = source;
        this.length = length;
        this.watchdog = watchdog;
        this.sent = sent;
        Headers.ContentType = new("application/offset+octet-stream");
        Headers.ContentLength = length;
    }

    /// <summary>
    /// Waits until nothing reads the source any more: after an early answer or a lost connection HttpClient may still be at it,
    /// and a sealing is not for two readers at once.
    /// </summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        => copying = CopyAsync(stream, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stop.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task CopyAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Token);
        byte[] block = new byte[BlockBytes];
        long left = length;
        while (left > 0)
        {
            int read = await source.ReadAsync(block.AsMemory(0, (int)Math.Min(block.Length, left)), either.Token);
            if (read == 0)
            {
                throw new EndOfStreamException("The sealed file is shorter than was said.");
            }

            await stream.WriteAsync(block.AsMemory(0, read), either.Token);
            left -= read;
            watchdog.Moved();
            sent(read);
        }
    }
}
