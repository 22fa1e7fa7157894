using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Darkslide.Server.SignIn;

/// <summary>What a provider says of itself (OpenID Connect Discovery 1.0), and its keys.</summary>
internal sealed record ProviderFacts(Uri Authorize, Uri Token, Uri KeySet, bool TakesBasic, IReadOnlyList<SecurityKey> Keys, long Fetched)
{
    /// <summary>Null where the document lacks something, or is another provider's.</summary>
    public static ProviderFacts? Read(JsonElement document, string issuer)
    {
        bool isTheirs = document.ValueKind == JsonValueKind.Object && Text(document, "issuer") == issuer;
        Uri? authorize = Address(document, "authorization_endpoint", isTheirs);
        Uri? token = Address(document, "token_endpoint", isTheirs);
        Uri? keys = Address(document, "jwks_uri", isTheirs);
        return authorize is null || token is null || keys is null ? null : new ProviderFacts(authorize, token, keys, Basic(document), [], 0);
    }

    /// <summary>What tokens may be looked for at: protected, or on this machine.</summary>
    public static bool IsProtected(Uri address) => address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback);

    private static Uri? Address(JsonElement document, string name, bool isTheirs)
        => isTheirs && Uri.TryCreate(Text(document, name), UriKind.Absolute, out Uri? address) && IsProtected(address) && address.UserInfo.Length == 0 ? address : null;

    // Left out it means client_secret_basic.
    private static bool Basic(JsonElement document)
        => !document.TryGetProperty("token_endpoint_auth_methods_supported", out JsonElement methods)
            || methods.ValueKind != JsonValueKind.Array
            || methods.EnumerateArray().Any(method => method.ValueKind == JsonValueKind.String && method.GetString() == "client_secret_basic");

    private static string? Text(JsonElement document, string name)
        => document.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
