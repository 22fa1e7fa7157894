namespace Darkslide.Format;

/// <summary>
/// A sealed file's content as a stream to read from: <see cref="Opener"/> behind a stream. The end of the stream means that the
/// last segment was verified; everything else throws a <see cref="FormatErrorException"/>.
/// </summary>
public sealed class OpeningStream : Stream
{
    private readonly Opener opener;
    private readonly Stream source;
    private readonly bool leaveOpen;
    private ReadOnlyMemory<byte> rest;
    private long position;

    /// <summary>Reads from the beginning of a sealed file.</summary>
    /// <param name="opener">How to open it; disposed of with this.</param>
    /// <param name="source">The sealed bytes.</param>
    /// <param name="leaveOpen">Whether <paramref name="source"/> stays open when this is disposed of.</param>
    public OpeningStream(Opener opener, Stream source, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(opener);
        ArgumentNullException.ThrowIfNull(source);
        this.opener = opener;
        this.source = source;
        this.leaveOpen = leaveOpen;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <summary>How many bytes were read.</summary>
    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (rest.IsEmpty && !opener.IsComplete) rest = opener.Next(source);
        return Give(buffer);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        while (rest.IsEmpty && !opener.IsComplete) rest = await opener.NextAsync(source, cancellationToken);
        return Give(buffer.Span);
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            opener.Dispose();
            if (!leaveOpen) source.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Give(Span<byte> buffer)
    {
        var count = Math.Min(rest.Length, buffer.Length);
        rest.Span[..count].CopyTo(buffer);
        rest = rest[count..];
        position += count;
        return count;
    }
}
