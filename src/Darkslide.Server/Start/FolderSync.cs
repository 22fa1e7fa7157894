using System.Runtime.InteropServices;

namespace Darkslide.Server.Start;

/// <summary>
/// Makes a folder's entries durable. A file's own fsync doesn't (fsync(2)): after a power cut it may lie there under its
/// old name or none. .NET has no call for it.
/// </summary>
internal static partial class FolderSync
{
    private const int ReadOnlyFolder = 0x10000; // O_RDONLY | O_DIRECTORY on Linux

    /// <summary>One folder.</summary>
    public static void Sync(string folder) => With(folder, FSync);

    /// <summary>The whole file system a folder lies on: cheaper than hundreds of single folders.</summary>
    public static void SyncAll(string folder) => With(folder, SyncFs);

    private static void With(string folder, Func<int, int> sync)
    {
        int handle = Open(folder, ReadOnlyFolder);
        if (handle < 0)
        {
            throw Fault(folder);
        }

        int result = sync(handle);
        IOException? fault = result == 0 ? null : Fault(folder);
        _ = Close(handle);
        if (fault is not null)
        {
            throw fault;
        }
    }

    private static IOException Fault(string folder)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"{folder}: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFs(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
