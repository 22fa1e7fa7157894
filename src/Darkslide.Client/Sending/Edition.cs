using Darkslide.Client.Pictures;
using Darkslide.Format;
using Darkslide.Imaging.Marks;

namespace Darkslide.Client.Sending;

/// <summary>
/// One set of all pictures' blobs. Links share one; with marks each link has its own, and its pictures are in no other's.
/// </summary>
internal sealed class Edition
{
    // All links' open packs are in memory at once: with many links each is smaller.
    private const int OpenPackBytes = 32 * 1024 * 1024, SmallestPackBytes = 65_536;

    private readonly Lock gate = new();
    private readonly List<Pack> packed = [];
    private readonly UploadedPicture?[] uploaded;
    private readonly ThumbnailPacks packs;
    private readonly SealedBlob blobs;
    private readonly int blobsPerPicture;
    private readonly int firstBlob;

    private Edition(int editions, int places, Func<Mark>? mark, int firstBlob, SealedBlob blobs)
    {
        Mark = mark;
        this.blobs = blobs;
        uploaded = new UploadedPicture?[places];
        packs = new ThumbnailPacks(places, Math.Max(SmallestPackBytes, OpenPackBytes / editions));
        blobsPerPicture = BlobsPerPicture(mark is not null);
        this.firstBlob = firstBlob;
    }

    /// <summary>What makes its mark, or null.</summary>
    public Func<Mark>? Mark { get; }

    /// <summary>How many blob numbers an edition takes: there are at most as many packs as pictures.</summary>
    public static int Blobs(int places, bool marked) => places * (BlobsPerPicture(marked) + 1);

    /// <param name="places">How many pictures were chosen.</param>
    /// <param name="marks">Each link's, or null.</param>
    /// <param name="firstBlob">The first blob number that is free.</param>
    /// <param name="blobs">Uploads.</param>
    public static IReadOnlyList<Edition> Make(int places, IReadOnlyList<Func<Mark>>? marks, int firstBlob, SealedBlob blobs)
        => marks is null
            ? [new Edition(1, places, null, firstBlob, blobs)]
            : [.. marks.Select((mark, link) => new Edition(marks.Count, places, mark, firstBlob + (link * Blobs(places, marked: true)), blobs))];

    /// <summary>Uploads one picture's blobs, and the packs that its thumbnail fills.</summary>
    public async Task AddAsync(
        int place, string id, LookedAtPicture picture, PreparedEdition prepared, Action<long> corrected, CancellationToken cancellationToken)
    {
        int blob = firstBlob + (place * blobsPerPicture);
        var keys = new List<BlobReference>();
        try
        {
            foreach (PreparedRendition rendition in prepared.Renditions)
            {
                keys.Add(await blobs.UploadAsync(blob++, rendition, cancellationToken));
            }

            await SendPacksAsync(packs.Add(place, prepared.Thumbnail), corrected, cancellationToken);
        }
        catch
        {
            keys.ForEach(key => key.Dispose());
            throw;
        }

        uploaded[place] = new UploadedPicture
        {
            Path = picture.Path,
            Id = id,
            Width = picture.Width,
            Height = picture.Height,
            Place = place,
            Placeholder = prepared.Placeholder,
            Preview = keys[0],
            Original = keys.Count > 1 ? keys[1] : null,
        };
    }

    public Task LeaveOutAsync(int place, Action<long> corrected, CancellationToken cancellationToken)
        => SendPacksAsync(packs.LeaveOut(place), corrected, cancellationToken);

    /// <summary>All pictures that arrived, for vault and manifests; after the last one.</summary>
    public async Task<ShareContent> FinishAsync(SendRequest request, Action<long> corrected, CancellationToken cancellationToken)
    {
        await SendPacksAsync(packs.Finish(), corrected, cancellationToken);
        UploadedPicture[] whole = [.. uploaded.OfType<UploadedPicture>()];
        IReadOnlyList<string> names = PictureNames.For(whole, request.KeepNames);
        return new ShareContent(
            [.. packed.OrderBy(pack => pack.Blob)],
            [.. whole.Zip(names, (picture, name) => picture.Named(name, packs.PartOf(picture.Place), request.Words.GetValueOrDefault(picture.Path)))])
        {
            Cover = Array.FindIndex(whole, picture => picture.Path == request.Cover) is >= 0 and int cover ? cover : null,
        };
    }

    /// <summary>Zeroes the keys of what will never be a share.</summary>
    public void Forget()
    {
        packed.ForEach(pack => pack.Dispose());
        foreach (UploadedPicture? picture in uploaded)
        {
            picture?.Forget();
        }
    }

    private async Task SendPacksAsync(IReadOnlyList<FullPack> full, Action<long> corrected, CancellationToken cancellationToken)
    {
        foreach (FullPack pack in full)
        {
            Pack sent = await blobs.UploadAsync(firstBlob + (uploaded.Length * blobsPerPicture) + pack.Index, pack, cancellationToken);
            corrected(sent.SealedLength - sent.Length);
            lock (gate)
            {
                packed.Add(sent);
            }
        }
    }

    // A marked share has no originals.
    private static int BlobsPerPicture(bool marked) => marked ? 1 : 2;
}
