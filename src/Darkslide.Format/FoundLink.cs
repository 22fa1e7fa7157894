namespace Darkslide.Format;

/// <summary>A link that <see cref="LinkText.Find"/> found in a text. Disposing of it zeroes the secret.</summary>
public sealed class FoundLink : IDisposable
{
    internal FoundLink(Uri origin, LinkKind kind, LinkSecret secret)
    {
        Origin = origin;
        Kind = kind;
        Secret = secret;
    }

    /// <summary>Scheme, host and port of the server, with the path <c>/</c>.</summary>
    public Uri Origin { get; }

    /// <summary>What the link is for.</summary>
    public LinkKind Kind { get; }

    /// <summary>The link's secret.</summary>
    public LinkSecret Secret { get; }

    /// <inheritdoc/>
    public void Dispose() => Secret.Dispose();
}
