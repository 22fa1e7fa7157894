using System.Net;

namespace Darkslide.Client.Http;

/// <summary>The connection to one server: no cookies, no user agent, no following elsewhere.</summary>
internal static class Connection
{
    public static HttpClient Make(HttpMessageHandler? handler)
        => new(handler ?? NetworkHandler(), disposeHandler: handler is null) { Timeout = Timeout.InfiniteTimeSpan };

    private static SocketsHttpHandler NetworkHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        Proxy = new OutsideProxy(HttpClient.DefaultProxy),
    };

    // A proxy of the environment is for the world outside; this machine's own server is reached directly.
    private sealed class OutsideProxy(IWebProxy environment) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => environment.Credentials;
            set => environment.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => environment.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || environment.IsBypassed(host);
    }
}
