using Darkslide.Protocol;

namespace Darkslide.Server.Http;

/// <summary>Headers that every answer carries, errors too.</summary>
internal static class AnswerHeaders
{
    private const string Common =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// <summary>The one policy of the pages, which lets workers of their own be started (web/design/worker.ts).</summary>
    private const string OwnTypes = "; trusted-types darkslide";

    /// <summary>For answers that are no pages: nothing may be loaded or run.</summary>
    public const string NothingPolicy = Common + "; trusted-types 'none'";

    /// <summary>For the managing page.</summary>
    public const string PagePolicy = Common + "; script-src 'self'" + Loaded + OwnTypes;

    /// <summary>
    /// For pages and workers that derive keys from passwords: Argon2id runs as WebAssembly, and compiling that needs
    /// 'wasm-unsafe-eval'. It allows no evaluation of scripts. A worker has the policy of its own file, hence /assets/ too.
    /// </summary>
    public const string PasswordPagePolicy = Common + "; script-src 'self' 'wasm-unsafe-eval'" + Loaded + OwnTypes;

    private const string Loaded =
        "; style-src 'self'; img-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'";

    private const string CommonPermissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        + "serial=(), usb=(), xr-spatial-tracking=(), ";

    private const string NoPermissions = CommonPermissions + "publickey-credentials-create=(), publickey-credentials-get=()";

    /// <summary>For the viewing page: links may want a passkey. No other page may ask for one, and no page within it.</summary>
    public const string ViewerPermissions = CommonPermissions + "publickey-credentials-create=(self), publickey-credentials-get=(self)";

    public static Task Set(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = NothingPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = NoPermissions;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive, nosnippet, noimageindex";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            headers[ProtocolVersion.Header] = ProtocolVersion.Current;
        }

        return next(context);
    }
}
