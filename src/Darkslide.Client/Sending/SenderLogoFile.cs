using Darkslide.Client.Failures;
using Darkslide.Client.Pictures;
using Darkslide.Format;
using Darkslide.Imaging;

namespace Darkslide.Client.Sending;

/// <summary>The sender's logo for recipients' pages: cleaned like any picture, and encoded anew so small that it fits into a manifest.</summary>
public static class SenderLogoFile
{
    private const long LargestFile = 16 * 1024 * 1024;

    /// <summary>Reads a picture file as a logo.</summary>
    /// <exception cref="PictureFileException">It can't be read or cleaned; the message names it.</exception>
    public static async Task<SenderLogo> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
        {
            throw new PictureFileException(path, $"The logo \"{path}\" is larger than 16 MB.", "Make it smaller.");
        }

        using CleanedPicture cleaned = await CleanFile.ReadAsync(path, cancellationToken);
        Rendition small = CleanFile.Refusing(path, () => Renditions.MakeLogo(cleaned, SenderLogo.MostBytes));
        return new SenderLogo { MediaType = small.Format.MediaType(), Width = small.Width, Height = small.Height, Data = small.Bytes };
    }
}
