using System.Diagnostics;
using System.Globalization;

namespace Darkslide.Bench;

/// <summary>The most memory that a process had (VmHWM, proc(5)).</summary>
internal static class PeakMemory
{
    /// <summary>Runs a command to its end; its peak in megabytes.</summary>
    public static async Task<double> OfCommandAsync(params string[] arguments)
    {
        using Process process = ReleaseProgram.Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        double peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Megabytes(process.Id));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        _ = await output;
        return process.ExitCode == 0 ? peak : throw new InvalidOperationException(await errors);
    }

    /// <summary>The peak so far; 0 for a process that has just ended.</summary>
    public static double Megabytes(int processId)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
