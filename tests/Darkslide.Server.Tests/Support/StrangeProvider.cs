using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Darkslide.Server.Tests.Support;

/// <summary>
/// An OpenID Connect provider that can be made to misbehave in every way that a real one can't (that one is <see cref="RealProvider"/>). Nobody signs
/// in at it: whoever holds the address that a sign-in goes to is given a code.
/// </summary>
public sealed class StrangeProvider : IAsyncDisposable
{
    public const string ClientId = "darkslide";

    private readonly ConcurrentDictionary<string, string> codes = new();
    private readonly WebApplication app;
    private int keySetAsks, discoveryAsks, tokenAsks;

    private StrangeProvider(WebApplication app) => this.app = app;

    public string Issuer { get; private set; } = "";

    /// <summary>What tokens are signed with.</summary>
    public (string Name, ECDsa Key) Signing { get; set; } = NewKey("first");

    /// <summary>What is published.</summary>
    public IReadOnlyList<(string Name, ECDsa Key)> Published { get; set; } = [];

    /// <summary>Awaited before any answer.</summary>
    public Func<Task> Delay { get; set; } = () => Task.CompletedTask;

    /// <summary>What it answers at its token address in place of a token.</summary>
    public (int Status, string Body)? Instead { get; set; }

    /// <summary>Changes its discovery document.</summary>
    public Action<JsonObject> Discovery { get; set; } = _ => { };

    /// <summary>Changes a token's header.</summary>
    public Action<JsonObject> Header { get; set; } = _ => { };

    /// <summary>Changes a token as it is sent.</summary>
    public Func<string, string> Token { get; set; } = token => token;

    /// <summary>Whether a code is good more than once.</summary>
    public bool IsForgetful { get; set; }

    public int KeySetAsks => keySetAsks;

    public int DiscoveryAsks => discoveryAsks;

    public int TokenAsks => tokenAsks;

    public static (string Name, ECDsa Key) NewKey(string name) => (name, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static async Task<StrangeProvider> Open()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new StrangeProvider(builder.Build());
        provider.Published = [provider.Signing];
        provider.Map();
        await provider.app.StartAsync();
        provider.Issuer = provider.app.Urls.Single();
        return provider;
    }

    /// <summary>Somebody signs in where <paramref name="address"/> leads: the code that their browser brings back.</summary>
    /// <param name="address">The address that the server gave.</param>
    /// <param name="subject">Who.</param>
    /// <param name="now">By this provider's clock.</param>
    /// <param name="change">Changes the token's claims.</param>
    public string SignIn(string address, string subject, DateTimeOffset now, Action<JsonObject>? change = null)
    {
        NameValueCollection asked = HttpUtility.ParseQueryString(new Uri(address).Query);
        long seconds = now.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = asked["client_id"],
            ["sub"] = subject,
            ["nonce"] = asked["nonce"],
            ["iat"] = seconds,
            ["exp"] = seconds + 300,
            ["name"] = $"{subject} Example",
            ["email"] = $"{subject}@example.org",
            ["email_verified"] = true,
            ["groups"] = new JsonArray("staff", "photographers"),
        };
        change?.Invoke(claims);
        string code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var kept = new JsonObject { ["challenge"] = asked["code_challenge"], ["redirect"] = asked["redirect_uri"], ["claims"] = claims };
        codes[code] = kept.ToJsonString();
        return code;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private void Map()
    {
        app.MapGet("/.well-known/openid-configuration", async (HttpContext context) =>
        {
            Interlocked.Increment(ref discoveryAsks);
            await Delay();
            var document = new JsonObject
            {
                ["issuer"] = Issuer,
                ["authorization_endpoint"] = Issuer + "/authorize",
                ["token_endpoint"] = Issuer + "/token",
                ["jwks_uri"] = Issuer + "/keys",
            };
            Discovery(document);
            await Send(context, 200, document.ToJsonString());
        });
        app.MapGet("/keys", async (HttpContext context) =>
        {
            Interlocked.Increment(ref keySetAsks);
            await Delay();
            await Send(context, 200, new JsonObject { ["keys"] = new JsonArray([.. Published.Select(Public)]) }.ToJsonString());
        });
        app.MapPost("/token", async (HttpContext context) =>
        {
            Interlocked.Increment(ref tokenAsks);
            IFormCollection form = await context.Request.ReadFormAsync();
            (int status, string body) = Instead ?? Redeem(form);
            await Delay();
            await Send(context, status, body);
        });
    }

    private (int Status, string Body) Redeem(IFormCollection form)
    {
        string code = form["code"].ToString();
        bool isKnown = IsForgetful ? codes.TryGetValue(code, out string? kept) : codes.TryRemove(code, out kept);
        if (!isKnown)
        {
            return (400, """{"error": "invalid_grant"}""");
        }

        JsonNode grant = JsonNode.Parse(kept!)!;
        string challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        bool isRight = challenge == (string)grant["challenge"]! && form["redirect_uri"] == (string)grant["redirect"]! && form["grant_type"] == "authorization_code";
        return isRight
            ? (200, new JsonObject { ["access_token"] = "unused", ["token_type"] = "Bearer", ["id_token"] = Token(Sign(grant["claims"]!)) }.ToJsonString())
            : (400, """{"error": "invalid_grant"}""");
    }

    private string Sign(JsonNode claims)
    {
        var header = new JsonObject { ["alg"] = "ES256", ["typ"] = "JWT", ["kid"] = Signing.Name };
        Header(header);
        string signed = $"{Text(header.ToJsonString())}.{Text(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(Signing.Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static JsonNode Public((string Name, ECDsa Key) key)
    {
        ECPoint point = key.Key.ExportParameters(false).Q;
        return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["use"] = "sig", ["kid"] = key.Name, ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
    }

    public static string Text(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static Task Send(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }
}
