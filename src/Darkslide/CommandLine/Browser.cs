using System.ComponentModel;
using System.Diagnostics;

namespace Darkslide.CommandLine;

/// <summary>Opens a page in the person's own browser, where this machine has a desktop.</summary>
internal static class Browser
{
    private const string Opener = "xdg-open";

    public static void TryOpen(Uri page)
    {
        bool hasDesktop = Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
        if (!hasDesktop)
        {
            return;
        }

        try
        {
            // What it says is not this program's to print.
            using Process? started = Process.Start(new ProcessStartInfo(Opener, [page.AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            // There is none: the address stands in the terminal.
        }
    }
}
