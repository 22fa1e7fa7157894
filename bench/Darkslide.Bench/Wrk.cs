using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Darkslide.Bench;

/// <summary>wrk, the load generator from Debian's packages: the same for both sides of a comparison, and not written by us.</summary>
internal static partial class Wrk
{
    /// <summary>Megabytes per second read from an address by one thread over four connections for three seconds.</summary>
    public static async Task<double> MegabytesPerSecondAsync(Uri address, string? authorization = null)
    {
        List<string> arguments = ["-t1", "-c4", "-d3s"];
        if (authorization is not null)
        {
            arguments.AddRange(["-H", $"Authorization: {authorization}"]);
        }

        arguments.Add(address.ToString());
        using Process process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{address} refused: {output}");
        }

        Match match = Transfer().Match(output);
        double amount = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return amount * match.Groups[2].Value switch { "GB" => 1073.741824, "MB" => 1.048576, _ => 0.001024 };
    }

    [GeneratedRegex(@"Transfer/sec:\s+([0-9.]+)([KMG]B)")]
    private static partial Regex Transfer();
}
