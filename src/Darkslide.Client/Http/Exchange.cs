using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Darkslide.Client.Failures;

namespace Darkslide.Client.Http;

/// <summary>Requests to one server: checks who answers, turns problems into exceptions, and tries again what may be tried again.</summary>
internal sealed class Exchange(HttpClient http, Uri origin, ClientOptions options)
{
    // A person who mistyped an address should not wait for minutes; one whose train enters a tunnel should not lose an upload.
    private bool hasAnswered;

    public ClientOptions Options => options;

    /// <summary>
    /// Sends one request once and returns its successful answer, headers read. Throws <see cref="TransientException"/> for what may be gone on the next try.
    /// </summary>
    public async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, Watchdog watchdog)
    {
        request.RequestUri = new Uri(origin, request.RequestUri!);
        HttpResponseMessage response = await Guarded(() => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watchdog.Token), watchdog);
        try
        {
            await RequireSuccessAsync(response, watchdog);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>A stream ended before it was over.</summary>
    public TransientException BrokenOff() => new(ServerUnreachableException.NoAnswer(origin, null));

    /// <summary>Runs <paramref name="attempt"/> until it does not fail transiently, or patience is over.</summary>
    public async Task<T> RetryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        var patience = new Patience(options);
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (TransientException failure)
            {
                await WaitAsync(patience, failure, cancellationToken);
            }
        }
    }

    /// <summary>Waits before the next try; gives up at once when nobody ever answered at this address.</summary>
    public Task WaitAsync(Patience patience, TransientException failure, CancellationToken cancellationToken)
        => failure.NobodyThere && !hasAnswered ? throw failure.Final : patience.WaitAsync(failure, !hasAnswered, cancellationToken);

    /// <summary>A request with a JSON body (or none) whose JSON answer is read whole; tried again on transient failures.</summary>
    public Task<TAnswer> JsonAsync<TAnswer>(Func<HttpRequestMessage> make, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
        => WholeAsync(make, (_, body) => ReadJson(body, answerType), cancellationToken);

    /// <summary>A request whose answer has no body that matters; tried again on transient failures.</summary>
    public Task NothingAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
        => WholeAsync(make, (_, _) => true, cancellationToken);

    /// <summary>A request whose answer is read whole; tried again on transient failures.</summary>
    public Task<T> WholeAsync<T>(Func<HttpRequestMessage> make, Func<HttpResponseMessage, byte[], T> read, CancellationToken cancellationToken)
        => RetryAsync(() => WholeOnceAsync(make, read, cancellationToken), cancellationToken);

    /// <summary>The same, not tried again: for what a second request would change.</summary>
    public async Task<T> WholeOnceAsync<T>(Func<HttpRequestMessage> make, Func<HttpResponseMessage, byte[], T> read, CancellationToken cancellationToken)
    {
        using var watchdog = new Watchdog(options, cancellationToken);
        using HttpRequestMessage request = make();
        using HttpResponseMessage response = await SendOnceAsync(request, watchdog);
        byte[] body = await Guarded(() => BodyReader.ReadWholeAsync(response, watchdog), watchdog);
        return read(response, body);
    }

    /// <summary>Runs a piece of network work and turns every way in which a connection can be lost into one exception.</summary>
    public async Task<T> Guarded<T>(Func<Task<T>> work, Watchdog watchdog)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && watchdog.Stalled))
        {
            throw new TransientException(ServerUnreachableException.NoAnswer(origin, e), inner: e);
        }
    }

    /// <summary>Reads what a server wrote; another kind of server wrote something else.</summary>
    public T ReadJson<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw ServerUnreachableException.NotDarkslide(origin);
        }
        catch (JsonException)
        {
            throw ServerUnreachableException.NotDarkslide(origin);
        }
    }

    private async Task RequireSuccessAsync(HttpResponseMessage response, Watchdog watchdog)
    {
        Exception? failure = response.IsSuccessStatusCode
            ? ProblemAnswer.ForeignAnswer(origin, response)
            : await Guarded(() => ProblemAnswer.ReadAsync(origin, response, watchdog.Token), watchdog);
        hasAnswered |= ProblemAnswer.ForeignAnswer(origin, response) is null;
        if (failure is not null)
        {
            throw failure;
        }
    }
}
