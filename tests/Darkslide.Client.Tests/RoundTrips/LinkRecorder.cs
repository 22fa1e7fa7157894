using System.Collections.Concurrent;
using System.Text.Json;
using Darkslide.Protocol;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>Keeps what a sender tells the server about each link: with the link itself it opens everything.</summary>
internal sealed class LinkRecorder() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    private readonly ConcurrentDictionary<string, byte[]> added = new();

    /// <summary>Key halves by locator.</summary>
    public IReadOnlyDictionary<string, byte[]> Added => added;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath == Routes.Links)
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            JsonElement link = JsonDocument.Parse(await request.Content.ReadAsStringAsync(cancellationToken)).RootElement;
            added[Convert.ToHexString(Bytes(link, "locator"))] = Bytes(link, "keyHalf");
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private static byte[] Bytes(JsonElement link, string member) => System.Buffers.Text.Base64Url.DecodeFromChars(link.GetProperty(member).GetString());
}
