using System.Net;
using System.Net.Sockets;

namespace Darkslide.Pages.Tests.Harness;

/// <summary>A line between browser and server that can be cut in the middle of an answer.</summary>
public sealed class Cutter : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly int serverPort;
    private long left = long.MaxValue;
    private int cuts;

    public Cutter(Uri server)
    {
        serverPort = server.Port;
        listener.Start();
        _ = Accept();
    }

    /// <summary>How often a connection was cut.</summary>
    public int Cuts => cuts;

    /// <summary>The same address, over this line.</summary>
    public string Through(string address) =>
        address.Replace($":{serverPort}/", $":{((IPEndPoint)listener.LocalEndpoint).Port}/", StringComparison.Ordinal);

    /// <summary>Cuts the connection that carries the byte that comes after so many more from the server.</summary>
    public void CutAfter(long bytes) => Interlocked.Exchange(ref left, bytes);

    public void Dispose()
    {
        closing.Cancel();
        listener.Dispose();
        closing.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Carry(await listener.AcceptTcpClientAsync(closing.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Carry(TcpClient browser)
    {
        using var closed = browser;
        using var server = new TcpClient { NoDelay = true };
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, serverPort, closing.Token);
            await Task.WhenAny(Up(browser.GetStream(), server.GetStream()), Down(server.GetStream(), browser.GetStream()));
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            // One side went away; so does the other.
        }
    }

    private Task Up(NetworkStream from, NetworkStream to) => from.CopyToAsync(to, closing.Token);

    private async Task Down(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1_024];
        for (int count; (count = await from.ReadAsync(buffer, closing.Token)) > 0;)
        {
            var after = Interlocked.Add(ref left, -count);
            var allowed = after >= 0 ? count : (int)Math.Max(0, count + after);
            await to.WriteAsync(buffer.AsMemory(0, allowed), closing.Token);
            if (after > 0) continue;
            Interlocked.Exchange(ref left, long.MaxValue);
            Interlocked.Increment(ref cuts);
            return;
        }
    }
}
