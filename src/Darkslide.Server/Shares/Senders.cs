using System.Net;

namespace Darkslide.Server.Shares;

/// <summary>
/// Who may send: anyone where the operator opened the instance, else people on this machine. A forwarding header says
/// that a proxy speaks for somebody else. A host name that is not this machine's says that a page elsewhere had its name
/// point here (DNS rebinding).
/// </summary>
internal sealed class Senders(bool anyone)
{
    public bool MaySend(HttpContext context) => anyone || IsHere(context);

    /// <summary>Whether it is somebody on this machine.</summary>
    public static bool IsHere(HttpContext context)
        => IsLoopback(context.Connection.RemoteIpAddress) && !IsForwarded(context.Request.Headers) && IsLocalName(context.Request.Host.Host);

    private static bool IsLoopback(IPAddress? peer) => peer is not null && IPAddress.IsLoopback(peer);

    private static bool IsForwarded(IHeaderDictionary headers)
        => headers.Any(header => header.Key.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
            || header.Key.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
            || header.Key.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase)
            || header.Key.Equals("Via", StringComparison.OrdinalIgnoreCase));

    private static bool IsLocalName(string host)
        => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
