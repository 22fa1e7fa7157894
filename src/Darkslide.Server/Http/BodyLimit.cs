using Microsoft.AspNetCore.Http.Features;

namespace Darkslide.Server.Http;

/// <summary>How large a body may be. Every address takes at most <see cref="JsonBytes"/>, unless it says otherwise.</summary>
internal static class BodyLimit
{
    /// <summary>Enough for a link that lists 65,536 blobs.</summary>
    public const long JsonBytes = 1024 * 1024;

    public static void Raise(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = bytes;
        }
    }
}
