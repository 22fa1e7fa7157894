using Darkslide.Client.Failures;
using Darkslide.Client.Looking;
using Darkslide.Format;
using Darkslide.Protocol;

namespace Darkslide.Client.Passes;

/// <summary>A pass as a person was given it: which server it is of, and what that server is shown.</summary>
public sealed class PassLink
{
    private PassLink(Uri origin, string url, string header)
    {
        Origin = origin;
        Url = url;
        Header = header;
    }

    /// <summary>Scheme, host and port of the server.</summary>
    public Uri Origin { get; }

    /// <summary>The link alone. It is the pass: treat it as a secret.</summary>
    public string Url { get; }

    internal string Header { get; }

    /// <summary>Finds a pass in what was pasted.</summary>
    /// <exception cref="WrongUseException">It is cut short, damaged, of another kind, or none.</exception>
    public static PassLink Find(string text)
    {
        using FoundLink found = LinkReading.Find(text, LinkKind.Pass);
        using PassKeys keys = PassKeys.Derive(found.Secret);
        return new PassLink(found.Origin, LinkText.Url(found.Origin, LinkKind.Pass, found.Secret), Capability.ForPass(keys.PassId.Span, keys.PassToken.Bytes));
    }

    /// <summary>Whether it is a pass of this server.</summary>
    public bool IsOf(Uri server) => Uri.Compare(Origin, server, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
