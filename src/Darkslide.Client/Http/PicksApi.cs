using System.Net;
using System.Net.Http.Headers;
using Darkslide.Client.Failures;
using Darkslide.Protocol;

namespace Darkslide.Client.Http;

/// <summary>Sealed picks of one link and the version that they are.</summary>
internal sealed record SealedPicks(byte[] Bytes, string Version);

/// <summary>Reading and writing of sealed picks (PROTOCOL.md sections 4.7 and 5.9), with an owner's capability or a ticket.</summary>
internal sealed class PicksApi(Exchange exchange, string capability)
{
    /// <summary>A link's picks; null where nobody has picked yet.</summary>
    /// <param name="route">With the number in place.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SealedPicks?> ReadAsync(string route, CancellationToken cancellationToken)
    {
        return await exchange.WholeAsync<SealedPicks?>(
            () => Requests.Get(route, capability),
            (response, body) => response.StatusCode == HttpStatusCode.NoContent ? null : new(body, VersionOf(response)),
            cancellationToken);
    }

    /// <summary>Writes over the version that was read, or the first one. False where another device was faster, or an answer was lost.</summary>
    public async Task<bool> WriteAsync(byte[] sealedPicks, string? over, CancellationToken cancellationToken)
    {
        try
        {
            await exchange.NothingAsync(() => Put(sealedPicks, over), cancellationToken);
            return true;
        }
        catch (ServerRefusedException e) when (e.Code == ProblemCodes.PicksChanged)
        {
            return false;
        }
    }

    private static string VersionOf(HttpResponseMessage response) => response.Headers.ETag?.Tag ?? "";

    private HttpRequestMessage Put(byte[] sealedPicks, string? over)
    {
        HttpRequestMessage request = Requests.New(HttpMethod.Put, Routes.Picks, capability);
        if (over is null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        }
        else
        {
            request.Headers.TryAddWithoutValidation("If-Match", over);
        }

        request.Content = new ByteArrayContent(sealedPicks);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return request;
    }
}
