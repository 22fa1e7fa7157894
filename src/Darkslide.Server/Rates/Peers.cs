using System.Net;
using System.Net.Sockets;

namespace Darkslide.Server.Rates;

/// <summary>
/// From which network a request comes: its address cut to a prefix, which is all that is ever looked at. Believed of proxies is only what those
/// that the operator trusts have added: the rightmost address that is none of theirs.
/// </summary>
internal sealed class Peers(IEnumerable<string> trustedProxies)
{
    private const int V4Bytes = 3; // /24
    private const int V6Bytes = 7; // /56

    private readonly IPNetwork[] trusted = [.. trustedProxies.Select(text => Read(text)!.Value)];

    public static bool CanRead(string text) => Read(text) is not null;

    /// <summary>The prefix; null for people on this machine, and where a trusted proxy doesn't say for whom it speaks.</summary>
    public byte[]? PrefixOf(HttpContext context)
    {
        IPAddress? peer = context.Connection.RemoteIpAddress;
        string[] forwarded = [.. context.Request.Headers["X-Forwarded-For"].SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries))];
        for (int at = forwarded.Length - 1; IsTrusted(peer) && at >= 0; at--)
        {
            if (!IPAddress.TryParse(forwarded[at], out IPAddress? before))
            {
                // Whatever stands there, it isn't for us to guess.
                return null;
            }

            peer = before;
        }

        return peer is null || IsTrusted(peer) ? null : Cut(peer);
    }

    // A socket file of this machine has no address.
    private bool IsTrusted(IPAddress? peer) => peer is null || trusted.Any(network => network.Contains(Plain(peer)));

    private static byte[] Cut(IPAddress peer)
    {
        IPAddress plain = Plain(peer);
        return plain.GetAddressBytes()[..(plain.AddressFamily == AddressFamily.InterNetwork ? V4Bytes : V6Bytes)];
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork? Read(string text)
    {
        if (IPNetwork.TryParse(text, out IPNetwork network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out IPAddress? one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8) : null;
    }
}
