using System.ComponentModel;
using System.Diagnostics;

namespace Darkslide.Client.Documents;

/// <summary>Runs a program that reads what a stranger wrote: bounded in memory and time, without our environment, and ended with us.</summary>
internal static class OutsideProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    // Kilobytes of address space, seconds of a processor, no core dumps, blocks of 512 bytes a file. The program's words are arguments, and none is looked at by the shell.
    private const string Bounded = "ulimit -v 4000000; ulimit -t 60; ulimit -c 0; ulimit -f 2000000; exec \"$0\" \"$@\"";

    private const int NotFound = 127;

    /// <summary>What it printed, and how it ended; null where there is no such program.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public static async Task<Ended?> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Bounded, program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        string? path = start.Environment.TryGetValue("PATH", out string? found) ? found : null;
        start.Environment.Clear();
        start.Environment["PATH"] = path ?? "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C";
        using Process? process = Start(start);
        if (process is null)
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == NotFound ? null : new Ended(process.ExitCode == 0, await output, await errors);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException("It took too long.", e);
        }
    }

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

/// <summary>How a program ended, and what it said.</summary>
internal sealed record Ended(bool Well, string Output, string Errors);
