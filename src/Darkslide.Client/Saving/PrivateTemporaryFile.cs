namespace Darkslide.Client.Saving;

/// <summary>A file that only this person can open, in a folder of its own among the system's temporary ones; gone when it is disposed of.</summary>
internal sealed class PrivateTemporaryFile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("darkslide-").FullName;

    public PrivateTemporaryFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Stream = new FileStream(Path.Combine(folder, "picture"), options);
    }

    /// <summary>The file's content.</summary>
    public FileStream Stream { get; }

    /// <summary>Takes its name away once nobody needs to open it any more: then nothing stays behind even if the program is killed.</summary>
    public void ForgetName()
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
