using Darkslide.Client.Failures;

namespace Darkslide.Client.Pictures;

/// <summary>Reads a picture file whole: cleaning needs all of it, one file at a time.</summary>
internal static class FileReader
{
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            // Pipes and devices say that they are empty; to open one could wait for ever.
            return new FileInfo(path).Length == 0 ? [] : await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new PictureFileException(path, $"The file \"{path}\" can't be read.", "Check that it is there and that you may read it.", e);
        }
    }
}
