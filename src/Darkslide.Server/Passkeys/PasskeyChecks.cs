using Darkslide.Protocol.Messages;
using Darkslide.Server.Records;
using Fido2NetLib;
using Fido2NetLib.Objects;

namespace Darkslide.Server.Passkeys;

/// <summary>What authenticators answer, checked by Fido2 (docs/decisions/0020): nothing of it is read here.</summary>
internal static class PasskeyChecks
{
    /// <summary>The credential that wants to be registered, or null if the answer proves nothing.</summary>
    public static Task<PasskeyCredential?> Register(PasskeyProof proof, PasskeyPlace place) => Sure(async library =>
    {
        RegisteredPublicKeyCredential made = await library.MakeNewCredentialAsync(new MakeNewCredentialParams
        {
            AttestationResponse = new AuthenticatorAttestationRawResponse
            {
                Id = Base64Url(proof.Credential),
                RawId = proof.Credential,
                Type = PublicKeyCredentialType.PublicKey,
                Response = new() { AttestationObject = proof.Attestation!, ClientDataJson = proof.ClientData },
            },
            OriginalOptions = new CredentialCreateOptions
            {
                Challenge = proof.Challenge,
                Rp = new PublicKeyCredentialRpEntity(place.Name, place.Name, null),
                // Whom the authenticator knows its credential's holder as is nothing that this server is told.
                User = new Fido2User { Id = proof.Challenge, Name = "", DisplayName = "" },
                PubKeyCredParams = [PubKeyCredParam.ES256, PubKeyCredParam.Ed25519, PubKeyCredParam.RS256],
                AuthenticatorSelection = new AuthenticatorSelection { UserVerification = UserVerificationRequirement.Required },
                Attestation = AttestationConveyancePreference.None,
            },
            IsCredentialIdUniqueToUserCallback = static (_, _) => Task.FromResult(true),
        });
        return made.PublicKey.Length <= PasskeyCredential.KeyBytes && made.Id.AsSpan().SequenceEqual(proof.Credential)
            ? new PasskeyCredential(made.Id, made.PublicKey, made.SignCount)
            : null;
    }, place);

    /// <summary>The credential with the counter that its authenticator told now, or null if the answer proves nothing.</summary>
    public static Task<PasskeyCredential?> Assert(PasskeyProof proof, PasskeyCredential known, PasskeyPlace place) => Sure(async library =>
    {
        VerifyAssertionResult shown = await library.MakeAssertionAsync(new MakeAssertionParams
        {
            AssertionResponse = new AuthenticatorAssertionRawResponse
            {
                Id = Base64Url(proof.Credential),
                RawId = proof.Credential,
                Type = PublicKeyCredentialType.PublicKey,
                Response = new() { AuthenticatorData = proof.AuthenticatorData!, Signature = proof.Signature!, ClientDataJson = proof.ClientData },
            },
            OriginalOptions = new AssertionOptions
            {
                Challenge = proof.Challenge,
                RpId = place.Name,
                AllowCredentials = [new PublicKeyCredentialDescriptor(known.Id)],
                UserVerification = UserVerificationRequirement.Required,
            },
            StoredPublicKey = known.PublicKey,
            StoredSignatureCounter = known.Counter,
            IsUserHandleOwnerOfCredentialIdCallback = static (_, _) => Task.FromResult(true),
        });
        return known with { Counter = shown.SignCount };
    }, place);

    private static async Task<PasskeyCredential?> Sure(Func<Fido2, Task<PasskeyCredential?>> check, PasskeyPlace place)
    {
        try
        {
            return await check(new Fido2(new Fido2Configuration { RPID = place.Name, RPName = place.Name, Origins = place.Origins }));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever a stranger's bytes make the library stumble over proves nothing.
            return null;
        }
    }

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
