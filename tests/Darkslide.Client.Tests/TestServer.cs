using Darkslide.Server;
using Microsoft.AspNetCore.Builder;

namespace Darkslide.Client.Tests;

/// <summary>A real server on a port and in a folder of its own.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly WebApplication server;

    private TestServer(TemporaryFolder folder, WebApplication server)
    {
        this.folder = folder;
        this.server = server;
    }

    public Uri Address => new(server.Urls.First());

    public string DataFolder => folder.Path;

    public static async Task<TestServer> StartAsync(Action<ServerOptions>? change = null)
    {
        var folder = new TemporaryFolder();
        var options = new ServerOptions { Listen = ["127.0.0.1:0"], DataFolder = folder.File("data") };
        change?.Invoke(options);
        WebApplication server = DarkslideServer.Build(options);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new TestServer(folder, server);
    }

    /// <summary>Files of sealed blobs that the server holds.</summary>
    public int StoredFiles() => Directory.GetFiles(folder.File("data/blobs"), "*", SearchOption.AllDirectories).Length;

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }
}
