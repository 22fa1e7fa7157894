using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>One rendition before it is sealed, in memory or in a file.</summary>
internal sealed record PreparedRendition(BlobKind Kind, string MediaType, int Width, int Height, long Length)
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Stream? file;

    public PreparedRendition(BlobKind kind, ReadOnlyMemory<byte> bytes, string mediaType, int width, int height)
        : this(kind, mediaType, width, height, bytes.Length) => this.bytes = bytes;

    /// <param name="kind">Its kind.</param>
    /// <param name="file">All of it; stays the caller's.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public PreparedRendition(BlobKind kind, Stream file, string mediaType, int width, int height)
        : this(kind, mediaType, width, height, file.Length) => this.file = file;

    /// <summary>Its sealed form to read from.</summary>
    public SealingStream Sealed(SealingSession session)
    {
        if (file is null)
        {
            return new SealingStream(session, bytes);
        }

        file.Position = 0;
        return new SealingStream(session, file, Length, leaveOpen: true);
    }
}
