using System.Security.Cryptography;
using Darkslide.Client.Failures;
using Darkslide.Client.History;
using Darkslide.Client.Http;
using Darkslide.Client.Saving;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Looking;

/// <summary>A link that is open: one view of it, until its lease is over. Disposing of it forgets the keys.</summary>
public sealed class Opening : IDisposable
{
    private readonly LookingApi api;
    private readonly string ticket;
    private readonly Manifest manifest;
    private readonly byte[] manifestHash;
    private readonly OpeningFile memory;
    private readonly KeptOpening kept;
    private readonly byte[] delivered;

    internal Opening(LookingApi api, string ticket, OpenAnswer granted, Manifest manifest, byte[] manifestHash, OpeningFile memory, KeptOpening kept)
    {
        this.api = api;
        this.ticket = ticket;
        this.manifest = manifest;
        this.manifestHash = manifestHash;
        this.memory = memory;
        this.kept = kept;
        Expires = granted.Expires;
        UntilDownloaded = granted.UntilDownloaded;
        UntilEachDownloaded = granted.UntilEachDownloaded;
        delivered = granted.Delivered ?? [];
        Picks = manifest.Picks is { } access ? new LinkPicks(api.Exchange, ticket, access) : null;
    }

    /// <summary>The sender's title, hostile like everything from outside; or null.</summary>
    public string? Title => manifest.Title;

    /// <summary>Who sends it, as they call themselves: unchecked, and hostile like everything from outside; or null.</summary>
    public string? From => manifest.From;

    /// <summary>The sender's logo, or null.</summary>
    public SenderLogo? Logo => manifest.Logo;

    /// <summary>Which of <see cref="Pictures"/> stands at the gallery's head, or null.</summary>
    public int? Cover => manifest.Cover;

    /// <summary>Whether originals can be had.</summary>
    public bool HasOriginals => manifest.Tier == Tier.Full;

    /// <summary>When the link ends by time.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>Whether the link ends when its pictures were saved.</summary>
    public bool UntilDownloaded { get; }

    /// <summary>Whether each picture ends when it was saved, and the others stay.</summary>
    public bool UntilEachDownloaded { get; }

    /// <summary>The pictures, with keys and sizes.</summary>
    public IReadOnlyList<ManifestPicture> Pictures => manifest.Pictures;

    /// <summary>PDFs whose pages are among the pictures.</summary>
    public IReadOnlyList<ManifestDocument> Documents => manifest.Documents;

    /// <summary>Whether a picture was saved before through this link, and has ended with that.</summary>
    public bool IsDelivered(ManifestPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        int number = (picture.Original ?? picture.Preview).Blob;
        return IsDelivered(number);
    }

    internal bool IsDelivered(int number) => number / 8 < delivered.Length && (delivered[number / 8] & (1 << (number % 8))) != 0;

    /// <summary>What the link's holders pick; null where the sender does not allow it.</summary>
    public LinkPicks? Picks { get; }

    /// <summary>Other links whose picks may be read.</summary>
    public IReadOnlyList<OthersPicks> OthersPicks => manifest.Picks?.Others ?? [];

    /// <summary>One rendition's bytes, verified segment by segment; the end of the stream means that all of it is right.</summary>
    /// <param name="rendition">From <see cref="Pictures"/>.</param>
    /// <param name="kind">Which of a picture's renditions it is.</param>
    /// <param name="moved">Told how many sealed bytes came in, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Stream Read(BlobReference rendition, BlobKind kind, Action<long>? moved = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rendition);
        return Read(new SavedBlob(kind, rendition.Blob, rendition.Id, rendition.Key, rendition.Length) { Name = "", MediaType = rendition.MediaType }, moved ?? (_ => { }), cancellationToken);
    }

    internal Stream Read(SavedBlob blob, Action<long> moved, CancellationToken cancellationToken)
    {
        var opener = Opener.ForBlob(blob.Key, AssociatedData.For(blob.Kind, blob.Id.Span), blob.Length);
        string route = Requests.Numbered(Routes.Blob, blob.Number);
        return new OpeningStream(opener, new BlobStream(api.Exchange, route, ticket, moved, cancellationToken));
    }

    /// <summary>
    /// Saves every picture into a folder, originals and PDFs where there are any, and then tells the server that everything is saved.
    /// </summary>
    /// <param name="folder">Where to; nothing in it is written over.</param>
    /// <param name="previews">Whether to save previews even where there are originals; the server is told nothing then.</param>
    /// <param name="progress">Told of bytes and pictures.</param>
    /// <param name="cancellationToken">Gives up; what is saved whole stays.</param>
    public async Task<IReadOnlyList<SavedFile>> SaveAsync(
        OutputFolder folder, bool previews = false, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        IReadOnlyList<SavedFile> files = await SaveAllAsync(new PicturesSaving(this, folder, previews, memory, kept, progress), cancellationToken);
        // Previews of a link to originals are no download, nor are those of pictures that end one by one: their originals may follow.
        if (HasOriginals ? !previews : !UntilEachDownloaded)
        {
            await FinishAsync(cancellationToken);
        }

        memory.Forget();
        return files;
    }

    private async Task<IReadOnlyList<SavedFile>> SaveAllAsync(PicturesSaving saving, CancellationToken cancellationToken)
    {
        try
        {
            return await saving.RunAsync(cancellationToken);
        }
        catch (DarkslideException e) when (e is DamagedShareException or ServerRefusedException { Code: ProblemCodes.NoSuchBlob })
        {
            byte[] now = await SealedManifest.ReadAsync(api, ticket, cancellationToken);
            throw SHA256.HashData(now).AsSpan().SequenceEqual(manifestHash) ? e : new PicturesChangedException(e);
        }
    }

    /// <summary>Tells the server that one picture's original, or a PDF, is saved: where pictures end one by one it ends with this.</summary>
    internal Task DeliverAsync(IReadOnlyList<int> blobs, CancellationToken cancellationToken)
        => UntilEachDownloaded ? api.DeliverAsync(ticket, [.. blobs], cancellationToken) : Task.CompletedTask;

    /// <summary>Tells the server that everything is saved: an "until downloaded" link ends with this.</summary>
    public Task FinishAsync(CancellationToken cancellationToken = default) => api.FinishAsync(ticket, cancellationToken);

    /// <summary>Tells whoever runs the server of this link.</summary>
    /// <param name="body">What is told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task ReportAsync(ReportRequest body, CancellationToken cancellationToken) => api.ReportAsync(ticket, body, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        manifest.Dispose();
        memory.Dispose();
    }
}
