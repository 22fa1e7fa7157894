namespace Darkslide.Format.Tests;

/// <summary>Where spec/vectors is.</summary>
internal static class VectorFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>Paths below spec/vectors with forward slashes, sorted.</summary>
    public static IReadOnlyList<string> All() =>
    [
        .. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => path is not ("README.md" or "LICENSE"))
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var vectors = Path.Combine(folder.FullName, "spec", "vectors");
            if (Directory.Exists(vectors)) return vectors;
        }

        throw new DirectoryNotFoundException("spec/vectors is not above the tests.");
    }
}
