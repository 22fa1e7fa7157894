using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Darkslide.Protocol;

namespace Darkslide.Client.Http;

/// <summary>Builds requests; a request can be sent once only, so each try builds its own.</summary>
internal static class Requests
{
    public static HttpRequestMessage Get(string route, string? capability = null) => New(HttpMethod.Get, route, capability);

    public static HttpRequestMessage Post(string route, string? capability) => New(HttpMethod.Post, route, capability);

    public static HttpRequestMessage Post<T>(string route, string? capability, T body, JsonTypeInfo<T> type)
    {
        HttpRequestMessage request = New(HttpMethod.Post, route, capability);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return request;
    }

    public static HttpRequestMessage New(HttpMethod method, string route, string? capability)
    {
        var request = new HttpRequestMessage(method, new Uri(route, UriKind.Relative));
        if (capability is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", capability);
        }

        return request;
    }

    /// <summary>The same with a pass, where there is one.</summary>
    public static HttpRequestMessage WithPass(HttpRequestMessage request, string? pass)
    {
        if (pass is not null)
        {
            request.Headers.TryAddWithoutValidation(Capability.PassHeader, pass);
        }

        return request;
    }

    /// <summary>A route such as <c>/api/blobs/{number:int}</c> with its number in place.</summary>
    public static string Numbered(string route, int number)
        => string.Concat(route.AsSpan(0, route.IndexOf('{', StringComparison.Ordinal)), number.ToString(CultureInfo.InvariantCulture));
}
