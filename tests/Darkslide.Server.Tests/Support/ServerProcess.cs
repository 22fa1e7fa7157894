using System.Diagnostics;
using Darkslide.Server.Tests.Contract;

namespace Darkslide.Server.Tests.Support;

/// <summary>This program as a server in a process of its own, which can be killed and started anew on the same folder.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly string folder = TestServer.NewFolder();
    private Process? process;

    public HttpClient Http { get; private set; } = new();

    public string Folder => folder;

    public static async Task<ServerProcess> Start()
    {
        var server = new ServerProcess();
        await server.StartAgain();
        return server;
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    public async Task StartAgain()
    {
        process?.Dispose();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--serve"]) { RedirectStandardOutput = true };
        start.Environment["DARKSLIDE__LISTEN"] = "127.0.0.1:0";
        start.Environment["DARKSLIDE__DATAFOLDER"] = folder;
        start.Environment["DARKSLIDE__STORE__RESERVEBYTES"] = "0";
        process = Process.Start(start)!;
        string address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        Http.Dispose();
        Http = new HttpClient(new ContractCheck(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }))
        {
            BaseAddress = new Uri(address),
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        process!.Dispose();
        Http.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
