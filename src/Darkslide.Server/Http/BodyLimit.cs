using Microsoft.AspNetCore.Http.Features;

namespace Darkslide.Server.Http;

/// <summary>How large a body may be. Every address takes at most <see cref="JsonBytes"/>, unless it says otherwise.</summary>
internal static class BodyLimit
{
    /// <summary>Enough for a link that lists 65,536 blobs.</summary>
    public const long JsonBytes = 1024 * 1024;

    /// <summary>How much of a body is read off that nobody wants.</summary>
    private const long DrainedBytes = 32 * 1024 * 1024;

    public static void Raise(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = bytes;
        }
    }

    /// <summary>
    /// For an answer that is given while the body is still on its way: has the framework read the rest off, for at most its five
    /// seconds. A connection that is closed on a client which still sends takes the answer with it (RFC 9112 section 9.6).
    /// </summary>
    public static void LetDrain(HttpContext context)
    {
        if (context.Request.ContentLength is { } length and <= DrainedBytes)
        {
            Raise(context, length);
        }
    }
}
