namespace Darkslide.Client.Tests.Faults;

/// <summary>Lets a number of bytes pass, then breaks.</summary>
internal sealed class BreakingStream(Stream inner, long left) : PassingStream(inner)
{
    private long left = left;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left == 0)
        {
            throw new IOException("The connection broke.");
        }

        int read = await Inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, left)], cancellationToken);
        left -= read;
        return read;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte> passing = buffer[..(int)Math.Min(buffer.Length, left)];
        await Inner.WriteAsync(passing, cancellationToken);
        left -= passing.Length;
        if (passing.Length < buffer.Length)
        {
            await Inner.FlushAsync(cancellationToken);
            throw new IOException("The connection broke.");
        }
    }
}
