using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>
/// The plaintext of a sealing, segment by segment: content of a known length from memory or a stream, then zeros. Reads memory
/// where it lies, a stream into one buffer that it uses again.
/// </summary>
internal sealed class PaddedSource : IDisposable
{
    private readonly ReadOnlyMemory<byte> memory;
    private readonly Stream? stream;
    private readonly long origin;
    private readonly long contentLength;
    private byte[]? buffer;
    private long streamPosition;

    public PaddedSource(ReadOnlyMemory<byte> content, long paddedLength)
    {
        memory = content;
        contentLength = content.Length;
        PaddedLength = paddedLength;
    }

    public PaddedSource(Stream content, long contentLength, long paddedLength)
    {
        stream = content;
        origin = content.CanSeek ? content.Position : 0;
        this.contentLength = contentLength;
        PaddedLength = paddedLength;
    }

    /// <summary>Content and zeros together.</summary>
    public long PaddedLength { get; }

    /// <summary>Whether segments can be read in any order.</summary>
    public bool CanSeek => stream is null || stream.CanSeek;

    /// <summary>The plaintext of a segment, valid until the next call.</summary>
    public ReadOnlyMemory<byte> Read(long index)
    {
        var (start, length, content) = Place(index);
        if (stream is null) return FromMemory(start, length, content);
        var segment = Buffer(length);
        Seek(start, content);
        var read = stream.ReadAtLeast(segment.Span[..content], content, throwOnEndOfStream: false);
        if (read != content || (EndsContent(start, content) && stream.ReadByte() >= 0)) throw new SourceChangedException();
        return Finish(segment, start, content);
    }

    /// <summary>The same, without blocking.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long index, CancellationToken cancellation)
    {
        var (start, length, content) = Place(index);
        if (stream is null) return FromMemory(start, length, content);
        var segment = Buffer(length);
        Seek(start, content);
        var read = await stream.ReadAtLeastAsync(segment[..content], content, throwOnEndOfStream: false, cancellation);
        if (read != content || (EndsContent(start, content) && await HasMore(cancellation))) throw new SourceChangedException();
        return Finish(segment, start, content);
    }

    /// <summary>Zeroes the buffer; the stream is its owner's.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(buffer);

    private (long Start, int Length, int Content) Place(long index)
    {
        var start = SealedSize.PlainStart(index);
        var length = (int)(Math.Min(SealedSize.PlainStart(index + 1), PaddedLength) - start);
        return (start, length, (int)Math.Clamp(contentLength - start, 0, length));
    }

    private ReadOnlyMemory<byte> FromMemory(long start, int length, int content)
    {
        if (content == length) return memory.Slice((int)start, length);
        var segment = Buffer(length);
        memory.Slice((int)Math.Min(start, memory.Length), content).CopyTo(segment);
        return Finish(segment, start, content);
    }

    private Memory<byte> Buffer(int length)
    {
        buffer ??= GC.AllocateUninitializedArray<byte>((int)Math.Min(SealedSize.SegmentPlaintext, PaddedLength), pinned: true);
        return buffer.AsMemory(0, length);
    }

    private void Seek(long start, int content)
    {
        if (content == 0) return;
        if (streamPosition != start)
        {
            if (!stream!.CanSeek) throw new NotSupportedException("The source can't be read again from another place.");
            stream.Position = origin + start;
        }

        // Where a read that fails leaves the stream is not known.
        streamPosition = -1;
    }

    private ReadOnlyMemory<byte> Finish(Memory<byte> segment, long start, int content)
    {
        segment.Span[content..].Clear();
        if (content > 0) streamPosition = start + content;
        return segment;
    }

    // One byte more than was said is looked for once, with the last of the content; an empty content has no such segment read.
    private bool EndsContent(long start, int content) => start + content == contentLength && (content > 0 || start == 0);

    private async ValueTask<bool> HasMore(CancellationToken cancellation) =>
        await stream!.ReadAsync(new byte[1], cancellation) > 0;
}
