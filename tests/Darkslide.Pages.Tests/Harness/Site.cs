using System.Net;
using System.Net.Sockets;
using Darkslide.Server;
using Darkslide.Server.Openings;
using Microsoft.AspNetCore.Builder;

namespace Darkslide.Pages.Tests.Harness;

/// <summary>A real server with the real pages, on a port and in a folder of its own.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("darkslide-pages-").FullName;
    private readonly HttpClient http;
    private readonly int port;
    private readonly int leaseSeconds;
    private readonly Action<ServerOptions> set;
    private WebApplication? server;

    private Site(int leaseSeconds, Action<ServerOptions> set)
    {
        this.leaseSeconds = leaseSeconds;
        this.set = set;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        port = ((IPEndPoint)probe.LocalEndpoint).Port;
        Origin = new Uri($"http://127.0.0.1:{port}");
        http = new HttpClient { BaseAddress = Origin };
        Sender = new Sender(http, Origin);
    }

    public Uri Origin { get; }

    public Sender Sender { get; }

    /// <summary>What its operator's requests prove.</summary>
    public byte[] OperatorKey => File.ReadAllBytes(Path.Combine(folder, "operator.key"));

    public static async Task<Site> Start(int leaseSeconds = 1_800, Action<ServerOptions>? set = null)
    {
        var site = new Site(leaseSeconds, set ?? (_ => { }));
        await site.StartServer();
        return site;
    }

    /// <summary>Goes away as a server does that is being updated; <see cref="StartServer"/> brings it back.</summary>
    public async Task StopServer()
    {
        if (server is null) return;
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
        server = null;
    }

    public async Task StartServer()
    {
        var options = new ServerOptions
        {
            Listen = [$"127.0.0.1:{port}"],
            DataFolder = folder,
            Openings = new OpeningOptions { LeaseSeconds = leaseSeconds },
        };
        set(options);
        server = DarkslideServer.Build(options);
        await DarkslideServer.Start(server);
    }

    public Task<SentDelivery> Send(Delivery delivery) => Sender.Send(delivery);

    public async ValueTask DisposeAsync()
    {
        await StopServer();
        http.Dispose();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A server that was stopped in the middle of its work may still be putting something away; it lies below /tmp.
        }
    }
}
