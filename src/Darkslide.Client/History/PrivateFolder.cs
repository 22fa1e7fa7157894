using Darkslide.Client.Failures;

namespace Darkslide.Client.History;

/// <summary>A folder of this person's alone: mode 0700, its files 0600. What lies there opens shares.</summary>
public sealed class PrivateFolder
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string path;

    /// <summary>Names the folder; nothing is made yet.</summary>
    public PrivateFolder(string path) => this.path = path;

    internal string FileNamed(string name) => Path.Combine(path, name);

    internal void Make()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, FolderMode);
        if (File.GetUnixFileMode(path) != FolderMode)
        {
            File.SetUnixFileMode(path, FolderMode);
        }
    }

    internal FileStream Open(string name, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = FileMode0600;
        }

        return new FileStream(FileNamed(name), options);
    }

    /// <summary>Writes a file whole or not at all.</summary>
    internal void Replace(string name, Action<Stream> write)
    {
        string temporary = FileNamed(name + ".part");
        File.Delete(temporary);
        using (FileStream stream = Open(name + ".part", FileMode.CreateNew, FileShare.None))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, FileNamed(name), overwrite: true);
    }

    internal static PictureFileException Unusable(string file, Exception e)
        => new(file, $"The file \"{file}\" can't be used.", "Mend or remove it, or keep no history with --no-history.", e);
}
