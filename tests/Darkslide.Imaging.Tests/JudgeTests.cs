using System.Diagnostics;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>
/// Real pictures, and ones with a mark in each place where something can hide, before an independent judge: exiftool, exiv2,
/// ffmpeg, ImageMagick and its own walkers. It knows nothing of this library.
/// </summary>
public class JudgeTests
{
    /// <summary>The judge takes a second or more for each picture, so it sees one in this many; DARKSLIDE_JUDGE_ALL=1 shows it all.</summary>
    private const int OneMarkedIn = 3, OneOtherIn = 7;

    private static readonly bool All = Environment.GetEnvironmentVariable("DARKSLIDE_JUDGE_ALL") == "1";

    [Fact]
    public async Task An_independent_judge_finds_the_same_pixels_and_nothing_else()
    {
        var corpus = Shared.RequireCorpus();
        Assert.SkipUnless(File.Exists(Shared.Judge), "no judge at ../shared/oracle/oracle.sh; DARKSLIDE_SHARED can name another place");
        using var folder = new TemporaryFolder();
        var cleaned = 0;
        foreach (var (path, i) in corpus.Select((path, i) => (path, i)))
        {
            var step = path.Contains("/planted/", StringComparison.Ordinal) ? OneMarkedIn : OneOtherIn;
            if ((All || i % step == 0) && !IsUnreadableForJudge(path))
            {
                cleaned += Clean(path, i, folder);
            }
        }
        Assert.True(cleaned > 0, "nothing in the collection can be cleaned");
        var verdicts = await Judge(folder.PathOf("before"), folder.PathOf("after"));
        Assert.Equal(cleaned, verdicts.Length);
        var failed = verdicts.Where(line => line.StartsWith("FAIL", StringComparison.Ordinal) && !IsOfDifferentOpinion(line));
        Assert.Equal("", string.Join('\n', failed));
    }

    /// <summary>
    /// libjpeg gives up at the markers F0 to FD, which we drop. The judge then reads the original with one decoder and the
    /// cleaned picture with another, and can't compare them.
    /// </summary>
    private static bool IsUnreadableForJudge(string path) => Path.GetFileName(path).StartsWith("MARKER_F", StringComparison.Ordinal);

    /// <summary>
    /// A gAMA chunk that is too long is cut to its four bytes. The judge compares whole chunks, the hidden bytes among them, and
    /// so misses what was to go.
    /// </summary>
    private static bool IsOfDifferentOpinion(string verdict) =>
        verdict.Contains("GAMA_TAIL.png\tcolour-signals:", StringComparison.Ordinal) && !verdict.Contains(" | ", StringComparison.Ordinal);

    /// <summary>Whether the file is one that can be cleaned; what the refusals are, other tests check.</summary>
    private static int Clean(string path, int number, TemporaryFolder folder)
    {
        var file = File.ReadAllBytes(path);
        try
        {
            var name = $"{number} {Path.GetFileName(path)}";
            folder.Write(Path.Combine("after", name), PictureCleaner.Clean(file).Bytes.Span);
            folder.Write(Path.Combine("before", name), file);
            return 1;
        }
        catch (PictureRefusedException)
        {
            return 0;
        }
    }

    private static async Task<string[]> Judge(string before, string after)
    {
        var start = new ProcessStartInfo(Shared.Judge, ["--batch", before, after, "--canary", "CNRY_[A-Z0-9_]+"]) { RedirectStandardOutput = true };
        using var judge = Process.Start(start)!;
        var verdicts = await judge.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await judge.WaitForExitAsync(TestContext.Current.CancellationToken);
        return verdicts.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
