namespace Darkslide.Format;

/// <summary>Where a picture's preview or original is and what opens it (FORMAT.md, section 5). Owns its key.</summary>
public sealed class BlobReference : IDisposable
{
    /// <summary>Number within the link (from 1) in a manifest, within the share (from 0) in a vault.</summary>
    public required int Blob { get; init; }

    /// <summary>16 random bytes, bound into the sealing.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>The blob's own key.</summary>
    public required SecretKey Key { get; init; }

    /// <summary>True length in bytes, before padding and sealing.</summary>
    public required long Length { get; init; }

    /// <summary>One of <see cref="MediaTypes.All"/>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Width as displayed, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height as displayed, in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>How long the sealed blob is.</summary>
    public long SealedLength => SealedSize.Of(Padding.Padme(Length));

    /// <summary>The same blob under another number, with a key of its own: a vault's picture for a link's manifest.</summary>
    public BlobReference Renumbered(int blob) => new()
    {
        Blob = blob,
        Id = Id,
        Key = Key.Clone(),
        Length = Length,
        MediaType = MediaType,
        Width = Width,
        Height = Height,
    };

    /// <summary>Zeroes the key.</summary>
    public void Dispose() => Key.Dispose();
}
