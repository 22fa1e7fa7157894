using System.Diagnostics;
using Darkslide.Imaging;

namespace Darkslide.Bench.Cleaning;

/// <summary>
/// One format cleaned by one thread, reading the result again included: megabytes per second of a large picture in memory
/// (the best of three rounds), and small files per second from disk to disk; exiftool's batch mode, and for JPEG jpegtran,
/// do the same work on the same files in the same run.
/// </summary>
internal sealed class CleaningSpeed(PictureFormat format, double megabytesPerSecond, double filesPerSecond) : Measurement
{
    private const int Rounds = 3;

    public override string Name => $"cleaning-{format.FileExtension()}";

    public override string What => $"metadata removal, {format switch { PictureFormat.Jpeg => "JPEG", PictureFormat.Png => "PNG, packed rows followed to their end,", PictureFormat.WebP => "WebP", _ => format.ToString().ToUpperInvariant() }} of {CleaningSamples.LargeMegapixels(format)} megapixels; small files; one core";

    public override string Budget => filesPerSecond > 0 ? $"≥ {megabytesPerSecond} MB/s, ≥ {filesPerSecond:N0} files/s" : $"≥ {megabytesPerSecond} MB/s";

    public override async Task<Measured> MeasureAsync()
    {
        using CleaningSamples samples = await CleaningSamples.MakeAsync(format);
        byte[] large = await File.ReadAllBytesAsync(samples.Large);
        double speed = Enumerable.Range(0, Rounds).Max(_ => MegabytesPerSecond(large));
        double files = Enumerable.Range(0, Rounds).Max(_ => FilesPerSecond(samples));
        string others = await OtherCleaners.MeasureAsync(format, samples);
        bool holds = speed >= megabytesPerSecond && files >= filesPerSecond;
        return new Measured($"{speed:N0} MB/s ({large.Length / 1e6:F1} MB each), {files:N0} files/s ({samples.SmallBytes / 1e3 / samples.Small.Count:F0} KB each); {others}", holds);
    }

    private static double MegabytesPerSecond(byte[] picture)
    {
        long bytes = 0;
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < 1)
        {
            bytes += PictureCleaner.Clean(picture).Bytes.Length;
        }

        return bytes / 1e6 / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static double FilesPerSecond(CleaningSamples samples)
    {
        string output = samples.NewOutput();
        long began = Stopwatch.GetTimestamp();
        foreach (string path in samples.Small)
        {
            CleanedPicture cleaned = PictureCleaner.Clean(File.ReadAllBytes(path));
            File.WriteAllBytes(Path.Combine(output, Path.GetFileName(path)), cleaned.Bytes.Span);
        }

        return samples.Small.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
