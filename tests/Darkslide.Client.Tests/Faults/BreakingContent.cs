using System.Net;

namespace Darkslide.Client.Tests.Faults;

/// <summary>A request body whose connection breaks on the way.</summary>
internal sealed class BreakingContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly double after;

    public BreakingContent(HttpContent inner, double after)
    {
        this.inner = inner;
        this.after = after;
        foreach ((string header, IEnumerable<string> values) in inner.Headers)
        {
            Headers.TryAddWithoutValidation(header, values);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = inner.Headers.ContentLength ?? 0;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        TryComputeLength(out long length);
        await inner.CopyToAsync(new BreakingStream(stream, (long)(length * after)), cancellationToken);
        await stream.FlushAsync(cancellationToken);

        // At 100 %: everything left, and then the line went dead.
        throw new IOException("The connection broke.");
    }
}
