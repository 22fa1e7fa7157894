using System.Diagnostics;

namespace Darkslide.Program.Tests;

/// <summary><c>darkslide serve</c> on a free port with a data folder of its own, for all tests of a class.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly Home home = new();
    private Process? process;

    /// <summary>Settings, before it is started.</summary>
    public Dictionary<string, string> Variables => home.Variables;

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where everything lies.</summary>
    public string DataFolder => home.At("server");

    public async ValueTask InitializeAsync()
    {
        process = Executable.Start(home, "serve", "--listen", "127.0.0.1:0", "--data", DataFolder);
        string line = await process.StandardOutput.ReadLineAsync() ?? "";
        Assert.StartsWith("Listening on http://", line, StringComparison.Ordinal);
        Address = line["Listening on ".Length..line.IndexOf(';', StringComparison.Ordinal)];

        // Its log must not fill the pipe and stop it.
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Files of sealed blobs that it holds.</summary>
    public int StoredFiles() => Directory.Exists(BlobFolder) ? Directory.GetFiles(BlobFolder, "*", SearchOption.AllDirectories).Length : 0;

    private string BlobFolder => System.IO.Path.Combine(DataFolder, "blobs");

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        home.Dispose();
    }
}
