using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Darkslide.Bench;

/// <summary>out/darkslide as <c>make build</c> left it, run as a process.</summary>
internal static class ReleaseProgram
{
    /// <summary>The repository's root: the folder above this program that holds darkslide.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program's path.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Root, "out", "darkslide");

    /// <summary>Runs a command to its end and gives its standard output.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"darkslide {arguments[0]}: {await errors}");
    }

    /// <summary>Runs a command that prints JSON.</summary>
    public static async Task<JsonElement> RunJsonAsync(params string[] arguments)
        => JsonDocument.Parse(await RunAsync([.. arguments, "--json"])).RootElement;

    /// <summary>Starts a command.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DARKSLIDE_NO_HISTORY"] = "1";
        return Process.Start(start) ?? throw new InvalidOperationException($"{Path} can't be started. Run make build first.");
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "darkslide.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Run this from inside the repository.");
    }
}

/// <summary>A server of its own on a free port, with an empty data folder that goes when it stops.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly string folder;

    private RunningServer(Process process, string folder, Uri origin)
    {
        this.process = process;
        this.folder = folder;
        this.Origin = origin;
    }

    /// <summary>Where it listens.</summary>
    public Uri Origin { get; }

    /// <summary>Its process id.</summary>
    public int ProcessId => this.process.Id;

    /// <summary>Starts one and waits until it answers.</summary>
    public static async Task<RunningServer> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("darkslide-bench-").FullName;
        var origin = new Uri($"http://127.0.0.1:{FreePort()}");
        Process process = ReleaseProgram.Start("serve", "--listen", origin.Authority, "--data", folder);
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        await WaitUntilAnsweringAsync(new Uri(origin, "/readyz"), process);
        return new RunningServer(process, folder, origin);
    }

    /// <summary>Returns when an address answers with success; at most five seconds.</summary>
    internal static async Task WaitUntilAnsweringAsync(Uri address, Process process)
    {
        using var client = new HttpClient();
        for (var i = 0; ; i++)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (i < 100 && !process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        this.process.Kill();
        await this.process.WaitForExitAsync();
        this.process.Dispose();
        Directory.Delete(this.folder, recursive: true);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
