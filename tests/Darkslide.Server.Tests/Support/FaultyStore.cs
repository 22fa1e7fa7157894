using Darkslide.Server.Blobs;

namespace Darkslide.Server.Tests.Support;

/// <summary>A store that fails when a test wants it to: when a blob is opened, or behind its first bytes.</summary>
internal sealed class FaultyStore(IBlobStore inner) : IBlobStore
{
    public bool FailOpen { get; set; }

    public bool FailDelete { get; set; }

    /// <summary>Reading fails behind this many bytes.</summary>
    public long? FailBehind { get; set; }

    /// <summary>Reading waits for this first.</summary>
    public Task ReadGate { get; set; } = Task.CompletedTask;

    /// <summary>Happens before anything is written.</summary>
    public Func<Task> BeforeWriting { get; set; } = () => Task.CompletedTask;

    public async Task<long> WritePart(string name, long offset, Stream part, CancellationToken cancel)
    {
        await BeforeWriting();
        return await inner.WritePart(name, offset, part, cancel);
    }

    public Task Complete(string name, long length, CancellationToken cancel) => inner.Complete(name, length, cancel);

    public async Task<BlobReading?> Open(string name, long offset, CancellationToken cancel)
    {
        if (FailOpen)
        {
            throw new StoreException("Made to fail.");
        }

        return await inner.Open(name, offset, cancel) is { } reading ? new Reading(this, reading) : null;
    }

    public Task Delete(IReadOnlyCollection<string> names, CancellationToken cancel)
        => FailDelete ? throw new StoreException("Made to fail.") : inner.Delete(names, cancel);

    public long Room() => inner.Room();

    private sealed class Reading(FaultyStore store, BlobReading inner) : BlobReading
    {
        private long read;

        public override async ValueTask<int> Read(Memory<byte> buffer, CancellationToken cancel)
        {
            await store.ReadGate.WaitAsync(cancel);
            if (store.FailBehind is { } end)
            {
                if (read >= end)
                {
                    throw new IOException("Made to fail.");
                }

                buffer = buffer[..(int)Math.Min(buffer.Length, end - read)];
            }

            int now = await inner.Read(buffer, cancel);
            read += now;
            return now;
        }

        public override void Dispose() => inner.Dispose();
    }
}
