namespace Darkslide.Format;

/// <summary>
/// The sealed, padded form of a blob as a stream to read from. Its length is known from the start; memory is two buffers of a
/// segment, whatever the blob's size. Where the source can seek so can this, and gives the same bytes again.
/// </summary>
/// <remarks>
/// Reads of a segment (1 MiB) or more seal straight into the caller's buffer. <see cref="Stream.CopyToAsync(Stream)"/> writes
/// whole segments.
/// </remarks>
public sealed class SealingStream : Stream
{
    private const long Nothing = -1;

    private readonly SealingSession session;
    private readonly PaddedSource source;
    private readonly Stream? owned;
    private byte[]? sealedSegment;
    private long sealedIndex = Nothing;
    private long position;

    /// <summary>Seals <paramref name="length"/> bytes of <paramref name="source"/>, from where it stands, padded to <see cref="Padding.Padme"/>.</summary>
    /// <param name="session">The sealing; stays the caller's.</param>
    /// <param name="source">The plaintext.</param>
    /// <param name="length">How many bytes it has; more or fewer are a <see cref="SourceChangedException"/>.</param>
    /// <param name="leaveOpen">Whether <paramref name="source"/> stays open when this is disposed of.</param>
    public SealingStream(SealingSession session, Stream source, long length, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(source);
        this.session = session;
        this.source = new PaddedSource(source, length, Padding.Padme(length));
        owned = leaveOpen ? null : source;
    }

    /// <summary>Seals bytes in memory, padded to <see cref="Padding.Padme"/>.</summary>
    /// <param name="session">The sealing; stays the caller's.</param>
    /// <param name="content">The plaintext; must not change meanwhile.</param>
    public SealingStream(SealingSession session, ReadOnlyMemory<byte> content)
        : this(session, new PaddedSource(content, Padding.Padme(content.Length)))
    {
    }

    internal SealingStream(SealingSession session, PaddedSource source)
    {
        ArgumentNullException.ThrowIfNull(session);
        this.session = session;
        this.source = source;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => source.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <summary>The sealed length, known before anything is sealed.</summary>
    public override long Length => SealedSize.Of(source.PaddedLength);

    /// <summary>Place in the sealed file. Setting it reads nothing; the segment is sealed again with the next read.</summary>
    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (value != position && !CanSeek) throw new NotSupportedException();
            position = value;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (position >= Length || buffer.IsEmpty) return 0;
        if (position < SealedSize.Header) return Give(session.Header[(int)position..], buffer);
        var index = position / SealedSize.Segment;
        if (index == sealedIndex) return Give(Rest(index).Span, buffer);
        return Seal(index, source.Read(index).Span, buffer);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= Length || buffer.IsEmpty) return 0;
        if (position < SealedSize.Header) return Give(session.Header[(int)position..], buffer.Span);
        var index = position / SealedSize.Segment;
        if (index == sealedIndex) return Give(Rest(index).Span, buffer.Span);
        var plaintext = await source.ReadAsync(index, cancellationToken);
        return Seal(index, plaintext.Span, buffer.Span);
    }

    /// <summary>Writes the rest of the sealed file, a segment at a time; <paramref name="bufferSize"/> is not looked at.</summary>
    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
        CopyToAsync(destination, long.MaxValue, cancellationToken);

    /// <summary>Writes at most <paramref name="count"/> bytes from <see cref="Position"/> on, a segment at a time: the body of one upload request.</summary>
    /// <param name="destination">Where the sealed bytes go.</param>
    /// <param name="count">The most bytes to write.</param>
    /// <param name="cancellationToken">Gives up between segments.</param>
    public async Task CopyToAsync(Stream destination, long count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var end = count > Length - position ? Length : position + count;
        while (position < end)
        {
            var part = await NextPartAsync(cancellationToken);
            part = part[..(int)Math.Min(part.Length, end - position)];
            await destination.WriteAsync(part, cancellationToken);
            position += part.Length;
        }
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => Length + offset,
    };

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
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
            owned?.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool IsLast(long index) => SealedSize.PlainStart(index + 1) >= source.PaddedLength;

    private int Give(ReadOnlySpan<byte> bytes, Span<byte> buffer)
    {
        var count = Math.Min(bytes.Length, buffer.Length);
        bytes[..count].CopyTo(buffer);
        position += count;
        return count;
    }

    private int Seal(long index, ReadOnlySpan<byte> plaintext, Span<byte> buffer)
    {
        var length = plaintext.Length + SealedSize.Tag;
        if (position != SealedSize.SealedStart(index) || buffer.Length < length)
        {
            SealIntoBuffer(index, plaintext);
            return Give(Rest(index).Span, buffer);
        }

        session.SealSegment(index, IsLast(index), plaintext, buffer[..length]);
        position += length;
        return length;
    }

    private void SealIntoBuffer(long index, ReadOnlySpan<byte> plaintext)
    {
        sealedIndex = Nothing;
        sealedSegment ??= GC.AllocateUninitializedArray<byte>((int)Math.Min(SealedSize.Segment, Length));
        session.SealSegment(index, IsLast(index), plaintext, sealedSegment.AsSpan(0, plaintext.Length + SealedSize.Tag));
        sealedIndex = index;
    }

    private ReadOnlyMemory<byte> Rest(long index)
    {
        var start = SealedSize.SealedStart(index);
        var end = Math.Min((index + 1) * SealedSize.Segment, Length);
        return sealedSegment.AsMemory((int)(position - start), (int)(end - position));
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextPartAsync(CancellationToken cancellation)
    {
        if (position < SealedSize.Header) return session.Header[(int)position..].ToArray();
        var index = position / SealedSize.Segment;
        if (index != sealedIndex) SealIntoBuffer(index, (await source.ReadAsync(index, cancellation)).Span);
        return Rest(index);
    }
}
