using Darkslide.Client.Failures;

namespace Darkslide.Client.Pictures;

/// <summary>Finds the files that a person means by naming files and folders.</summary>
public static class PictureFiles
{
    /// <summary>
    /// The files in the order given; a folder's are sorted by name, its subfolders' with them, hidden ones left out. Links inside a
    /// folder count only if they lead to a file within it; links to folders are never entered.
    /// </summary>
    /// <exception cref="PictureFileException">A name leads nowhere, or a folder can't be read.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = new List<string>();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                AddFolder(path, WithSeparator(Path.GetFullPath(path)), files);
            }
            else
            {
                files.Add(File.Exists(path) ? path : throw Missing(path));
            }
        }

        return files;
    }

    private static void AddFolder(string folder, string root, List<string> files)
    {
        foreach (string entry in Entries(folder))
        {
            var info = new FileInfo(entry);
            if (info.Name.StartsWith('.'))
            {
                continue;
            }

            bool isLink = info.LinkTarget is not null;
            if (Directory.Exists(entry))
            {
                if (!isLink)
                {
                    AddFolder(entry, root, files);
                }
            }
            else if (!isLink || StaysInside(info, root))
            {
                files.Add(entry);
            }
        }
    }

    private static string[] Entries(string folder)
    {
        try
        {
            string[] entries = Directory.GetFileSystemEntries(folder);
            Array.Sort(entries, string.CompareOrdinal);
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PictureFileException(folder, $"The folder \"{folder}\" can't be read.", "Check its permissions.", e);
        }
    }

    private static bool StaysInside(FileInfo link, string root)
    {
        FileSystemInfo? target = link.ResolveLinkTarget(returnFinalTarget: true);
        return target is { Exists: true } && target.FullName.StartsWith(root, StringComparison.Ordinal);
    }

    private static string WithSeparator(string path)
        => path.EndsWith(Path.DirectorySeparatorChar) ? path : path + Path.DirectorySeparatorChar;

    private static PictureFileException Missing(string path)
        => new(path, $"There is no file or folder \"{path}\".", "Check the name.");
}
