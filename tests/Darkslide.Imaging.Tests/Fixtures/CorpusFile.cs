namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>A file of the collection beside the repository, with what its list says of it.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">Its path inside the collection; the first folder tells its kind.</param>
/// <param name="State">clean: any decoder shows it; warns: with complaints; damaged, undecodable, fuzz: broken; n/a: no picture we clean; planted: ours to clean whole.</param>
internal sealed record CorpusFile(string Path, string Name, string State)
{
    private static readonly string[] CleanedKinds = ["jpeg", "png", "apng", "webp", "gif", "heic", "avif", "tiff"];

    /// <summary>Whether nobody could call the file broken, so that refusing it would be our failure.</summary>
    public bool IsWhole => State is "clean" or "warns" or "planted";

    /// <summary>Whether it is of a kind that is cleaned.</summary>
    public bool IsOfCleanedKind => CleanedKinds.Contains(Kind) || (Kind == "planted" && CleanedKinds.Contains(Name.Split('/')[1]));

    public bool IsPlanted => Kind == "planted";

    public bool IsMalformed => Kind == "malformed";

    /// <summary>The folder: jpeg, png, planted …</summary>
    public string Kind => Name.Split('/')[0];

    /// <summary>All of them; skips the test with one line when there is no collection.</summary>
    public static IReadOnlyList<CorpusFile> RequireAll()
    {
        var paths = Shared.RequireCorpus();
        var states = File.ReadLines(System.IO.Path.Combine(Shared.Corpus, "MANIFEST.tsv")).Select(line => line.Split('\t')).ToDictionary(line => line[0], line => line[6]);
        return [.. paths.Select(path => From(path, states))];
    }

    private static CorpusFile From(string path, Dictionary<string, string> states)
    {
        var name = System.IO.Path.GetRelativePath(Shared.Corpus, path);
        return new CorpusFile(path, name, states.GetValueOrDefault(name) ?? "planted");
    }
}
