using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Darkslide.Protocol;

namespace Darkslide.Client.Tests.Faults;

/// <summary>A network that fails as a test says, in front of the real one. Keeps a list of what was asked.</summary>
internal sealed class FaultHandler(Func<string, int, Fault?> faultFor) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    private readonly ConcurrentDictionary<string, int> counts = new();

    /// <summary>Every request that was made: its name (method and path without upload ids and numbers' answers) and how often.</summary>
    public IReadOnlyDictionary<string, int> Requests => counts;

    /// <summary>No faults.</summary>
    public static FaultHandler None() => new((_, _) => null);

    /// <summary>The same fault for the first requests of each name.</summary>
    public static FaultHandler First(int times, Fault fault, Func<string, bool>? which = null)
        => new((name, count) => count <= times && (which?.Invoke(name) ?? true) ? fault : null);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string name = NameOf(request);
        int count = counts.AddOrUpdate(name, 1, (_, before) => before + 1);
        switch (faultFor(name, count))
        {
            case Fault.StoreUnavailable:
                return Unavailable();
            case Fault.RequestBreaks breaks when request.Content is not null:
                request.Content = new BreakingContent(request.Content, breaks.After);
                return await base.SendAsync(request, cancellationToken);
            case Fault.AnswerLost:
                using (await base.SendAsync(request, cancellationToken))
                {
                    throw new HttpRequestException(HttpRequestError.ResponseEnded);
                }

            case Fault.AnswerBreaks breaks:
                return await ChangedAsync(request, (stream, length) => new BreakingStream(stream, (long)(length * breaks.After)), cancellationToken);
            case Fault.BitFlipped flipped:
                return await ChangedAsync(request, (stream, length) => new FlippingStream(stream, (long)((length - 1) * flipped.At)), cancellationToken);
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> ChangedAsync(HttpRequestMessage request, Func<Stream, long, Stream> change, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        HttpContent original = response.Content;
        long length = original.Headers.ContentLength ?? 0;
        var changed = new StreamContent(change(await original.ReadAsStreamAsync(cancellationToken), length));
        foreach ((string header, IEnumerable<string> values) in original.Headers)
        {
            changed.Headers.TryAddWithoutValidation(header, values);
        }

        response.Content = changed;
        return response;
    }

    private static string NameOf(HttpRequestMessage request)
    {
        string path = request.RequestUri!.AbsolutePath;
        return $"{request.Method} {(path.StartsWith(Routes.Uploads + "/", StringComparison.Ordinal) ? Routes.Uploads + "/ID" : path)}";
    }

    private static HttpResponseMessage Unavailable()
    {
        var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
        {
            Content = new StringContent(
                """{"type":"urn:darkslide:problem:store-unavailable","title":"The store does not answer.","status":503,"detail":"Try again.","code":"store-unavailable"}""",
                Encoding.UTF8,
                "application/problem+json"),
        };
        response.Headers.Add(ProtocolVersion.Header, ProtocolVersion.Current);
        return response;
    }
}
