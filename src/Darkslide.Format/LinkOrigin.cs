using System.Globalization;
using System.Text.RegularExpressions;

namespace Darkslide.Format;

/// <summary>The part of a link in front of the <c>#</c> (FORMAT.md, section 2.2, step 1).</summary>
internal static partial class LinkOrigin
{
    /// <summary>The first address of a link: its origin, its path and where its text begins. One without a path is a link only where a pass is asked for.</summary>
    public static (Uri Origin, string Path, int TextStart)? Find(string text, LinkKind expected)
    {
        for (var match = Address().Match(text); match.Success; match = match.NextMatch())
        {
            var path = match.Groups["path"].Value;
            if ((path.Length > 0 || expected == LinkKind.Pass) && Parse(match) is { } origin) return (origin, path, match.Index + match.Length);
        }

        return null;
    }

    /// <summary>Scheme, host in ASCII, and the port where it is not the scheme's own.</summary>
    public static string Write(Uri origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (!origin.IsAbsoluteUri || (origin.Scheme != Uri.UriSchemeHttp && origin.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException("An origin is http:// or https://, a host and perhaps a port.", nameof(origin));
        }

        // IdnHost of an IPv6 address comes without its brackets.
        var host = origin.HostNameType == UriHostNameType.IPv6 ? $"[{origin.IdnHost}]" : origin.IdnHost;
        var port = origin.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{origin.Port}");
        return $"{origin.Scheme}://{host}{port}";
    }

    private static Uri? Parse(Match match)
    {
        var port = match.Groups["port"];
        var portIsValid = !port.Success || int.Parse(port.ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 65_535;
        var address = match.Groups["origin"].Value;
        return portIsValid && Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;
    }

    // No user part (`good.example@evil.example`), no other path, no query. Labels and dots can't match the same character, so
    // there is nothing to backtrack into: the search takes linear time on any text.
    [GeneratedRegex(
        @"(?<origin>(?i:https?)://(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\])(?::(?<port>[0-9]{1,5}))?)/(?<path>[vm]?)#",
        RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
