using System.Diagnostics;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>
/// Real pictures, and ones with a mark in each place where something can hide, before an independent judge: exiftool, exiv2,
/// ffmpeg, ImageMagick and its own walkers. It knows nothing of this library.
/// </summary>
public class JudgeTests
{
    /// <summary>
    /// Where the judge can't be right. libjpeg gives up at the markers F0 to FD, so it decodes the original with one decoder and
    /// the cleaned picture with another. A gamma chunk with a tail is wrong to it with the tail, and changed without it.
    /// </summary>
    private static readonly Verdict[] Unjudgeable =
    [
        new("FAIL", "planted/jpeg/MARKER_F0.jpg", "pixels:decoded samples differ"),
        new("FAIL", "planted/jpeg/MARKER_FD.jpg", "pixels:decoded samples differ"),
        new("FAIL", "planted/png/GAMA_TAIL.png", "colour-signals:lost or changed: gAMA"),
    ];

    [Fact]
    public async Task An_independent_judge_finds_the_same_pixels_and_nothing_else()
    {
        var corpus = CorpusFile.RequireAll();
        Assert.SkipUnless(File.Exists(Shared.Judge), "no judge at ../shared/oracle/oracle.sh; DARKSLIDE_SHARED can name another place");
        using var folder = new TemporaryFolder();
        var cleaned = corpus.Where(file => Clean(file, folder)).ToDictionary(file => file.Name);
        var verdicts = await Judge(folder.PathOf("before"), folder.PathOf("after"));
        Assert.Equal(cleaned.Keys.Order(StringComparer.Ordinal), verdicts.Select(verdict => verdict.Name).Order(StringComparer.Ordinal));
        // What the judge's own decoders can't show before, they can't compare after; that must be the file's fault.
        var failed = verdicts.Where(verdict => verdict.Word != "PASS" && (verdict.Word != "N/A" || cleaned[verdict.Name].IsWhole)).Except(Unjudgeable);
        WriteTable(corpus, verdicts);
        Assert.Equal("", string.Join('\n', failed));
    }

    private sealed record Verdict(string Word, string Name, string Reasons);

    /// <summary>Whether it can be cleaned; which may be refused, <see cref="CorpusTests"/> tells.</summary>
    private static bool Clean(CorpusFile file, TemporaryFolder folder)
    {
        var bytes = File.ReadAllBytes(file.Path);
        try
        {
            folder.Write(Path.Combine("after", file.Name), PictureCleaner.Clean(bytes).Bytes.Span);
            folder.Write(Path.Combine("before", file.Name), bytes);
            return true;
        }
        catch (PictureRefusedException)
        {
            return false;
        }
    }

    /// <summary>The table of docs/cleaning.md, into out/judge.md.</summary>
    private static void WriteTable(IReadOnlyList<CorpusFile> corpus, Verdict[] verdicts)
    {
        var words = verdicts.ToDictionary(verdict => verdict.Name, verdict => verdict.Word);
        var rows = corpus.GroupBy(file => file.Kind).Select(kind =>
            $"| {kind.Key} | {kind.Count()} | {kind.Count(file => words.GetValueOrDefault(file.Name) == "PASS")} | {kind.Count(file => words.GetValueOrDefault(file.Name) == "FAIL")} "
            + $"| {kind.Count(file => words.GetValueOrDefault(file.Name) == "N/A")} | {kind.Count(file => !words.ContainsKey(file.Name))} |");
        var folder = Directory.CreateDirectory(Path.Combine(Shared.Repository, "out"));
        File.WriteAllLines(Path.Combine(folder.FullName, "judge.md"), ["| folder | files | pass | fail | original can't be decoded | refused |", "| --- | ---: | ---: | ---: | ---: | ---: |", .. rows]);
    }

    private static async Task<Verdict[]> Judge(string before, string after)
    {
        var start = new ProcessStartInfo(Shared.Judge, ["--batch", before, after, "--canary", "CNRY_[A-Z0-9_]+"]) { RedirectStandardOutput = true };
        using var judge = Process.Start(start)!;
        var lines = await judge.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await judge.WaitForExitAsync(TestContext.Current.CancellationToken);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(parts => new Verdict(parts[0], parts[1], parts[2]))];
    }
}
