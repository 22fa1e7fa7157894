using System.Net;
using Darkslide.Server.Start;
using Darkslide.Server.Tests.Contract;
using Microsoft.AspNetCore.Builder;

namespace Darkslide.Server.Tests.Support;

/// <summary>A whole server on a port of its own, with a clock that tests turn and a data folder of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private TestServer(WebApplication app, TestClock clock, string folder, StringWriter log)
    {
        App = app;
        Clock = clock;
        Folder = folder;
        LogWriter = log;
        Address = new Uri(app.Urls.First());
        Http = NewClient();
    }

    public WebApplication App { get; private set; }

    public TestClock Clock { get; }

    public string Folder { get; }

    public Uri Address { get; private set; }

    public HttpClient Http { get; private set; }

    public StringWriter LogWriter { get; }

    public string Log
    {
        get
        {
            lock (LogWriter)
            {
                return LogWriter.ToString();
            }
        }
    }

    internal Seams Seams { get; private init; } = new();

    private ServerOptions Options { get; init; } = new();

    public static Task<TestServer> Start(Action<ServerOptions>? set = null, string? folder = null) => Start(set, folder, null);

    internal static async Task<TestServer> Start(Action<ServerOptions>? set, string? folder, Func<Blobs.IBlobStore, Blobs.IBlobStore>? store)
    {
        folder ??= NewFolder();
        var clock = new TestClock();
        var log = new StringWriter();
        var options = new ServerOptions { Listen = ["127.0.0.1:0"], DataFolder = folder };
        options.Store.ReserveBytes = 0;
        // The clock stands still, so that a second never passes by itself.
        options.Openings.LooksPerSecond = 1_000_000;
        options.Picks.WritesPerSecond = 1_000_000;
        set?.Invoke(options);
        var seams = new Seams { Log = log, Store = store ?? (it => it) };
        WebApplication app = DarkslideServer.Build(options, clock, seams);
        await DarkslideServer.Start(app);
        return new TestServer(app, clock, folder, log) { Options = options, Seams = seams };
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("darkslide-test-").FullName;

    /// <summary>A client whose every answer is held against the OpenAPI document.</summary>
    public HttpClient NewClient() => new(new ContractCheck(new SocketsHttpHandler { MaxConnectionsPerServer = 256, UseCookies = false, AllowAutoRedirect = false }))
    {
        BaseAddress = Address,
        DefaultRequestVersion = HttpVersion.Version11,
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>Stops the server and starts it anew on the same folder.</summary>
    public async Task Restart()
    {
        await App.DisposeAsync();
        App = DarkslideServer.Build(Options, Clock, Seams);
        await DarkslideServer.Start(App);
        Address = new Uri(App.Urls.First());
        Http.Dispose();
        Http = NewClient();
    }

    /// <summary>Turns the clock and waits until what is due by then is done.</summary>
    public async Task Pass(TimeSpan time)
    {
        Clock.Advance(time);
        await Task.Yield();
    }

    /// <summary>Stops it; the data folder stays.</summary>
    public async Task Stop()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Wait.Until(
            () =>
            {
                try
                {
                    Directory.Delete(Folder, recursive: true);
                    return true;
                }
                catch (IOException)
                {
                    // Somebody deletes a blob there at this moment.
                    return !Directory.Exists(Folder);
                }
            },
            "The data folder can't be deleted.");
    }
}
