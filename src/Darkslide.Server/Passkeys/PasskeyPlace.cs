using System.Net;

namespace Darkslide.Server.Passkeys;

/// <summary>Whose passkeys these are: the server's name and the origins of its page (PROTOCOL.md section 4.10).</summary>
/// <param name="Name">WebAuthn's RP id.</param>
/// <param name="Origins">Where an answer may come from.</param>
internal sealed record PasskeyPlace(string Name, IReadOnlySet<string> Origins)
{
    /// <summary>Null where it has no name of its own or no TLS: browsers make no passkeys there.</summary>
    /// <param name="publicOrigin">What the operator said; null for what the request was sent to.</param>
    /// <param name="host">The request's.</param>
    public static PasskeyPlace? Of(string? publicOrigin, HostString host)
    {
        if (!Uri.TryCreate(publicOrigin ?? $"https://{host.Value}", UriKind.Absolute, out Uri? origin) || origin.HostNameType != UriHostNameType.Dns || IsAddress(origin))
        {
            return null;
        }

        string name = origin.IdnHost;
        bool isHere = name == "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal);
        if (publicOrigin is null)
        {
            return new PasskeyPlace(name, isHere ? new HashSet<string> { Text("https", host), Text("http", host) } : new HashSet<string> { Text("https", host) });
        }

        return isHere || origin.Scheme == Uri.UriSchemeHttps ? new PasskeyPlace(name, new HashSet<string> { Text(origin) }) : null;
    }

    // Without a port where it is the scheme's own, as browsers write it.
    private static string Text(string scheme, HostString host) => Text(new Uri($"{scheme}://{host.Value}"));

    private static string Text(Uri origin) => $"{origin.Scheme}://{origin.IdnHost}{(origin.IsDefaultPort ? "" : $":{origin.Port}")}";

    private static bool IsAddress(Uri origin) => IPAddress.TryParse(origin.IdnHost, out _);
}
