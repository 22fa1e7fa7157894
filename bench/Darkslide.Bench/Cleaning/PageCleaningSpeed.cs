using System.Diagnostics;
using System.Globalization;
using Darkslide.Imaging;

namespace Darkslide.Bench.Cleaning;

/// <summary>The pages' library on the same JPEG of 12 megapixels, in Node, one thread: the best of three rounds.</summary>
internal sealed class PageCleaningSpeed : Measurement
{
    public override string Name => "cleaning-pages";

    public override string What => "metadata removal by the pages' library, JPEG of 12 megapixels, one core";

    public override string Budget => "≥ 150 MB/s";

    public override async Task<Measured> MeasureAsync()
    {
        using CleaningSamples samples = await CleaningSamples.MakeAsync(PictureFormat.Jpeg);
        var start = new ProcessStartInfo("node", [Path.Combine("imaging", "testing", "cleaning-speed.mjs"), samples.Large])
        {
            WorkingDirectory = Path.Combine(ReleaseProgram.Root, "web"),
            RedirectStandardOutput = true,
        };
        using Process node = Process.Start(start)!;
        string output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        double speed = double.Parse(output, CultureInfo.InvariantCulture);
        return new Measured($"{speed:N0} MB/s", speed >= 150);
    }
}
