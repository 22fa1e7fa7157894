using Darkslide.Client.Documents;
using Darkslide.Client.Saving;
using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>Seals and uploads the PDFs whose pages' pictures have all arrived.</summary>
/// <param name="blobs">Uploads.</param>
/// <param name="keepNames">Whether recipients see the files' own names.</param>
internal sealed class DocumentsUpload(SealedBlob blobs, bool keepNames)
{
    /// <param name="documents">What was chosen.</param>
    /// <param name="ids">The ids of the pictures that have arrived, by their files.</param>
    /// <param name="content">What they go with.</param>
    /// <param name="firstBlob">The first blob number that is free.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ShareContent> RunAsync(
        IReadOnlyList<ChosenDocument> documents, IReadOnlyDictionary<string, string> ids, ShareContent content, int firstBlob, CancellationToken cancellationToken)
    {
        var sent = new List<ManifestDocument>();
        HashSet<string> taken = new(content.Pictures.Select(picture => picture.Name), PictureName.Comparer);
        try
        {
            foreach (ChosenDocument document in documents.Where(document => document.Pages.All(ids.ContainsKey)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await using FileStream file = File.OpenRead(document.Cleaned);
                BlobReference blob = await blobs.UploadAsync(
                    firstBlob + sent.Count, new PreparedRendition(BlobKind.Document, file, ManifestDocument.MediaType, 1, 1), cancellationToken);
                string own = Path.GetFileName(document.Source);
                sent.Add(new ManifestDocument
                {
                    Name = NameOf(own, sent.Count + 1, taken),
                    File = PictureName.IsValid(own) ? own : null,
                    Pages = [.. document.Pages.Select(page => ids[page])],
                    Blob = blob.Blob,
                    Id = blob.Id,
                    Key = blob.Key,
                    Length = blob.Length,
                });
            }

            return content with { Documents = sent };
        }
        catch
        {
            sent.ForEach(document => document.Dispose());
            throw;
        }
    }

    /// <summary>A name that nothing else has: neutral, or the file's own made safe.</summary>
    public static string Free(string name, bool keep, int place, HashSet<string> taken)
    {
        string wanted = keep ? name : PictureName.NeutralDocument(place), free = wanted;
        for (int number = 2; !taken.Add(free); number++)
        {
            free = keep ? SafeFileName.Numbered(wanted, number) : PictureName.NeutralDocument(++place);
        }

        return free;
    }

    private string NameOf(string file, int place, HashSet<string> taken) => Free(SafeFileName.For(file, ManifestDocument.MediaType), keepNames, place, taken);
}
