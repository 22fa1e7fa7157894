namespace Darkslide.Server.Blobs;

/// <summary>
/// The seam between the server and where sealed bytes lie. Made so that a folder and an object store both fit: a blob grows
/// by parts, is complete at once, and is read from any offset on. Names are 32 hexadecimal digits, made by the server.
/// </summary>
internal interface IBlobStore
{
    /// <summary>
    /// Adds <paramref name="part"/>, read to its end, from <paramref name="offset"/> on, and answers how many bytes it had when
    /// they are durable. What a broken-off call left behind <paramref name="offset"/> is overwritten.
    /// </summary>
    /// <exception cref="Database.StorageFullException">There is no room.</exception>
    /// <exception cref="StoreException">The store does not answer.</exception>
    Task<long> WritePart(string name, long offset, Stream part, CancellationToken cancel);

    /// <summary>Makes a blob readable, durably, when all its parts are there. Parts may be written on if the caller died before it noted this.</summary>
    Task Complete(string name, long length, CancellationToken cancel);

    /// <summary>A complete blob's bytes from <paramref name="offset"/> on; null if there is no such blob.</summary>
    Task<BlobReading?> Open(string name, long offset, CancellationToken cancel);

    /// <summary>Deletes blobs, complete or not, durably; missing ones are no fault, nor is what is no name of a blob.</summary>
    Task Delete(IReadOnlyCollection<string> names, CancellationToken cancel);

    /// <summary>Bytes that there is room for.</summary>
    long Room();
}

/// <summary>A blob that is being read.</summary>
internal abstract class BlobReading : IDisposable
{
    /// <summary>The next bytes; 0 at the end.</summary>
    public abstract ValueTask<int> Read(Memory<byte> buffer, CancellationToken cancel);

    /// <inheritdoc/>
    public abstract void Dispose();
}
