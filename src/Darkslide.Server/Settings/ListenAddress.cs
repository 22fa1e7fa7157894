using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Darkslide.Server.Settings;

/// <summary>Reads the addresses of <see cref="ServerOptions.Listen"/>.</summary>
internal static class ListenAddress
{
    public static bool CanRead(string text) => UnixPath(text) is not null || Port(text) is not null;

    public static void Apply(KestrelServerOptions kestrel, string text)
    {
        if (UnixPath(text) is { } path)
        {
            kestrel.ListenUnixSocket(path);
            return;
        }

        string host = Host(text);
        int port = Port(text)!.Value;
        switch (host)
        {
            case "localhost" when port != 0:
                kestrel.ListenLocalhost(port);
                break;
            case "localhost":
                kestrel.Listen(IPAddress.Loopback, 0);
                break;
            case "*":
                kestrel.ListenAnyIP(port);
                break;
            default:
                kestrel.Listen(IPAddress.Parse(host), port);
                break;
        }
    }

    private static string? UnixPath(string text) => text.StartsWith("unix:/", StringComparison.Ordinal) ? text[5..] : null;

    private static string Host(string text) => text.LastIndexOf(':') is > 0 and int colon ? text[..colon] : "";

    private static int? Port(string text)
    {
        string host = Host(text);
        bool knownHost = host is "localhost" or "*" || (IPAddress.TryParse(host, out IPAddress? address) && (host[0] == '[' || address.ToString() == host));
        return knownHost && ushort.TryParse(text[(host.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) ? port : null;
    }
}
