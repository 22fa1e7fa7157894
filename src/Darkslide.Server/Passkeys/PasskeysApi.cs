using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;
using Darkslide.Server.Shares;
using Darkslide.Server.Start;

namespace Darkslide.Server.Passkeys;

/// <summary>Addresses of passkeys.</summary>
internal static class PasskeysApi
{
    private const int LeastAuthenticatorData = 37;

    private static readonly RouteFacts ChallengeFacts = new("What a passkey signs to open a link", Caller.Anyone)
    {
        Body = ProtocolJson.Default.PasskeyChallengeRequest,
        Answers = [new(200, ProtocolJson.Default.ChallengeAnswer)],
        Problems = [ProblemCodes.TooManyRequests],
    };

    private static readonly RouteFacts ForgetFacts = new("Lets another passkey be registered for a link", Caller.Owner)
    {
        Body = ProtocolJson.Default.LinkNumber,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoSuchLink, ProblemCodes.LinkEnded, ProblemCodes.NoPasskeyWanted, ProblemCodes.StorageFull],
    };

    public static void Map(IEndpointRouteBuilder routes, Owners owners, LookGuard guard, FreshChallenges challenges, ForgetPasskey forget)
    {
        routes.Add("POST", Routes.PasskeyChallenge, ChallengeFacts, context => Challenge(context, guard, challenges));
        routes.Add("POST", Routes.ForgetPasskey, ForgetFacts, owners.Only(async (context, share) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.LinkNumber);
            await Json.WriteNothing(context, await forget.Run(share.Id, request.Number));
        }));
    }

    /// <summary>Refuses what no library should see.</summary>
    public static void Require(PasskeyProof proof)
    {
        Check.Length("passkey.challenge", proof.Challenge, Limits.KeyBytes);
        Part("credential", proof.Credential, Limits.LeastCredentialBytes, Limits.CredentialBytes);
        Part("clientData", proof.ClientData, 1, Limits.PasskeyPartBytes);
        bool isOneOfBoth = proof.Attestation is null == (proof.AuthenticatorData is not null) && proof.AuthenticatorData is null == proof.Signature is null;
        Check.That(isOneOfBoth, "passkey", "passkey must have either attestation, or authenticatorData and signature.");
        if (proof.Attestation is { } attestation)
        {
            Part("attestation", attestation, 1, Limits.AttestationBytes);
            return;
        }

        Part("authenticatorData", proof.AuthenticatorData!, LeastAuthenticatorData, Limits.PasskeyPartBytes);
        Part("signature", proof.Signature!, 1, Limits.PasskeyPartBytes);
    }

    private static void Part(string name, byte[] value, int least, int most)
        => Check.That(value is not null && value.Length >= least && value.Length <= most, $"passkey.{name}", $"passkey.{name} must be {least} to {most} bytes in base64url.");

    // Any locator gets one: whether there is such a link is not told.
    private static async Task Challenge(HttpContext context, LookGuard guard, FreshChallenges challenges)
    {
        if (!guard.MayLook())
        {
            await ProblemAnswer.Write(context, ProblemCodes.TooManyRequests);
            return;
        }

        var request = await Json.Read(context, ProtocolJson.Default.PasskeyChallengeRequest);
        Check.Length("locator", request.Locator, Limits.IdBytes);
        Check.Length("opening", request.Opening, Limits.IdBytes);
        var answer = new ChallengeAnswer { Challenge = challenges.Make([.. request.Locator, .. request.Opening]) };
        await Json.Write(context, 200, answer, ProtocolJson.Default.ChallengeAnswer);
    }
}
