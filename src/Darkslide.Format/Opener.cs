using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>
/// Opens one sealed file that comes as a stream, or as several when connections break. Gives out no byte before its tag is
/// verified, is complete only after the last segment, and keeps one segment in memory. Not for several threads at once.
/// </summary>
/// <example>
/// <code>
/// using var opener = Opener.ForBlob(key, associatedData, length);
/// while (!opener.IsComplete)
/// {
///     using var body = await Fetch(from: opener.NextOffset);   // try again when this or the next line throws an IOException
///     await opener.CopyAsync(body, file, cancellation);
/// }
/// </code>
/// </example>
public sealed class Opener : IDisposable
{
    private readonly SecretKey key;
    private readonly byte[] associatedData;
    private readonly PaddingCheck? padding;

    // One byte more than a segment: whether there is one tells whether the segment before it is the last.
    private byte[] held;
    private byte[] plaintext;
    private SegmentCipher? cipher;
    private int heldCount;
    private long next;
    private FormatError? failed;

    /// <summary>Opens without looking at padding.</summary>
    /// <param name="key">The sealed file's key; copied.</param>
    /// <param name="associatedData">From <see cref="AssociatedData.For"/>.</param>
    public Opener(SecretKey key, ReadOnlySpan<byte> associatedData)
        : this(key, associatedData, null, SealedSize.Segment)
    {
    }

    private Opener(SecretKey key, ReadOnlySpan<byte> associatedData, PaddingCheck? padding, long sealedLength)
    {
        ArgumentNullException.ThrowIfNull(key);
        this.key = key.Clone();
        this.associatedData = associatedData.ToArray();
        this.padding = padding;

        // A small blob needs no whole segment.
        var room = (int)Math.Min(sealedLength, SealedSize.Segment);
        held = GC.AllocateUninitializedArray<byte>(room + 1);
        plaintext = GC.AllocateUninitializedArray<byte>(room, pinned: true);
    }

    /// <summary>Whether the last segment was verified and given out: only now is the file whole.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Where in the sealed file a new stream has to begin: behind the last segment that was verified.</summary>
    public long NextOffset => next * SealedSize.Segment;

    /// <summary>How many bytes of content were given out.</summary>
    public long ContentLength { get; private set; }

    /// <summary>Opens a padded blob whose true length is known, and gives out its content only.</summary>
    /// <param name="key">The blob's key; copied.</param>
    /// <param name="associatedData">From <see cref="AssociatedData.For"/>.</param>
    /// <param name="length">The true length, from the manifest or vault.</param>
    public static Opener ForBlob(SecretKey key, ReadOnlySpan<byte> associatedData, long length) =>
        new(key, associatedData, new PaddingCheck(length), SealedSize.Of(Padding.Padme(length)));

    /// <summary>Opens <paramref name="source"/>, which begins at <see cref="NextOffset"/>, to its end.</summary>
    /// <param name="source">The sealed bytes. If reading them throws, this can go on with a new stream.</param>
    /// <param name="destination">Where the content goes, segment by segment as they are verified.</param>
    /// <param name="cancellationToken">Gives up; this can go on later.</param>
    /// <exception cref="FormatErrorException">
    /// <see cref="FormatError.Truncated"/>, <see cref="FormatError.NotSealed"/>, <see cref="FormatError.NotAuthentic"/> or
    /// <see cref="FormatError.BadPadding"/>: what was written to <paramref name="destination"/> before must be thrown away.
    /// </exception>
    public async Task CopyAsync(Stream source, Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        Restart();
        while (!IsComplete)
        {
            await destination.WriteAsync(await NextAsync(source, cancellationToken), cancellationToken);
        }
    }

    /// <summary>The content of the next segment, valid until the next call; call it until <see cref="IsComplete"/>.</summary>
    internal ReadOnlyMemory<byte> Next(Stream source)
    {
        do
        {
            heldCount += source.ReadAtLeast(held.AsSpan(heldCount), held.Length - heldCount, throwOnEndOfStream: false);
        }
        while (Grow());
        return OpenHeld();
    }

    /// <summary>The same, without blocking.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> NextAsync(Stream source, CancellationToken cancellation)
    {
        do
        {
            heldCount += await source.ReadAtLeastAsync(
                held.AsMemory(heldCount), held.Length - heldCount, throwOnEndOfStream: false, cancellation);
        }
        while (Grow());
        return OpenHeld();
    }

    /// <summary>Zeroes plaintext and key.</summary>
    public void Dispose()
    {
        key.Dispose();
        cipher?.Dispose();
        CryptographicOperations.ZeroMemory(plaintext);
    }

    private void Restart()
    {
        if (failed is { } error) throw new FormatErrorException(error);
        heldCount = 0;
    }

    // More came than the length lets expect: a whole segment is looked at, so that the class of failure is that of any reader.
    private bool Grow()
    {
        if (heldCount < held.Length || held.Length > SealedSize.Segment) return false;
        Array.Resize(ref held, SealedSize.Segment + 1);
        plaintext = GC.AllocateUninitializedArray<byte>(SealedSize.Segment, pinned: true);
        return true;
    }

    private ReadOnlyMemory<byte> OpenHeld()
    {
        if (failed is { } error) throw new FormatErrorException(error);
        try
        {
            return OpenSegment();
        }
        catch (FormatErrorException exception)
        {
            // What did not verify once is not asked again: a caller that swallows the exception gets no further.
            failed = exception.Error;
            throw;
        }
    }

    private ReadOnlyMemory<byte> OpenSegment()
    {
        if (next == 0) ReadHeader();
        var isLast = heldCount <= SealedSize.Segment;
        var segment = held.AsSpan(0, Math.Min(heldCount, SealedSize.Segment))[(next == 0 ? SealedSize.Header : 0)..];
        var length = segment.Length - SealedSize.Tag;

        // Only an empty file has an empty segment; behind another one it would be a second sealed form of the same file.
        if (length < (next == 0 ? 0 : 1) || next > uint.MaxValue || !cipher!.TryOpen(next, isLast, segment, plaintext.AsSpan(0, length)))
        {
            throw new FormatErrorException(FormatError.NotAuthentic);
        }

        var content = plaintext.AsMemory(0, length);
        var given = padding?.Take(content, isLast) ?? content;
        held[0] = held[^1];
        heldCount = isLast ? 0 : 1;
        next++;
        ContentLength += given.Length;
        IsComplete = isLast;
        return given;
    }

    private void ReadHeader()
    {
        if (heldCount < SealedSize.Least) throw new FormatErrorException(FormatError.Truncated);
        if (held[0] != SealedSize.Header) throw new FormatErrorException(FormatError.NotSealed);
        cipher ??= new SegmentCipher(key, associatedData, held.AsSpan(0, SealedSize.Header));
    }
}
