using Darkslide.Client.Failures;

namespace Darkslide.Client.Http;

/// <summary>Reads and judges the address of a server: scheme, host, port, nothing else.</summary>
public static class ServerAddress
{
    /// <summary>The origin that <paramref name="text"/> names.</summary>
    /// <exception cref="WrongUseException">It is no origin, or has a path.</exception>
    public static Uri Parse(string text)
    {
        bool isOrigin = Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            && uri.Scheme is "http" or "https"
            && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0 && uri.Host.Length > 0;
        return isOrigin
            ? uri!
            : throw new WrongUseException(
                "The server's address can't be read.", "Give scheme, host and port only, such as https://pictures.example.org.");
    }

    /// <summary>The origin of an address or link; whatever stands behind it is dropped.</summary>
    /// <exception cref="WrongUseException">It is none.</exception>
    public static Uri OfLink(string text)
    {
        bool isWeb = Uri.TryCreate(text?.Trim(), UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https";
        return Parse(isWeb ? uri!.GetLeftPart(UriPartial.Authority) : "");
    }

    internal static void RequireProtected(Uri origin, ClientOptions options)
    {
        if (origin.Scheme != "https" && !origin.IsLoopback && !options.AllowPlainHttp)
        {
            throw new WrongUseException(
                "The address begins with http://, which anyone on the way can listen to.",
                "Use https://, or set DARKSLIDE_PLAIN_HTTP=1 if you know that the network is your own.");
        }
    }
}
