using System.Diagnostics;
using Darkslide.Imaging;

namespace Darkslide.Bench;

/// <summary>Megabytes of JPEG cleaned per second by one thread, reading the result again included: the best of five rounds of a second.</summary>
internal sealed class CleaningSpeed : Measurement
{
    public override string Name => "cleaning";

    public override string What => "metadata removal, JPEG of 12 megapixels, one core";

    public override string Budget => "≥ 500 MB/s";

    public override Task<Measured> MeasureAsync()
    {
        byte[] picture = SamplePictures.Jpeg(4000, 3000);
        double best = Enumerable.Range(0, 5).Max(_ => MegabytesPerSecond(picture));
        return Task.FromResult(new Measured($"{best:F0} MB/s ({picture.Length / 1e6:F1} MB each)", best >= 500));
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
}
