using Darkslide.Client.Failures;
using Darkslide.Imaging;

namespace Darkslide.Client.Pictures;

/// <summary>Opens picture files: small ones are read, large ones looked at where they lie.</summary>
internal static class FileReader
{
    public static async Task<PictureFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await PictureFile.OpenAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>A file that was looked at: where it is to be redacted, the redacted picture, and nothing of the one that it was.</summary>
    public static async Task<PictureFile> OpenAsync(LookedAtPicture picture, CancellationToken cancellationToken)
    {
        PictureFile file = await OpenAsync(picture.Path, cancellationToken);
        if (picture.Redaction is not { } redaction)
        {
            return file;
        }

        using (file)
        {
            return CleanFile.Refusing(picture.Path, () => file.Redacted(redaction));
        }
    }

    /// <summary>The cleaned form of a large file did not fit where it was to lie for a while.</summary>
    public static PictureFileException NoRoom(string path, Exception e)
        => new(path, $"There is no room for a cleaned copy of \"{path}\" in {Path.GetTempPath()}.", "Make room, or name another folder by TMPDIR.", e);

    private static PictureFileException Unreadable(string path, Exception e)
        => new(path, $"The file \"{path}\" can't be read.", "Check that it is there, that you may read it, and that it is smaller than 2 GB.", e);
}
