namespace Darkslide.Format;

/// <summary>Where the thumbnails of many pictures are, one behind another in one blob (FORMAT.md, section 5.1). Owns its key.</summary>
public sealed class Pack : IDisposable
{
    /// <summary>The most bytes of a pack: all of it is in memory before one of its thumbnails is seen.</summary>
    public const int MostBytes = 1_048_576;

    private const int FirstRoom = 131_072;
    private const int SecondRoom = 524_288;

    // The most that is one segment with its padding.
    private const int LaterRoom = 1_032_192;

    /// <summary>Number within the link (from 1) in a manifest, within the share (from 0) in a vault.</summary>
    public required int Blob { get; init; }

    /// <summary>16 random bytes, bound into the sealing.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>The blob's own key.</summary>
    public required SecretKey Key { get; init; }

    /// <summary>True length in bytes, before padding and sealing.</summary>
    public required int Length { get; init; }

    /// <summary>How long the sealed blob is.</summary>
    public long SealedLength => SealedSize.Of(Padding.Padme(Length));

    /// <summary>
    /// How many bytes a sender puts into its pack number <paramref name="index"/>: little into the first, which the first screen waits
    /// for, and as much as one segment holds into the third and later ones.
    /// </summary>
    public static int Room(int index) => index switch
    {
        0 => FirstRoom,
        1 => SecondRoom,
        _ => LaterRoom,
    };

    /// <summary>The same blob under another number, with a key of its own: a vault's pack for a link's manifest.</summary>
    public Pack Renumbered(int blob) => new() { Blob = blob, Id = Id, Key = Key.Clone(), Length = Length };

    /// <summary>Zeroes the key.</summary>
    public void Dispose() => Key.Dispose();
}
