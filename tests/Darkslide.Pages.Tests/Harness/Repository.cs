namespace Darkslide.Pages.Tests.Harness;

/// <summary>Finds the files of the repository that a test was built in.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Axe => Path.Combine(Root, "web", "node_modules", "axe-core", "axe.min.js");

    private static string Find(string from) =>
        File.Exists(Path.Combine(from, "darkslide.slnx")) ? from : Find(Path.GetDirectoryName(from) ?? throw new InvalidOperationException("not in a repository"));
}
