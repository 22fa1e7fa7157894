namespace Darkslide.Server.Uploads;

/// <summary>
/// A request's body as the store reads it. If it breaks off it just ends, so that what arrived is kept; why it broke off is
/// in <see cref="Fault"/>. Never more than <paramref name="most"/> bytes are passed on.
/// </summary>
internal sealed class PartBody(Stream body, long most, CancellationToken interrupted) : Stream
{
    private long left = most;

    public Exception? Fault { get; private set; }

    /// <summary>Whether the body went on behind the last byte that may be taken.</summary>
    public bool IsTooLong { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Fault is not null || IsTooLong)
        {
            return 0;
        }

        try
        {
            // At the end one more byte is asked for: it must not be there.
            Memory<byte> room = left > 0 ? buffer[..(int)Math.Min(left, buffer.Length)] : buffer[..1];
            int read = await body.ReadAsync(room, interrupted);
            IsTooLong = left == 0 && read > 0;
            left -= IsTooLong ? 0 : read;
            return IsTooLong ? 0 : read;
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // Kestrel's own refusals (too slow, too large) are IOExceptions too.
            Fault = fault;
            return 0;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
