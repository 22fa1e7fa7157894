using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Server.Tests.Support;

/// <summary>A device with a key of its own, as PROTOCOL.md section 4.8 describes one.</summary>
public sealed class TestDevice(Func<HttpClient> http) : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestDevice(TestServer server)
        : this(() => server.Http)
    {
    }

    public byte[] PublicKey
    {
        get
        {
            ECPoint point = key.ExportParameters(false).Q;
            return [4, .. point.X!, .. point.Y!];
        }
    }

    public async Task<byte[]> Challenge(byte[] locator)
    {
        using HttpResponseMessage answer = await Owner.Done(await http().PostAsync(
            Routes.DeviceChallenge, JsonContent.Create(new ChallengeRequest { Locator = locator }, ProtocolJson.Default.ChallengeRequest)));
        return (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.ChallengeAnswer))!.Challenge;
    }

    public byte[] Sign(byte[] locator, byte[] opening, byte[] challenge)
        => key.SignData(DeviceSigning.Text(locator, opening, challenge), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public DeviceProof Proof(byte[] locator, byte[] opening, byte[] challenge)
        => new() { Key = PublicKey, Challenge = challenge, Signature = Sign(locator, opening, challenge) };

    public async Task<HttpResponseMessage> TryOpen(TestLink link, byte[]? opening = null, byte[]? challenge = null)
    {
        opening ??= TestLink.NewOpening();
        challenge ??= await Challenge(link.Locator);
        return await link.TryOpen(Request(link, opening, Proof(link.Locator, opening, challenge)));
    }

    /// <summary>The code of the refusal, or null where it was let in.</summary>
    public async Task<string?> Refusal(TestLink link, byte[]? opening = null, byte[]? challenge = null)
    {
        using HttpResponseMessage answer = await TryOpen(link, opening, challenge);
        return answer.IsSuccessStatusCode ? null : await TestLink.Code(answer);
    }

    public static OpenRequest Request(TestLink link, byte[] opening, DeviceProof? proof)
        => new() { Locator = link.Locator, Access = link.Access, Opening = opening, Device = proof };

    public void Dispose() => key.Dispose();
}
