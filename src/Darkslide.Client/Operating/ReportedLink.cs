using Darkslide.Format;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Operating;

/// <summary>What a viewer reported of a link.</summary>
public sealed class ReportedLink
{
    internal ReportedLink(OperatorReport report, Uri origin)
    {
        Report = report;
        if (report.Secret is { } bytes)
        {
            using var secret = new LinkSecret(bytes);
            Url = LinkText.Url(origin, LinkKind.Viewing, secret);
        }
    }

    /// <summary>As the server tells it.</summary>
    public OperatorReport Report { get; }

    /// <summary>The link to look at, where the reporter gave it and it lives; else null. Looking may use up a view.</summary>
    public string? Url { get; }
}
