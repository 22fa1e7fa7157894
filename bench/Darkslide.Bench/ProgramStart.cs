using System.Diagnostics;

namespace Darkslide.Bench;

/// <summary>The time from starting <c>darkslide --help</c> to its end: the median of 20 runs after two that don't count.</summary>
internal sealed class ProgramStart : Measurement
{
    public override string Name => "start";

    public override string What => "program start (`--help`)";

    public override string Budget => "≤ 50 ms";

    public override async Task<Measured> MeasureAsync()
    {
        var times = new List<double>();
        for (var i = 0; i < 22; i++)
        {
            long began = Stopwatch.GetTimestamp();
            await ReleaseProgram.RunAsync("--help");
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        double median = times.Skip(2).Order().ElementAt(10);
        return new Measured($"{median:F0} ms", median <= 50);
    }
}
