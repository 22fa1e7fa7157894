using System.Net;
using System.Net.Sockets;

namespace Darkslide.Server.Notices;

/// <summary>
/// Connects to web hooks: asked is the address that is connected to, not only the name, which may mean another one a moment later (DNS rebinding).
/// </summary>
internal sealed class HookConnection(NoticeOptions options)
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    /// <summary>No redirects, no proxy, no cookies, no connection that is used twice, short headers.</summary>
    public HttpClient Make() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = ConnectPatience,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = Connect,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        IPAddress address = Array.Find(addresses, MayReach) ?? throw new SocketException((int)SocketError.AccessDenied);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool MayReach(IPAddress address) => options.PrivateTargets || PublicAddress.Is(address);
}
