using System.Globalization;

namespace Darkslide.Server.Http;

/// <summary>Versions of sealed documents as <c>ETag</c>, and the conditions that writers send with them (RFC 9110 section 13).</summary>
internal static class VersionTag
{
    public static string Of(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>The version that a write is to replace; 0 for none. A wrong condition is refused.</summary>
    public static long Expected(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch == "*")
        {
            return 0;
        }

        bool isTag = long.TryParse(request.Headers.IfMatch.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version);
        Check.That(isTag && request.Headers.IfMatch == Of(version), "If-Match", "If-Match must be the ETag that was read, or If-None-Match be * for the first.");
        // Version 0 is nothing's: it would be the first under the wrong header.
        return version == 0 ? -1 : version;
    }

    /// <summary>Whether a reader has this version already.</summary>
    public static bool IsKnown(HttpRequest request, long version) => request.Headers.IfNoneMatch == Of(version);
}
