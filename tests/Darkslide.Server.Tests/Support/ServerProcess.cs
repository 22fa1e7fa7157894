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

    private Action<IDictionary<string, string?>> set = _ => { };

    /// <summary>What it says in its log.</summary>
    private readonly System.Text.StringBuilder said = new();

    public static async Task<ServerProcess> Start(Action<IDictionary<string, string?>>? set = null)
    {
        var server = new ServerProcess { set = set ?? (_ => { }) };
        await server.StartAgain();
        return server;
    }

    /// <summary>Waits until it has said so in its log.</summary>
    public Task Said(string words) => Wait.Until(
        () =>
        {
            lock (said)
            {
                return said.ToString().Contains(words, StringComparison.Ordinal);
            }
        },
        $"It never said \"{words}\".");

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    public async Task StartAgain()
    {
        process?.Dispose();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--serve"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DARKSLIDE__LISTEN"] = "127.0.0.1:0";
        start.Environment["DARKSLIDE__DATAFOLDER"] = folder;
        start.Environment["DARKSLIDE__STORE__RESERVEBYTES"] = "0";
        set(start.Environment);
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (said)
            {
                said.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
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
