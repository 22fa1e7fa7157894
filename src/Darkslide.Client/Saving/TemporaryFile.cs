using System.Security.Cryptography;

namespace Darkslide.Client.Saving;

/// <summary>A file under a temporary name that is gone when it is disposed of, unless it was moved to its final one.</summary>
public sealed class TemporaryFile : IDisposable
{
    private readonly string path;
    private bool moved;

    private TemporaryFile(string path)
    {
        this.path = path;
        Stream = new FileStream(path, new FileStreamOptions
        {
            // CreateNew is O_EXCL: it fails on anything that is there, a dangling link too.
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        });
    }

    /// <summary>The file's content.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins one in a folder that is there.</summary>
    internal static TemporaryFile In(string folder)
        => new(Path.Combine(folder, $".darkslide-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.part"));

    /// <summary>Begins one in the folder of its final name.</summary>
    internal static TemporaryFile Beside(string target) => In(Path.GetDirectoryName(Path.GetFullPath(target)) ?? target);

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        if (!moved)
        {
            File.Delete(path);
        }
    }

    /// <summary>Everything is written: the bytes are on the disk before the name is there.</summary>
    internal void Close()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
    }

    // Without overwriting, .NET makes a hard link and removes the old name: one step that fails when the name is taken.
    internal bool TryMoveTo(string target)
    {
        try
        {
            File.Move(path, target, overwrite: false);
            moved = true;
            return true;
        }
        catch (IOException) when (Taken(target))
        {
            return false;
        }
    }

    private static bool Taken(string target) => Path.Exists(target) || new FileInfo(target).LinkTarget is not null;
}
