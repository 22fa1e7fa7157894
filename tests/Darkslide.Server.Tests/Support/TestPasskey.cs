using System.Net.Http.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Server.Tests.Support;

/// <summary>A recipient with a passkey, as PROTOCOL.md section 4.10 describes one.</summary>
public sealed class TestPasskey(Func<HttpClient> http, PasskeyKind kind = PasskeyKind.ES256) : SoftAuthenticator(kind)
{
    public TestPasskey(TestServer server, PasskeyKind kind = PasskeyKind.ES256)
        : this(() => server.Http, kind)
    {
    }

    public async Task<byte[]> Challenge(TestLink link, byte[] opening)
    {
        using HttpContent body = JsonContent.Create(new PasskeyChallengeRequest { Locator = link.Locator, Opening = opening }, ProtocolJson.Default.PasskeyChallengeRequest);
        using HttpResponseMessage answer = await Owner.Done(await http().PostAsync(Routes.PasskeyChallenge, body));
        return (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.ChallengeAnswer))!.Challenge;
    }

    /// <summary>Opens, registering or signing as describe says; the code of the refusal, or null where it was let in.</summary>
    public async Task<string?> Refusal(TestLink link, byte[]? opening = null)
    {
        opening ??= TestLink.NewOpening();
        byte[] challenge = await Challenge(link, opening);
        return await Refusal(link, opening, (await link.Describe()).Passkey!.Credential is null ? Register(challenge) : Sign(challenge));
    }

    public static async Task<string?> Refusal(TestLink link, byte[] opening, PasskeyProof? proof)
    {
        using HttpResponseMessage answer = await link.TryOpen(Request(link, opening, proof));
        return answer.IsSuccessStatusCode ? null : await TestLink.Code(answer);
    }

    public static OpenRequest Request(TestLink link, byte[] opening, PasskeyProof? proof)
        => new() { Locator = link.Locator, Access = link.Access, Opening = opening, Passkey = proof };
}
