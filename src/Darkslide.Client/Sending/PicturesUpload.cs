using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Pictures;
using Darkslide.Client.Transfers;
using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>
/// Cleans, renders, seals and uploads every picture. Few are in memory at a time however many there are.
/// </summary>
internal sealed class PicturesUpload(OwningApi api, SendRequest request, int chunkBytes, IProgress<TransferProgress>? progress, int firstBlob = 0)
{
    private const int BlobsPerPicture = 2;

    // What renditions come to is known only when they are made; until then the progress bar takes this.
    private const long GuessedRenditionBytes = 350_000;

    private readonly IReadOnlyList<LookedAtPicture> pictures = request.Pictures.Pictures;
    private readonly Lock gate = new();
    private readonly List<SkippedFile> skipped = [];
    private readonly List<Pack> packed = [];
    private readonly ThumbnailPacks packs = new(request.Pictures.Pictures.Count);
    private readonly TransferMeter meter = new(
        progress, request.Pictures.Pictures.Sum(picture => Guess(picture, request)), request.Pictures.Pictures.Count);

    public IReadOnlyList<SkippedFile> Skipped => skipped;

    private SealedBlob Blobs => new(api, chunkBytes, meter.Moved, isNew: firstBlob > 0);

    /// <summary>The first blob number that no picture and no pack takes: there are at most as many packs as pictures.</summary>
    public int NextBlob => FirstPack + pictures.Count;

    private int FirstPack => firstBlob + (pictures.Count * BlobsPerPicture);

    public async Task<ShareContent> RunAsync(CancellationToken cancellationToken)
    {
        var uploaded = new UploadedPicture?[pictures.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = api.Exchange.Options.ParallelUploads, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForAsync(0, pictures.Count, parallel, async (index, token) => uploaded[index] = await OneOrSkipAsync(index, token));
            await SendPacksAsync(packs.Finish(), cancellationToken);
            return Content([.. uploaded.OfType<UploadedPicture>()]);
        }
        catch
        {
            Forget(uploaded);
            throw;
        }
    }

    private ShareContent Content(UploadedPicture[] whole)
    {
        if (whole.Length == 0)
        {
            throw new PictureFileException("", "None of the files can be sent.", "Send JPEG, PNG, WebP, GIF, HEIC, AVIF or TIFF pictures.");
        }

        IReadOnlyList<string> names = PictureNames.For(whole, request.KeepNames);
        return new ShareContent(
            [.. packed.OrderBy(pack => pack.Blob)], [.. whole.Zip(names, (picture, name) => picture.Named(name, packs.PartOf(picture.Place)))]);
    }

    private async Task<UploadedPicture?> OneOrSkipAsync(int index, CancellationToken cancellationToken)
    {
        try
        {
            return await OneAsync(index, cancellationToken);
        }
        catch (PictureFileException e) when (request.Pictures.Skip)
        {
            lock (gate)
            {
                skipped.Add(SkippedFile.Because(e));
            }

            await SendPacksAsync(packs.LeaveOut(index), cancellationToken);
            return null;
        }
    }

    private async Task<UploadedPicture> OneAsync(int index, CancellationToken cancellationToken)
    {
        LookedAtPicture picture = pictures[index];
        using PreparedPicture prepared = await PrepareAsync(picture, cancellationToken);
        meter.Corrected(prepared.SealedBytes - Guess(picture, request));
        int blob = firstBlob + (index * BlobsPerPicture);
        var keys = new List<BlobReference>();
        try
        {
            foreach (PreparedRendition rendition in prepared.Renditions)
            {
                keys.Add(await Blobs.UploadAsync(blob++, rendition, cancellationToken));
            }

            await SendPacksAsync(packs.Add(index, prepared.Thumbnail), cancellationToken);
        }
        catch
        {
            keys.ForEach(key => key.Dispose());
            throw;
        }

        meter.PictureDone();
        return new UploadedPicture
        {
            Path = picture.Path,
            Width = picture.Width,
            Height = picture.Height,
            Place = index,
            Placeholder = prepared.Placeholder,
            Preview = keys[0],
            Original = keys.Count > 1 ? keys[1] : null,
        };
    }

    private async Task SendPacksAsync(IReadOnlyList<FullPack> full, CancellationToken cancellationToken)
    {
        foreach (FullPack pack in full)
        {
            Pack sent = await Blobs.UploadAsync(FirstPack + pack.Index, pack, cancellationToken);
            meter.Corrected(sent.SealedLength - sent.Length);
            lock (gate)
            {
                packed.Add(sent);
            }
        }
    }

    private async Task<PreparedPicture> PrepareAsync(LookedAtPicture picture, CancellationToken cancellationToken)
    {
        RequireUnchanged(picture);
        PreparedPicture prepared = await PreparedPicture.MakeAsync(picture.Path, request.ViewOnly, request.Pictures.Cleaning, cancellationToken);
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

    private static long Guess(LookedAtPicture picture, SendRequest request)
        => GuessedRenditionBytes + (request.ViewOnly ? 0 : SealedSize.Of(Padding.Padme(picture.CleanedBytes)));

    private void Forget(UploadedPicture?[] uploaded)
    {
        packed.ForEach(pack => pack.Dispose());
        foreach (UploadedPicture? picture in uploaded)
        {
            picture?.Forget();
        }
    }
}
