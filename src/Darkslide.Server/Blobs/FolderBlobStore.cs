using System.Buffers;
using Darkslide.Server.Database;
using Darkslide.Server.Records;
using Darkslide.Server.Start;
using Microsoft.Win32.SafeHandles;

namespace Darkslide.Server.Blobs;

/// <summary>Blobs as files: <c>ab/cd/abcd…</c>, <c>.part</c> behind the name until complete. Durable before anything is said.</summary>
internal sealed class FolderBlobStore : IBlobStore
{
    private const string Unfinished = ".part";
    private const int PieceBytes = 256 * 1024;
    private const int FewFolders = 8;
    private const int NoSpace = 28; // ENOSPC
    private const int QuotaUsed = 122; // EDQUOT

    private readonly string root;

    public FolderBlobStore(string root)
    {
        this.root = root;
        MakeFolder(root);
    }

    public Task<long> WritePart(string name, long offset, Stream part, CancellationToken cancel) => Guard(async () =>
    {
        using SafeFileHandle file = OpenUnfinished(Path(name), offset);
        RandomAccess.SetLength(file, offset);
        try
        {
            long length = await Copy(part, file, offset, cancel);
            RandomAccess.FlushToDisk(file);
            return length;
        }
        catch (IOException)
        {
            // Nobody noted these bytes: on a full disk they would take the room that what exists needs to be looked at and to end.
            RandomAccess.SetLength(file, offset);
            throw;
        }
    });

    public Task Complete(string name, long length, CancellationToken cancel) => Guard(() =>
    {
        string path = Path(name);
        long there = new FileInfo(path + Unfinished) is { Exists: true } file ? file.Length : -1;
        if (there != length)
        {
            throw new StoreException("The blob's parts are not all there.");
        }

        // It may be there already: written in one part by whoever died before it was noted, and now written anew.
        File.Move(path + Unfinished, path, overwrite: true);
        FolderSync.Sync(System.IO.Path.GetDirectoryName(path)!);
        return Task.FromResult(true);
    });

    public Task<BlobReading?> Open(string name, long offset, CancellationToken cancel) => Guard(() =>
    {
        try
        {
            return Task.FromResult<BlobReading?>(new FileReading(OpenToRead(Path(name)), offset));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<BlobReading?>(null);
        }
    });

    public Task Delete(IReadOnlyCollection<string> names, CancellationToken cancel) => Guard(() =>
    {
        HashSet<string> folders = [];
        // Under what is no blob's name nothing can lie, and one such name must not keep the others from being deleted.
        foreach (string path in names.Where(RandomNames.IsBlob).Select(Path).Where(path => Directory.Exists(System.IO.Path.GetDirectoryName(path))))
        {
            File.Delete(path);
            File.Delete(path + Unfinished);
            folders.Add(System.IO.Path.GetDirectoryName(path)!);
        }

        SyncFolders(folders);
        return Task.FromResult(true);
    });

    public long Room() => new DriveInfo(root).AvailableFreeSpace;

    private static async Task<T> Guard<T>(Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (IOException fault) when (fault.HResult is NoSpace or QuotaUsed)
        {
            throw new StorageFullException(fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException("The blob folder can't be used.", fault);
        }
    }

    private static async Task<long> Copy(Stream part, SafeFileHandle file, long offset, CancellationToken cancel)
    {
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            long length = 0;
            while (await part.ReadAsync(piece.AsMemory(0, PieceBytes), cancel) is > 0 and int read)
            {
                RandomAccess.Write(file, piece.AsSpan(0, read), offset + length);
                length += read;
            }

            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static SafeFileHandle OpenUnfinished(string path, long offset)
    {
        // It was complete, and whoever wrote it died before that was noted: take it up again.
        if (offset > 0 && !File.Exists(path + Unfinished) && File.Exists(path))
        {
            File.Move(path, path + Unfinished);
        }

        MakeFolder(System.IO.Path.GetDirectoryName(path)!);
        SafeFileHandle file = File.OpenHandle(path + Unfinished, offset == 0 ? FileMode.OpenOrCreate : FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (RandomAccess.GetLength(file) < offset)
        {
            file.Dispose();
            throw new StoreException("A part of the blob is missing.");
        }

        return file;
    }

    // Sharing everything spares the advisory lock that .NET would set otherwise.
    private static SafeFileHandle OpenToRead(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        string parent = System.IO.Path.GetDirectoryName(folder)!;
        MakeFolder(parent);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        FolderSync.Sync(parent);
    }

    private void SyncFolders(HashSet<string> folders)
    {
        if (folders.Count > FewFolders)
        {
            FolderSync.SyncAll(root);
            return;
        }

        foreach (string folder in folders)
        {
            FolderSync.Sync(folder);
        }
    }

    // Names come from the database, which somebody may have put back from elsewhere: none leads out of the folder.
    private string Path(string name) => RandomNames.IsBlob(name)
        ? System.IO.Path.Combine(root, name[..2], name[2..4], name)
        : throw new StoreException("This is no blob's name.");

    private sealed class FileReading(SafeFileHandle file, long offset) : BlobReading
    {
        private long at = offset;

        // Synchronous on purpose: .NET's asynchronous file reads on Linux are the same call on another pool thread.
        public override ValueTask<int> Read(Memory<byte> buffer, CancellationToken cancel)
        {
            int read = RandomAccess.Read(file, buffer.Span, at);
            at += read;
            return ValueTask.FromResult(read);
        }

        public override void Dispose() => file.Dispose();
    }
}
