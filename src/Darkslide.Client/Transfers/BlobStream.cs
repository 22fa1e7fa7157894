using System.Net;
using System.Net.Http.Headers;
using Darkslide.Client.Failures;
using Darkslide.Client.Http;

namespace Darkslide.Client.Transfers;

/// <summary>
/// The sealed bytes of one blob as they come from the server. When the connection breaks it connects again and goes on where it
/// was; the reader notices nothing. Whether the bytes are the right ones is decided by who opens the seal, not here.
/// </summary>
internal sealed class BlobStream(Exchange exchange, string route, string capability, Action<long> arrived, CancellationToken cancellationToken) : Stream
{
    private readonly Patience patience = new(exchange.Options);
    private HttpResponseMessage? response;
    private Stream? body;
    private long position;
    private long? length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                return await ReadOnceAsync(buffer);
            }
            catch (TransientException failure)
            {
                Disconnect();
                await exchange.WaitAsync(patience, failure, this.Cancellation);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        Disconnect();
        base.Dispose(disposing);
    }

    private CancellationToken Cancellation => cancellationToken;

    private async Task<int> ReadOnceAsync(Memory<byte> buffer)
    {
        if (position == length)
        {
            return 0;
        }

        using var watchdog = new Watchdog(exchange.Options, Cancellation);
        if (body is null)
        {
            await ConnectAsync(watchdog);
        }

        int read = await exchange.Guarded(() => body!.ReadAsync(buffer, watchdog.Token).AsTask(), watchdog);
        if (read == 0 && position != length)
        {
            throw new TransientException(new DamagedShareException("The server ended a download too early."));
        }

        patience.Progress();
        position += read;
        arrived(read);
        return read;
    }

    private async Task ConnectAsync(Watchdog watchdog)
    {
        using HttpRequestMessage request = Requests.Get(route, capability);
        if (position > 0)
        {
            request.Headers.Range = new RangeHeaderValue(position, null);
        }

        response = await exchange.SendOnceAsync(request, watchdog);
        body = await exchange.Guarded(() => response.Content.ReadAsStreamAsync(watchdog.Token), watchdog);
        if (response.StatusCode == HttpStatusCode.PartialContent)
        {
            RequireRange(response.Content.Headers.ContentRange);
            return;
        }

        Learn(response.Content.Headers.ContentLength);
        await SkipAsync(position, watchdog);
    }

    private void RequireRange(ContentRangeHeaderValue? range)
    {
        if (range?.From != position)
        {
            throw new DamagedShareException("The server went on with a download at the wrong place.");
        }

        Learn(range.Length);
    }

    private void Learn(long? told)
    {
        if (told is null || (length is not null && length != told))
        {
            throw new DamagedShareException("The server changed its mind about the length of a file.");
        }

        length = told;
    }

    // A server or proxy that does not know ranges sends all of it again.
    private async Task SkipAsync(long bytes, Watchdog watchdog)
    {
        byte[] waste = new byte[bytes > 0 ? 64 * 1024 : 0];
        while (bytes > 0)
        {
            int read = await exchange.Guarded(
                () => body!.ReadAsync(waste.AsMemory(0, (int)Math.Min(bytes, waste.Length)), watchdog.Token).AsTask(), watchdog);
            if (read == 0)
            {
                throw new TransientException(new DamagedShareException("The server ended a download too early."));
            }

            watchdog.Moved();
            bytes -= read;
        }
    }

    private void Disconnect()
    {
        body?.Dispose();
        response?.Dispose();
        body = null;
        response = null;
    }
}
