namespace Darkslide.Format;

/// <summary>A PDF that goes with the pictures of its pages (FORMAT.md, section 5.4). Owns its key.</summary>
public sealed class ManifestDocument : IDisposable
{
    /// <summary>The most pages of one document.</summary>
    public const int MostPages = 500;

    /// <summary>The media type of every one.</summary>
    public const string MediaType = "application/pdf";

    /// <summary>A file name without a path, distinct from pictures' names too; see <see cref="PictureName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>In a vault: the sender's own name of the file; null in manifests.</summary>
    public string? File { get; init; }

    /// <summary>In a vault: the ids of the pictures that are its pages, 1 to 500. Empty in manifests.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>Number within the link (from 1) in a manifest, within the share (from 0) in a vault.</summary>
    public required int Blob { get; init; }

    /// <summary>16 random bytes, bound into the sealing.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>The blob's own key.</summary>
    public required SecretKey Key { get; init; }

    /// <summary>True length in bytes, before padding and sealing.</summary>
    public required long Length { get; init; }

    /// <summary>How long the sealed blob is.</summary>
    public long SealedLength => SealedSize.Of(Padding.Padme(Length));

    /// <summary>The same blob for a link's manifest, with a key of its own, and without what is for the owner alone.</summary>
    public ManifestDocument Renumbered(int blob) => new() { Name = Name, Blob = blob, Id = Id, Key = Key.Clone(), Length = Length };

    /// <summary>The same, placed in a share under a name that nothing else there has.</summary>
    public ManifestDocument Named(string name) => new() { Name = name, File = File, Pages = Pages, Blob = Blob, Id = Id, Key = Key, Length = Length };

    /// <summary>Zeroes the key.</summary>
    public void Dispose() => Key.Dispose();
}
