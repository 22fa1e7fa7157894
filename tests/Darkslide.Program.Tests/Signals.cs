using System.Diagnostics;
using System.Globalization;

namespace Darkslide.Program.Tests;

/// <summary>Sends signals to a process.</summary>
internal static class Signals
{
    public static async Task SendAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
