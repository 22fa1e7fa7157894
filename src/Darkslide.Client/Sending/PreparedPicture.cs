using Darkslide.Client.Pictures;
using Darkslide.Client.Saving;
using Darkslide.Format;
using Darkslide.Imaging;

namespace Darkslide.Client.Sending;

/// <summary>
/// A picture's renditions, ready to be sealed: thumbnail, preview, and the original unless only views are sent. All are in memory
/// but a large original, which lies in a private file until this is disposed of.
/// </summary>
internal sealed class PreparedPicture : IDisposable
{
    private readonly PrivateTemporaryFile? file;

    private PreparedPicture(CleanedPicture cleaned, bool viewOnly, PrivateTemporaryFile? file)
    {
        this.file = file;
        // One decoding gives both small renditions.
        (Rendition thumbnail, Rendition preview) = Imaging.Renditions.MakeBoth(cleaned);
        PreparedRendition[] views = [Small(BlobKind.Thumbnail, thumbnail), Small(BlobKind.Preview, preview)];
        Renditions = viewOnly ? views : [.. views, Original(cleaned, file)];
    }

    /// <summary>In the order of their blobs' numbers.</summary>
    public IReadOnlyList<PreparedRendition> Renditions { get; }

    public long SealedBytes => Renditions.Sum(rendition => SealedSize.Of(Padding.Padme(rendition.Length)));

    /// <summary>Cleans and decodes a picture.</summary>
    /// <exception cref="Failures.PictureFileException">It can't be read, cleaned or decoded.</exception>
    public static async Task<PreparedPicture> MakeAsync(string path, bool viewOnly, CancellationToken cancellationToken)
    {
        using PictureFile picture = await FileReader.OpenAsync(path, cancellationToken);
        if (!picture.IsLarge)
        {
            return CleanFile.Refusing(path, () => new PreparedPicture(PictureCleaner.Clean(picture.Bytes), viewOnly, file: null));
        }

        try
        {
            return CleanFile.Refusing(path, () => InFile(picture, viewOnly));
        }
        catch (Exception e) when (OutputFolder.IsWriteFailure(e))
        {
            throw FileReader.NoRoom(path, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private static PreparedPicture InFile(PictureFile picture, bool viewOnly)
    {
        var file = new PrivateTemporaryFile();
        try
        {
            using CleanedPicture cleaned = PictureCleaner.CleanInto(picture.Bytes, file.Stream);
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
