using Darkslide.Client.Failures;
using Darkslide.Client.History;
using Darkslide.Client.Saving;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Protocol;

namespace Darkslide.Client.Looking;

/// <summary>Saves an opening's pictures one after the other. A file gets its name when its last byte is verified, not before.</summary>
internal sealed class PicturesSaving(
    Opening opening, OutputFolder folder, bool previews, OpeningFile memory, KeptOpening kept, IProgress<TransferProgress>? progress)
{
    private readonly TransferMeter meter = new(progress, opening.Pictures.Sum(picture => Best(picture, previews).SealedLength), opening.Pictures.Count);

    public async Task<IReadOnlyList<SavedFile>> RunAsync(CancellationToken cancellationToken)
    {
        var files = new List<SavedFile>();
        foreach (ManifestPicture picture in opening.Pictures)
        {
            BlobReference rendition = Best(picture, previews);
            if (SavedBefore(rendition, NameOf(rendition, picture)) is { } before)
            {
                files.Add(before);
            }
            else if (opening.IsDelivered(picture) || await TrySaveAsync(picture, rendition, cancellationToken) is not { } saved)
            {
                continue;
            }
            else
            {
                files.Add(saved);
            }

            // Said for what an earlier run saved, too: it may have broken off before it could.
            if (rendition == picture.Original)
            {
                await opening.DeliverAsync(picture, cancellationToken);
            }

            meter.PictureDone();
        }

        return files;
    }

    private static BlobReference Best(ManifestPicture picture, bool previews) => previews ? picture.Preview : picture.Original ?? picture.Preview;

    private static string NameOf(BlobReference rendition, ManifestPicture picture) => rendition == picture.Original ? "original" : "preview";

    private SavedFile? SavedBefore(BlobReference rendition, string renditionName)
    {
        KeptFile? file = kept.Saved.Find(file => rendition.Id.Span.SequenceEqual(file.Id) && Path.GetDirectoryName(file.Path) == folder.Path);
        if (file is null || new FileInfo(file.Path) is not { Exists: true } there || there.Length != file.Bytes)
        {
            return null;
        }

        meter.Moved(rendition.SealedLength);
        return new SavedFile(file.Path, file.Bytes, renditionName);
    }

    // Null where another device has saved it meanwhile, and it ended with that.
    private async Task<SavedFile?> TrySaveAsync(ManifestPicture picture, BlobReference rendition, CancellationToken cancellationToken)
    {
        try
        {
            return await SaveAsync(picture, rendition, cancellationToken);
        }
        catch (ServerRefusedException e) when (e.Code == ProblemCodes.BlobDelivered)
        {
            return null;
        }
    }

    private async Task<SavedFile> SaveAsync(ManifestPicture picture, BlobReference rendition, CancellationToken cancellationToken)
    {
        string path = await WriteAsync(picture, rendition, cancellationToken);
        kept.Saved.Add(new KeptFile { Id = rendition.Id.ToArray(), Path = path, Bytes = rendition.Length });
        memory.Write(kept);
        return new SavedFile(path, rendition.Length, NameOf(rendition, picture));
    }

    private async Task<string> WriteAsync(ManifestPicture picture, BlobReference rendition, CancellationToken cancellationToken)
    {
        BlobKind kind = rendition == picture.Original ? BlobKind.Original : BlobKind.Preview;
        try
        {
            using TemporaryFile file = folder.NewTemporary();
            await OpeningFailures.ExplainAsync(async () =>
            {
                await using Stream content = opening.Read(rendition, kind, meter.Moved, cancellationToken);
                await content.CopyToAsync(file.Stream, SealedSize.SegmentPlaintext, cancellationToken);
                return true;
            });
            return folder.Keep(file, SafeFileName.For(picture.Name, rendition.MediaType));
        }
        catch (Exception e) when (OutputFolder.IsWriteFailure(e))
        {
            throw new PictureFileException(
                folder.Path, $"The folder \"{folder.Path}\" can't be written to.", "Make room or choose another with -o DIR, then run the command again soon: it goes on with the same view.", e);
        }
    }
}
