using System.Net;

namespace Darkslide.Server.Tests.Support;

/// <summary>A body whose second half waits until the test lets it go.</summary>
internal sealed class HeldBody(int bytes) : HttpContent
{
    private readonly TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task HalfIsOut => half.Task;

    public void LetGo() => go.SetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(new byte[bytes / 2]);
        await stream.FlushAsync();
        half.SetResult();
        await go.Task;
        await stream.WriteAsync(new byte[bytes - (bytes / 2)]);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return true;
    }
}
