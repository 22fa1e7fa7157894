using Darkslide.Client.Failures;
using Darkslide.Client.History;
using Darkslide.Client.Saving;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Protocol;

namespace Darkslide.Client.Looking;

/// <summary>Saves an opening's pictures, and the PDFs with them, one after the other. A file gets its name when its last byte is verified, not before.</summary>
internal sealed class PicturesSaving
{
    private readonly Opening opening;
    private readonly OutputFolder folder;
    private readonly OpeningFile memory;
    private readonly KeptOpening kept;
    private readonly IReadOnlyList<SavedBlob> wanted;
    private readonly TransferMeter meter;

    /// <param name="opening">What is open.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="previews">Whether previews are saved even where there are originals.</param>
    /// <param name="memory">Where the opening is kept for a run after this one.</param>
    /// <param name="kept">What runs before saved.</param>
    /// <param name="progress">Told how far it is.</param>
    public PicturesSaving(
        Opening opening, OutputFolder folder, bool previews, OpeningFile memory, KeptOpening kept, IProgress<TransferProgress>? progress)
    {
        this.opening = opening;
        this.folder = folder;
        this.memory = memory;
        this.kept = kept;
        wanted = SavedBlob.AllOf(opening, previews);
        meter = new TransferMeter(progress, wanted.Sum(blob => blob.SealedLength), wanted.Count);
    }

    public async Task<IReadOnlyList<SavedFile>> RunAsync(CancellationToken cancellationToken)
    {
        var files = new List<SavedFile>();
        foreach (SavedBlob blob in wanted)
        {
            if (SavedBefore(blob) is { } before)
            {
                files.Add(before);
            }
            else if (opening.IsDelivered(blob.Number) || await TrySaveAsync(blob, cancellationToken) is not { } saved)
            {
                continue;
            }
            else
            {
                files.Add(saved);
            }

            // Said for what an earlier run saved, too: it may have broken off before it could.
            if (blob.Delivers.Count > 0)
            {
                await opening.DeliverAsync(blob.Delivers, cancellationToken);
            }

            meter.PictureDone();
        }

        return files;
    }

    private SavedFile? SavedBefore(SavedBlob blob)
    {
        KeptFile? file = kept.Saved.FindLast(file => blob.Id.Span.SequenceEqual(file.Id) && Path.GetDirectoryName(file.Path) == folder.Path);
        if (file is null || new FileInfo(file.Path) is not { Exists: true } there || there.Length != file.Bytes)
        {
            return null;
        }

        meter.Moved(blob.SealedLength);
        return new SavedFile(file.Path, file.Bytes, blob.Rendition);
    }

    // Null where another device has saved it meanwhile, and it ended with that.
    private async Task<SavedFile?> TrySaveAsync(SavedBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            return await SaveAsync(blob, cancellationToken);
        }
        catch (ServerRefusedException e) when (e.Code == ProblemCodes.BlobDelivered)
        {
            return null;
        }
    }

    private async Task<SavedFile> SaveAsync(SavedBlob blob, CancellationToken cancellationToken)
    {
        string path = await WriteAsync(blob, cancellationToken);
        memory.Add(new KeptFile { Id = blob.Id.ToArray(), Path = path, Bytes = blob.Length });
        return new SavedFile(path, blob.Length, blob.Rendition);
    }

    private async Task<string> WriteAsync(SavedBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            using TemporaryFile file = folder.NewTemporary();
            await OpeningFailures.ExplainAsync(async () =>
            {
                await using Stream content = opening.Read(blob, meter.Moved, cancellationToken);
                await content.CopyToAsync(file.Stream, SealedSize.SegmentPlaintext, cancellationToken);
                return true;
            });
            return folder.Keep(file, SafeFileName.For(blob.Name, blob.MediaType));
        }
        catch (Exception e) when (OutputFolder.IsWriteFailure(e))
        {
            throw new PictureFileException(
                folder.Path, $"The folder \"{folder.Path}\" can't be written to.", "Make room or choose another with -o DIR, then run the command again soon: it goes on with the same view.", e);
        }
    }
}
