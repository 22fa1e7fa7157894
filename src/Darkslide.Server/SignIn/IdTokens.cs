using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Darkslide.Server.SignIn;

/// <summary>
/// Verifies ID tokens (OpenID Connect Core 1.0 section 3.1.3.7): signature, issuer and audience by the library, times and what binds the token
/// to this sign-in here.
/// </summary>
internal sealed class IdTokens(SignInOptions options, Provider provider, DeadlineClock clock)
{
    private const int LongestSubject = 255;
    private const long Off = Limits.ProviderClockSeconds;

    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>The token's claims, or why it isn't one for this sign-in.</summary>
    public async Task<(JsonElement? Claims, string Why)> Verify(ProviderFacts facts, string idToken, string nonce)
    {
        TokenValidationResult result = await Validate(facts, idToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have a new key.
            result = await Validate(await provider.NewerThan(facts), idToken);
        }

        if (!result.IsValid)
        {
            // The kind alone: its message holds what was in the token.
            return (null, result.Exception?.GetType().Name ?? "invalid");
        }

        var token = (JsonWebToken)result.SecurityToken;
        JsonElement claims = JsonElement.Parse(Base64UrlEncoder.Decode(token.EncodedPayload));
        string? why = WhyNot(token, claims, nonce);
        return (why is null ? claims : null, why ?? "");
    }

    private Task<TokenValidationResult> Validate(ProviderFacts facts, string idToken) => Handler.ValidateTokenAsync(idToken, new TokenValidationParameters
    {
        ValidIssuer = options.Issuer,
        ValidAudience = options.ClientId,
        IssuerSigningKeys = facts.Keys,
        ValidAlgorithms = Algorithms,
        // Below, by this server's clock.
        ValidateLifetime = false,
        IncludeTokenOnFailedValidation = false,
        LogValidationExceptions = false,
    });

    private string? WhyNot(JsonWebToken token, JsonElement claims, string nonce)
    {
        if (!IsInTime(claims))
        {
            return "not in its time";
        }

        string? given = Text(claims, "nonce");
        if (given is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(nonce)))
        {
            return "wrong nonce";
        }

        string? party = Text(claims, "azp");
        if (party is null ? token.Audiences.Count() > 1 : party != options.ClientId)
        {
            return "wrong authorized party";
        }

        return Text(claims, "sub") is { Length: > 0 and <= LongestSubject } ? null : "no subject";
    }

    private bool IsInTime(JsonElement claims)
    {
        long now = clock.Now.Milliseconds();
        return Seconds(claims, "exp") is { } ends && now < (ends + Off) * 1_000
            && Seconds(claims, "iat") is { } made && now >= (made - Off) * 1_000
            && (!claims.TryGetProperty("nbf", out _) || now >= ((Seconds(claims, "nbf") ?? long.MaxValue / 2_000) - Off) * 1_000);
    }

    private static long? Seconds(JsonElement claims, string name)
        => claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long seconds) && seconds is > 0 and < 1L << 40
            ? seconds
            : null;

    private static string? Text(JsonElement claims, string name)
        => claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
