using Darkslide.Client.Pictures;
using Darkslide.Client.Saving;
using Darkslide.Format;
using Darkslide.Imaging;
using Darkslide.Imaging.Marks;

namespace Darkslide.Client.Sending;

/// <summary>
/// A picture, cleaned and unpacked once, for each edition's renditions. All is in memory but a large original, which lies in a private
/// file until this is disposed of.
/// </summary>
internal sealed class PreparedPicture : IDisposable
{
    private readonly PrivateTemporaryFile? file;
    private readonly UnpackedPicture? unpacked;
    private readonly PreparedEdition? unmarked;

    private PreparedPicture(CleanedPicture cleaned, bool viewOnly, bool marked, PrivateTemporaryFile? file)
    {
        this.file = file;
        if (marked)
        {
            unpacked = Renditions.Unpack(cleaned);
        }
        else
        {
            // One decoding gives both small renditions.
            unmarked = PreparedEdition.Of(Renditions.MakeBoth(cleaned), viewOnly ? null : Original(cleaned, file));
        }
    }

    /// <summary>What an edition gets. A marked picture has no other than marked renditions.</summary>
    public PreparedEdition For(Func<Mark>? mark) => mark is null
        ? unmarked ?? throw new InvalidOperationException("This picture is for marks only.")
        : PreparedEdition.Of(unpacked!.Marked(mark()), original: null);

    /// <summary>Redacts a picture if it is to be, cleans and decodes it.</summary>
    /// <exception cref="Failures.PictureFileException">It can't be read, cleaned or decoded.</exception>
    public static async Task<PreparedPicture> MakeAsync(
        LookedAtPicture looked, bool viewOnly, bool marked, CleaningOptions cleaning, CancellationToken cancellationToken)
    {
        string path = looked.Path;
        using PictureFile picture = await FileReader.OpenAsync(looked, cancellationToken);
        if (!picture.IsLarge)
        {
            return CleanFile.Refusing(path, () => new PreparedPicture(PictureCleaner.Clean(picture.Bytes, cleaning), viewOnly, marked, file: null));
        }

        try
        {
            return CleanFile.Refusing(path, () => InFile(picture, viewOnly, marked, cleaning));
        }
        catch (Exception e) when (OutputFolder.IsWriteFailure(e))
        {
            throw FileReader.NoRoom(path, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        unpacked?.Dispose();
        file?.Dispose();
    }

    private static PreparedPicture InFile(PictureFile picture, bool viewOnly, bool marked, CleaningOptions cleaning)
    {
        var file = new PrivateTemporaryFile();
        try
        {
            using CleanedPicture cleaned = PictureCleaner.CleanInto(picture.Bytes, file.Stream, cleaning);
            var prepared = new PreparedPicture(cleaned, viewOnly, marked, file);
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
}
