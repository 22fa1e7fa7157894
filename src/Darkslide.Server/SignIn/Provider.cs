using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Darkslide.Server.SignIn;

/// <summary>
/// The OpenID Connect provider as this server asks it: what it says of itself and its keys, kept for an hour, and tokens for codes.
/// It is asked first when somebody signs in: a provider that is down keeps no server from starting.
/// </summary>
internal sealed class Provider(SignInOptions options, string redirect, TimeProvider time) : IDisposable
{
    private const int AtOnce = 16;
    private const int LargestAnswer = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FactsKept = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeysAskedAgain = TimeSpan.FromMinutes(1);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    private readonly SemaphoreSlim turns = new(AtOnce);
    private readonly Lock gate = new();
    private ProviderFacts? known;
    private Task<ProviderFacts>? asking;

    /// <summary>Where it sends the browser back to.</summary>
    public string Redirect => redirect;

    /// <summary>What is known of it, asked anew after an hour. However many ask, it is asked once.</summary>
    public Task<ProviderFacts> Facts()
    {
        lock (gate)
        {
            return known is { } kept && time.GetElapsedTime(kept.Fetched) < FactsKept ? Task.FromResult(kept) : Ask();
        }
    }

    /// <summary>For a token whose key is not among <paramref name="old"/>'s: newer facts, if the last are not of this minute. Else the same.</summary>
    public Task<ProviderFacts> NewerThan(ProviderFacts old)
    {
        lock (gate)
        {
            ProviderFacts newest = known ?? old;
            return newest != old || time.GetElapsedTime(newest.Fetched) < KeysAskedAgain ? Task.FromResult(newest) : Ask();
        }
    }

    /// <summary>The ID token for a code; null where the provider refuses the code, with its word for why.</summary>
    public async Task<(string? IdToken, string Why)> Redeem(ProviderFacts facts, string code, string verifier)
    {
        if (!await turns.WaitAsync(Patience))
        {
            throw new ProviderException("too many wait for it");
        }

        try
        {
            using HttpRequestMessage request = TokenRequest(facts, code, verifier);
            using HttpResponseMessage answer = await Answer(request);
            using JsonDocument document = Parse(await answer.Content.ReadAsByteArrayAsync());
            if (answer.IsSuccessStatusCode)
            {
                return (Member(document, "id_token"), "it gave no ID token");
            }

            return (int)answer.StatusCode < 500 ? (null, ErrorWord(Member(document, "error"))) : throw new ProviderException($"it answered {(int)answer.StatusCode}");
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        turns.Dispose();
    }

    private Task<ProviderFacts> Ask()
    {
        if (asking is null || asking.IsCompleted)
        {
            asking = Fetch();
        }

        return asking;
    }

    private async Task<ProviderFacts> Fetch()
    {
        // Off the lock under which it was begun.
        await Task.Yield();
        using JsonDocument document = await Get(new Uri(options.Issuer!.TrimEnd('/') + "/.well-known/openid-configuration"));
        ProviderFacts facts = ProviderFacts.Read(document.RootElement, options.Issuer!)
            ?? throw new ProviderException("its discovery document lacks an address, or names another issuer");
        using JsonDocument keySet = await Get(facts.KeySet);
        ProviderFacts whole = facts with { Keys = [.. Keys(keySet)], Fetched = time.GetTimestamp() };
        lock (gate)
        {
            known = whole;
        }

        return whole;
    }

    private static IEnumerable<SecurityKey> Keys(JsonDocument document)
    {
        try
        {
            return new JsonWebKeySet(document.RootElement.GetRawText()).GetSigningKeys();
        }
        catch (Exception fault) when (fault is ArgumentException or JsonException)
        {
            throw new ProviderException("its keys can't be read", fault);
        }
    }

    private async Task<JsonDocument> Get(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using HttpResponseMessage answer = await Answer(request);
        return answer.IsSuccessStatusCode
            ? Parse(await answer.Content.ReadAsByteArrayAsync())
            : throw new ProviderException($"it answered {(int)answer.StatusCode}");
    }

    private async Task<HttpResponseMessage> Answer(HttpRequestMessage request)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseContentRead);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            throw new ProviderException(fault is OperationCanceledException ? "it is too slow" : "it can't be reached", fault);
        }
    }

    private HttpRequestMessage TokenRequest(ProviderFacts facts, string code, string verifier)
    {
        string? secret = Secret();
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect,
            ["code_verifier"] = verifier,
            ["client_id"] = options.ClientId!,
        };
        var request = new HttpRequestMessage(HttpMethod.Post, facts.Token);
        if (secret is not null && facts.TakesBasic)
        {
            // RFC 6749 section 2.3.1: both are form-encoded first.
            byte[] pair = Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.ClientId!)}:{Uri.EscapeDataString(secret)}");
            request.Headers.TryAddWithoutValidation("Authorization", $"Basic {Convert.ToBase64String(pair)}");
        }
        else if (secret is not null)
        {
            form["client_secret"] = secret;
        }

        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    // Read each time: the operator may change it.
    private string? Secret()
    {
        try
        {
            return options.ClientSecretFile is { } file ? File.ReadLines(file).FirstOrDefault("") : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProviderException("the file of the client's secret can't be read", fault);
        }
    }

    private static JsonDocument Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException fault)
        {
            throw new ProviderException("its answer is no JSON", fault);
        }
    }

    private static string? Member(JsonDocument document, string name)
        => document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // Only the words of RFC 6749 section 5.2 get into the log.
    private static string ErrorWord(string? word)
        => word is "invalid_request" or "invalid_client" or "invalid_grant" or "unauthorized_client" or "unsupported_grant_type" or "invalid_scope" ? $"it answered {word}" : "it refused";
}
