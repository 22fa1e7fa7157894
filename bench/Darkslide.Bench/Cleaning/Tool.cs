using System.Diagnostics;

namespace Darkslide.Bench.Cleaning;

/// <summary>A program from Debian's packages, run to its end.</summary>
internal static class Tool
{
    /// <exception cref="InvalidOperationException">It failed; with what it said.</exception>
    public static async Task RunAsync(string name, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name}: {errors}");
        }
    }
}
