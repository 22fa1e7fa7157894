using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Darkslide.Client.Failures;
using Darkslide.Client.Http;

namespace Darkslide.Client.Verifying;

/// <summary>Fetches one address as a browser would, and keeps of its content the hash only.</summary>
internal sealed class PageFetch(HttpClient http, Uri server, ClientOptions options)
{
    private const long LongestContent = 64 * 1024 * 1024;

    /// <exception cref="ServerUnreachableException">Nobody answers.</exception>
    public async Task<FetchedPage> RunAsync(string address, CancellationToken cancellationToken)
    {
        using var watchdog = new Watchdog(options, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, address));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,*/*");
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watchdog.Token);
            string? hash = response.StatusCode == HttpStatusCode.OK ? await HashAsync(response, watchdog) : null;
            return new FetchedPage((int)response.StatusCode, hash, Headers(response));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && watchdog.Stalled))
        {
            throw ServerUnreachableException.NoAnswer(server, e);
        }
    }

    /// <summary>Null for what can't be unpacked, or is longer than any file of ours.</summary>
    private static async Task<string?> HashAsync(HttpResponseMessage response, Watchdog watchdog)
    {
        await using Stream raw = await response.Content.ReadAsStreamAsync(watchdog.Token);
        await using Stream? content = string.Join(',', response.Content.Headers.ContentEncoding) switch
        {
            "" or "identity" => raw,
            "br" => new BrotliStream(raw, CompressionMode.Decompress),
            "gzip" => new GZipStream(raw, CompressionMode.Decompress),
            _ => null,
        };
        if (content is null)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[64 * 1024];
        long length = 0;
        try
        {
            while (await content.ReadAsync(buffer, watchdog.Token) is > 0 and int read && length <= LongestContent)
            {
                watchdog.Moved();
                length += read;
                hash.AppendData(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // Brotli says the one where gzip says the other.
            return null;
        }

        return length <= LongestContent ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response)
        => response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
}

/// <summary>What came from one address.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Sha256">Of its content, unpacked; null for anything but 200, and for what can't be read.</param>
/// <param name="Headers">The answer's headers.</param>
internal sealed record FetchedPage(int Status, string? Sha256, IReadOnlyDictionary<string, string> Headers);
