using Darkslide.Client.Pictures;
using Darkslide.Client.Saving;
using Darkslide.Format;
using Darkslide.Imaging;

namespace Darkslide.Client.Sending;

/// <summary>
/// A picture's renditions: the thumbnail, to be packed; preview, and the original unless only views are sent, ready to be sealed. All
/// are in memory but a large original, which lies in a private file until this is disposed of.
/// </summary>
internal sealed class PreparedPicture : IDisposable
{
    private readonly PrivateTemporaryFile? file;

    private PreparedPicture(CleanedPicture cleaned, bool viewOnly, PrivateTemporaryFile? file)
    {
        this.file = file;
        // One decoding gives both small renditions.
        (Thumbnail, Rendition preview, Placeholder) = Imaging.Renditions.MakeBoth(cleaned);
        PreparedRendition view = Small(BlobKind.Preview, preview);
        Renditions = viewOnly ? [view] : [view, Original(cleaned, file)];
    }

    public Rendition Thumbnail { get; }

    /// <summary>A ThumbHash of it.</summary>
    public byte[] Placeholder { get; }

    /// <summary>In the order of their blobs' numbers.</summary>
    public IReadOnlyList<PreparedRendition> Renditions { get; }

    /// <summary>What they come to with the thumbnail, whose pack is padded and sealed later.</summary>
    public long SealedBytes => Thumbnail.Bytes.Length + Renditions.Sum(rendition => SealedSize.Of(Padding.Padme(rendition.Length)));

    /// <summary>Cleans and decodes a picture.</summary>
    /// <exception cref="Failures.PictureFileException">It can't be read, cleaned or decoded.</exception>
    public static async Task<PreparedPicture> MakeAsync(string path, bool viewOnly, CleaningOptions cleaning, CancellationToken cancellationToken)
    {
        using PictureFile picture = await FileReader.OpenAsync(path, cancellationToken);
        if (!picture.IsLarge)
        {
            return CleanFile.Refusing(path, () => new PreparedPicture(PictureCleaner.Clean(picture.Bytes, cleaning), viewOnly, file: null));
        }

        try
        {
            return CleanFile.Refusing(path, () => InFile(picture, viewOnly, cleaning));
        }
        catch (Exception e) when (OutputFolder.IsWriteFailure(e))
        {
            throw FileReader.NoRoom(path, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private static PreparedPicture InFile(PictureFile picture, bool viewOnly, CleaningOptions cleaning)
    {
        var file = new PrivateTemporaryFile();
        try
        {
            using CleanedPicture cleaned = PictureCleaner.CleanInto(picture.Bytes, file.Stream, cleaning);
            var prepared = new PreparedPicture(cleaned, viewOnly, file);
            file.ForgetName();
            return prepared;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static PreparedRendition Original(CleanedPicture cleaned, PrivateTemporaryFile? file) => file is null
        ? new PreparedRendition(BlobKind.Original, cleaned.Bytes, cleaned.Format.MediaType(), cleaned.Width, cleaned.Height)
        : new PreparedRendition(BlobKind.Original, file.Stream, cleaned.Format.MediaType(), cleaned.Width, cleaned.Height);

    private static PreparedRendition Small(BlobKind kind, Rendition rendition)
        => new(kind, rendition.Bytes, rendition.Format.MediaType(), rendition.Width, rendition.Height);
}
