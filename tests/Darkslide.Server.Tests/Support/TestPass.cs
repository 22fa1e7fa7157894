using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Server.Tests.Support;

/// <summary>A pass with random ids in place of derived ones: the server can't tell.</summary>
public sealed class TestPass
{
    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(16);

    public byte[] Token { get; init; } = RandomNumberGenerator.GetBytes(32);

    public int Number { get; set; }

    public string Header => Capability.ForPass(Id, Token);

    public async Task<ServerAnswer> Ask(TestServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Server);
        request.Headers.Add(Capability.PassHeader, Header);
        using HttpResponseMessage answer = await Owner.Done(await server.Http.SendAsync(request));
        return (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.ServerAnswer))!;
    }
}
