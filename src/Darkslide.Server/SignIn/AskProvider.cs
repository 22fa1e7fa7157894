using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Darkslide.Protocol;
using Darkslide.Server.Log;
using Darkslide.Server.Problems;
using Darkslide.Server.Start;

namespace Darkslide.Server.SignIn;

/// <summary>Who it is that the provider sent back with a code.</summary>
internal sealed class AskProvider(SignInOptions options, Provider provider, IdTokens tokens, States states, InstanceKey instance, ILogger log)
{
    private readonly byte[] subjectKey = instance.KeyFor("sign-in subjects");
    private readonly LetIn[] rules = [.. options.LetIn.Select(rule => LetIn.Read(rule)!)];

    /// <summary>Is not broken off when the browser goes away: the provider takes a code once, and the answer to it would be lost.</summary>
    public async Task<Result<SignedIn>> Run(State state, string code)
    {
        try
        {
            ProviderFacts facts = await provider.Facts();
            (string? idToken, string why) = await provider.Redeem(facts, code, states.Verifier(state));
            JsonElement? claims = null;
            if (idToken is not null)
            {
                (claims, why) = await tokens.Verify(facts, idToken, states.Nonce(state));
            }

            return claims is { } found ? Judge(found) : Refuse(why);
        }
        catch (ProviderException fault)
        {
            log.ProviderFailed(fault.Message);
            return ProblemCodes.SignInUnavailable;
        }
    }

    private Result<SignedIn> Judge(JsonElement claims)
        => rules.Any(rule => rule.Holds(claims)) ? new SignedIn(SubjectOf(claims.GetProperty("sub").GetString()!), NameOf(claims)) : ProblemCodes.NotLetIn;

    private Result<SignedIn> Refuse(string why)
    {
        log.SignInRefused(why);
        return ProblemCodes.SignInRefused;
    }

    // The issuer's length in front: no two pairs are written alike.
    private byte[] SubjectOf(string subject)
    {
        byte[] issuer = Encoding.UTF8.GetBytes(options.Issuer!);
        byte[] length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, issuer.Length);
        return HMACSHA256.HashData(subjectKey, (byte[])[.. length, .. issuer, .. Encoding.UTF8.GetBytes(subject)]);
    }

    private static string NameOf(JsonElement claims)
    {
        foreach (string claim in (string[])["name", "preferred_username", "email"])
        {
            if (claims.TryGetProperty(claim, out JsonElement value) && value.ValueKind == JsonValueKind.String)
            {
                string line = string.Concat(value.GetString()!.Where(each => !char.IsControl(each))).Trim();
                // Not within a character of two halves.
                int end = Math.Min(line.Length, Limits.PassName);
                line = line[..(end > 0 && char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)];
                if (line.Length > 0)
                {
                    return line;
                }
            }
        }

        return "signed in";
    }
}
