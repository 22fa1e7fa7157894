using System.Text.Json;

namespace Darkslide.Server.SignIn;

/// <summary>One rule of whom a server lets in: a claim of the ID token and what it must be.</summary>
internal sealed record LetIn(string Claim, string Value)
{
    private const string Everybody = "*";
    private const string Mail = "email";

    /// <summary>Null for what is no rule.</summary>
    public static LetIn? Read(string text)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        if (text == Everybody)
        {
            return new LetIn(Everybody, "");
        }

        return at > 0 && at < text.Length - 1 ? new LetIn(text[..at].Trim(), text[(at + 1)..].Trim()) : null;
    }

    /// <summary>Whether it holds. A claim that is a list needs the value among its own; a mail address counts only where the provider has verified it.</summary>
    public bool Holds(JsonElement claims)
    {
        if (Claim == Everybody)
        {
            return true;
        }

        if (!claims.TryGetProperty(Claim, out JsonElement claim))
        {
            return false;
        }

        bool isVerified = Claim != Mail || IsTrue(claims, "email_verified");
        return isVerified && (claim.ValueKind == JsonValueKind.Array ? claim.EnumerateArray().Any(IsMeant) : IsMeant(claim));
    }

    private bool IsMeant(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        string text = value.GetString()!;
        return Claim == Mail
            ? (Value[0] == '@' ? text[(text.LastIndexOf('@') is >= 0 and int at ? at : text.Length)..] : text).Equals(Value, StringComparison.OrdinalIgnoreCase)
            : text == Value;
    }

    // Some providers write it as text.
    private static bool IsTrue(JsonElement claims, string name)
        => claims.TryGetProperty(name, out JsonElement value) && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));
}
