namespace Darkslide.Server.Rates;

/// <summary>How much one network may ask.</summary>
public sealed class RateOptions
{
    /// <summary>Describe and open requests, new shares and reports of one address prefix (/24 of IPv4, /56 of IPv6) in a minute.</summary>
    public int AsksPerMinute { get; set; } = 600;

    /// <summary>
    /// The networks of proxies whose <c>X-Forwarded-For</c> is believed, such as <c>127.0.0.0/8</c>. By default this machine's own.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = ["127.0.0.0/8", "::1/128"];
}
