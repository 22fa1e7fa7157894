using Darkslide.Client.Failures;

namespace Darkslide.Client.Saving;

/// <summary>
/// A folder into which files are written whole or not at all: first under a temporary name, then renamed. Nothing that is there is
/// ever written over, and a link planted under a file's name is not followed.
/// </summary>
public sealed class OutputFolder
{
    private const int MostNumbers = 10_000;

    private OutputFolder(string path) => Path = path;

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>Opens a folder, making it where it is missing, and tries whether it can be written to.</summary>
    /// <exception cref="PictureFileException">It can't be made or written to.</exception>
    public static OutputFolder Open(string path)
    {
        try
        {
            var folder = new OutputFolder(System.IO.Path.GetFullPath(path));
            Directory.CreateDirectory(folder.Path);
            using (folder.NewTemporary())
            {
            }

            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new PictureFileException(path, $"The folder \"{path}\" can't be written to.", "Choose another with -o DIR.", e);
        }
    }

    /// <summary>Begins a file; it has no final name yet.</summary>
    public TemporaryFile NewTemporary() => TemporaryFile.In(Path);

    /// <summary>Writes a whole file and returns its full path.</summary>
    /// <param name="safeName">From <see cref="SafeFileName.For"/>.</param>
    /// <param name="content">All of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PictureFileException">It can't be written; nothing is left of it.</exception>
    public Task<string> WriteAsync(string safeName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
        => WriteAsync(safeName, file => file.WriteAsync(content, cancellationToken).AsTask());

    /// <summary>Writes a whole file and returns its full path.</summary>
    /// <param name="safeName">From <see cref="SafeFileName.For"/>.</param>
    /// <param name="write">Writes all of it, or fails.</param>
    /// <exception cref="PictureFileException">It can't be written; nothing is left of it.</exception>
    public async Task<string> WriteAsync(string safeName, Func<FileStream, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            using TemporaryFile file = NewTemporary();
            await write(file.Stream);
            return Keep(file, safeName);
        }
        catch (Exception e) when (IsWriteFailure(e))
        {
            throw new PictureFileException(Path, $"The folder \"{Path}\" can't be written to.", "Make room, or choose another with -o DIR.", e);
        }
    }

    // A file that is too large for its file system (EFBIG) comes out of .NET as a wrong argument.
    internal static bool IsWriteFailure(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    /// <summary>Gives a finished temporary file its name, or the first numbered one that is free, and returns the full path.</summary>
    /// <param name="file">All of it is written; it is closed here.</param>
    /// <param name="safeName">From <see cref="SafeFileName.For"/>.</param>
    public string Keep(TemporaryFile file, string safeName)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Close();
        for (int number = 1; number < MostNumbers; number++)
        {
            string target = System.IO.Path.Combine(Path, number == 1 ? safeName : SafeFileName.Numbered(safeName, number));
            if (file.TryMoveTo(target))
            {
                return target;
            }
        }

        throw new PictureFileException(Path, $"The folder \"{Path}\" is full of files of this name.", "Choose another with -o DIR.");
    }
}
