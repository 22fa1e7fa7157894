using System.Globalization;

namespace Darkslide.Bench;

/// <summary>Resident memory of a server that has served its page once and then did nothing for three seconds.</summary>
internal sealed class IdleMemory : Measurement
{
    public override string Name => "idle-memory";

    public override string What => "memory of the server, idle";

    public override string Budget => "≤ 60 MB";

    public override async Task<Measured> MeasureAsync()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using var client = new HttpClient();
        _ = await client.GetByteArrayAsync(new Uri(server.Origin, "/v"));
        _ = await client.GetByteArrayAsync(new Uri(server.Origin, "/api/server"));
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        double megabytes = ResidentKilobytes(server.ProcessId) * 1024 / 1e6;
        return new Measured($"{megabytes:F1} MB", megabytes <= 60);
    }

    /// <summary>VmRSS of a process (proc(5)).</summary>
    internal static double ResidentKilobytes(int processId)
    {
        string line = File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
