namespace Darkslide.Client.Tests.Faults;

/// <summary>Turns one bit over.</summary>
internal sealed class FlippingStream(Stream inner, long place) : PassingStream(inner)
{
    private long position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await Inner.ReadAsync(buffer, cancellationToken);
        if (place >= position && place < position + read)
        {
            buffer.Span[(int)(place - position)] ^= 1;
        }

        position += read;
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();
}
