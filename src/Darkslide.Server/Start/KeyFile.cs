using System.Security.Cryptography;

namespace Darkslide.Server.Start;

/// <summary>Makes files of keys that only the server's user can read.</summary>
internal static class KeyFile
{
    public static void Make(string path, int bytes) => Make(path, RandomNumberGenerator.GetBytes(bytes));

    public static void Make(string path, ReadOnlySpan<byte> content)
    {
        // Under another name first: a crash half-way must not leave a short key behind.
        string part = path + ".part";
        File.Delete(part);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using (var file = new FileStream(part, create))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path);
        FolderSync.Sync(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}
