namespace Darkslide.Server.Start;

/// <summary>The data folder, held by one server at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "darkslide.db");

    public string Blobs => System.IO.Path.Combine(Path, "blobs");

    public string InstanceKey => System.IO.Path.Combine(Path, "instance.key");

    public string OperatorKey => System.IO.Path.Combine(Path, "operator.key");

    public string ReceiptKey => System.IO.Path.Combine(Path, "receipt.key");

    public static DataFolder Hold(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            // The lock lies on the open file, so that it goes with the process, however that ends.
            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, "held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new StartException($"The data folder {path} can't be written.", "Give this user write permission for it, or name another folder.", fault);
        }
        catch (IOException fault)
        {
            throw IsHeld(path)
                ? new StartException($"Another Darkslide server uses the data folder {path}.", "Stop that one first, or name another folder.", fault)
                : new StartException($"The data folder {path} can't be used ({fault.Message}).", "Mend that, or name another folder.", fault);
        }
    }

    public void Dispose() => held.Dispose();

    private static bool IsHeld(string path)
    {
        try
        {
            return File.Exists(System.IO.Path.Combine(path, "held"))
                && File.OpenHandle(System.IO.Path.Combine(path, "held"), access: FileAccess.Read, share: FileShare.ReadWrite) is { IsInvalid: false };
        }
        catch (IOException)
        {
            // It was readable by permission but locked: somebody holds it.
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
