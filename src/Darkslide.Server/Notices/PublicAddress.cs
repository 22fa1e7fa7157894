using System.Net;
using System.Net.Sockets;

namespace Darkslide.Server.Notices;

/// <summary>
/// Which addresses are of the open internet. Everything else (this machine, its network, a cloud's metadata, whatever is reserved) is nothing that a
/// stranger's web hook may reach through this server. By IANA's registries of special-purpose addresses; of IPv6 only what is global unicast is let through.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] ClosedV4 =
    [
        .. ((string[])["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"]).Select(text => IPNetwork.Parse(text)),
    ];

    // 2001::/23 has Teredo in it, 2002::/16 is 6to4: both lead to IPv4 addresses. NAT64's 64:ff9b::/96 is outside of 2000::/3.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] ClosedV6 = [.. ((string[])["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]).Select(text => IPNetwork.Parse(text))];

    public static bool Is(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(ClosedV4, network => network.Contains(plain)),
            AddressFamily.InterNetworkV6 => GlobalV6.Contains(plain) && !Array.Exists(ClosedV6, network => network.Contains(plain)),
            _ => false,
        };
    }
}
