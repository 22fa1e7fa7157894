using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Pictures;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Imaging.Marks;

namespace Darkslide.Client.Sending;

/// <summary>
/// Cleans, renders, marks, seals and uploads every picture. Few are in memory at a time however many there are, and of each one link's
/// marked renditions however many links there are.
/// </summary>
internal sealed class PicturesUpload
{
    // What renditions come to is known only when they are made; until then the progress bar takes this.
    private const long GuessedRenditionBytes = 350_000;

    private readonly OwningApi api;
    private readonly SendRequest request;
    private readonly int firstBlob;
    private readonly IReadOnlyList<LookedAtPicture> pictures;
    private readonly IReadOnlyList<Edition> editions;
    private readonly Lock gate = new();
    private readonly List<SkippedFile> skipped = [];
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly SealedBlob blobs;
    private readonly TransferMeter meter;

    /// <param name="api">The server.</param>
    /// <param name="request">What to send.</param>
    /// <param name="marks">Each link's mark, or null: then links share their pictures.</param>
    /// <param name="chunkBytes">How much goes into one request.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="firstBlob">The first blob number that is free: 0 in a new share.</param>
    public PicturesUpload(
        OwningApi api, SendRequest request, IReadOnlyList<Func<Mark>>? marks, int chunkBytes, IProgress<TransferProgress>? progress, int firstBlob = 0)
    {
        this.firstBlob = firstBlob;
        this.api = api;
        this.request = request;
        pictures = request.Pictures.Pictures;
        meter = new TransferMeter(progress, (pictures.Sum(Guess) * (marks?.Count ?? 1)) + request.Pictures.Documents.Sum(Guess), pictures.Count);
        blobs = new SealedBlob(api, chunkBytes, meter.Moved, isNew: firstBlob > 0);
        editions = Edition.Make(pictures.Count, marks, firstBlob, blobs);
    }

    public IReadOnlyList<SkippedFile> Skipped => skipped;

    /// <summary>The first blob number that no picture and no pack takes.</summary>
    public int NextBlob => NextDocument + request.Pictures.Documents.Count;

    private int NextDocument => firstBlob + (editions.Count * Edition.Blobs(pictures.Count, request.Mark is not null));

    /// <summary>What links show: one for all of them, or with marks one for each.</summary>
    public async Task<IReadOnlyList<ShareContent>> RunAsync(CancellationToken cancellationToken)
    {
        var arrived = new bool[pictures.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = api.Exchange.Options.ParallelUploads, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForAsync(0, pictures.Count, parallel, async (index, token) => arrived[index] = await OneOrSkipAsync(index, token));
            if (!arrived.Contains(true))
            {
                throw new PictureFileException("", "None of the files can be sent.", "Send JPEG, PNG, WebP, GIF, HEIC, AVIF or TIFF pictures.");
            }

            var contents = new List<ShareContent>();
            foreach (Edition edition in editions)
            {
                contents.Add(await edition.FinishAsync(request, meter.Corrected, cancellationToken));
            }

            // Never with marks or previews only: SendRules says so before.
            contents[0] = await new DocumentsUpload(blobs, request.KeepNames).RunAsync(request.Pictures.Documents, ids, contents[0], NextDocument, cancellationToken);
            return contents;
        }
        catch
        {
            foreach (Edition edition in editions)
            {
                edition.Forget();
            }

            throw;
        }
    }

    private async Task<bool> OneOrSkipAsync(int index, CancellationToken cancellationToken)
    {
        try
        {
            await OneAsync(index, cancellationToken);
            return true;
        }
        catch (PictureFileException e) when (request.Pictures.Skip)
        {
            lock (gate)
            {
                skipped.Add(SkippedFile.Because(e));
            }

            foreach (Edition edition in editions)
            {
                await edition.LeaveOutAsync(index, meter.Corrected, cancellationToken);
            }

            return false;
        }
    }

    private async Task OneAsync(int index, CancellationToken cancellationToken)
    {
        LookedAtPicture picture = pictures[index];
        using PreparedPicture prepared = await PrepareAsync(picture, cancellationToken);
        string id = PicksCodec.NewId();
        foreach (Edition edition in editions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PreparedEdition made = prepared.For(edition.Mark);
            meter.Corrected(made.SealedBytes - Guess(picture));
            await edition.AddAsync(index, id, picture, made, meter.Corrected, cancellationToken);
        }

        lock (gate)
        {
            ids[picture.Path] = id;
        }

        meter.PictureDone();
    }

    private static long Guess(Documents.ChosenDocument document) => SealedSize.Of(Padding.Padme(document.CleanedBytes));

    private async Task<PreparedPicture> PrepareAsync(LookedAtPicture picture, CancellationToken cancellationToken)
    {
        RequireUnchanged(picture);
        PreparedPicture prepared = await PreparedPicture.MakeAsync(
            picture, request.ViewOnly, request.Mark is not null, request.Pictures.Cleaning, cancellationToken);
        try
        {
            RequireUnchanged(picture);
            return prepared;
        }
        catch
        {
            prepared.Dispose();
            throw;
        }
    }

    // What the sender was shown is what is sent.
    private static void RequireUnchanged(LookedAtPicture picture)
    {
        if (FileStamp.Of(picture.Path) != picture.Stamp)
        {
            throw new PictureFileException(picture.Path, $"The file \"{picture.Path}\" was changed while sending.", "Send again.");
        }
    }

    private long Guess(LookedAtPicture picture)
        => GuessedRenditionBytes + (request.ViewOnly ? 0 : SealedSize.Of(Padding.Padme(picture.CleanedBytes)));
}
