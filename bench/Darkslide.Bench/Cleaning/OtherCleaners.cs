using System.Diagnostics;
using Darkslide.Imaging;

namespace Darkslide.Bench.Cleaning;

/// <summary>What others make of the same files: exiftool in one process for all, jpegtran in one process for each.</summary>
internal static class OtherCleaners
{
    private const int LargeCopies = 10;

    /// <summary>Their figures as words: <c>exiftool 98 MB/s, 274 files/s; jpegtran 120 MB/s, 150 files/s</c>.</summary>
    public static async Task<string> MeasureAsync(PictureFormat format, CleaningSamples samples)
    {
        string words = await RowAsync("exiftool", samples, ExiftoolAsync);
        return format == PictureFormat.Jpeg ? $"{words}; {await RowAsync("jpegtran", samples, JpegtranAsync)}" : words;
    }

    private static async Task<string> RowAsync(string name, CleaningSamples samples, Func<IReadOnlyList<string>, string, Task> cleanAsync)
    {
        IReadOnlyList<string> copies = samples.CopiesOfLarge(LargeCopies);
        double large = await SecondsAsync(() => cleanAsync(copies, samples.NewOutput()));
        double small = await SecondsAsync(() => cleanAsync(samples.Small, samples.NewOutput()));
        return $"{name} {new FileInfo(samples.Large).Length * LargeCopies / 1e6 / large:N0} MB/s, {samples.Small.Count / small:N0} files/s";
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        long began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static Task ExiftoolAsync(IReadOnlyList<string> files, string output)
        => Tool.RunAsync("exiftool", ["-q", "-q", "-all=", "-o", output + "/", .. files]);

    private static async Task JpegtranAsync(IReadOnlyList<string> files, string output)
    {
        foreach (string file in files)
        {
            await Tool.RunAsync("jpegtran", ["-copy", "none", "-outfile", Path.Combine(output, Path.GetFileName(file)), file]);
        }
    }
}
