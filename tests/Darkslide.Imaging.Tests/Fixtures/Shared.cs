namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>
/// Real pictures and an independent judge, which are not part of the project: in <c>../shared</c> beside the repository, or
/// where DARKSLIDE_SHARED says.
/// </summary>
internal static class Shared
{
    public static string Repository { get; } = FindRepository();

    private static string Root { get; } =
        Environment.GetEnvironmentVariable("DARKSLIDE_SHARED") ?? Path.Combine(Repository, "..", "shared");

    public static string Judge => Path.Combine(Root, "oracle", "oracle.sh");

    /// <summary>The collection of pictures, with its lists.</summary>
    public static string Corpus => Path.Combine(Root, "corpus");

    /// <summary>Every file of the collection, of whatever kind; skips the test with one line when there is none.</summary>
    public static string[] RequireCorpus()
    {
        Assert.SkipUnless(Directory.Exists(Corpus), "no collection of pictures at ../shared/corpus; DARKSLIDE_SHARED can name another place");
        return [.. Directory.EnumerateFiles(Corpus, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".tsv", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The collection's own list: each file with the kinds of things that exiftool finds in it.</summary>
    public static IEnumerable<(string Path, string[] Kinds)> RequireManifest()
    {
        RequireCorpus();
        var corpus = Path.Combine(Root, "corpus");
        return File.ReadLines(Path.Combine(corpus, "MANIFEST.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => (Path.Combine(corpus, cells[0]), cells[11].Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "darkslide.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException("the tests don't run inside the repository");
    }
}
