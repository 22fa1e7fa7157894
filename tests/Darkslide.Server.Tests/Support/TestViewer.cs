using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Server.Tests.Support;

/// <summary>Somebody with an address at a link that wants a code, as PROTOCOL.md section 4.9 describes them.</summary>
public sealed class TestViewer(Func<HttpClient> http, TestLink link, byte[] addressKey, string address)
{
    public static byte[] Key() => RandomNumberGenerator.GetBytes(32);

    public static byte[][] Listed(byte[] key, params string[] entries) => [.. entries.Select(entry => ViewerAddress.Hash(key, ViewerAddress.NormaliseEntry(entry)!))];

    public Task<HttpResponseMessage> Ask(string language = "en", byte[]? access = null)
    {
        var request = new CodeRequest { Locator = link.Locator, Access = access ?? link.Access, AddressKey = addressKey, Address = address, Language = language };
        return http().PostAsync(Routes.Codes, JsonContent.Create(request, ProtocolJson.Default.CodeRequest));
    }

    public Task<HttpResponseMessage> TryOpen(string code, byte[]? opening = null) => link.TryOpen(new OpenRequest
    {
        Locator = link.Locator,
        Access = link.Access,
        Opening = opening ?? TestLink.NewOpening(),
        Code = new CodeProof { AddressKey = addressKey, Address = address, Code = code },
    });

    /// <summary>The code of the refusal, or null where it was let in.</summary>
    public async Task<string?> Refusal(string code, byte[]? opening = null)
    {
        using HttpResponseMessage answer = await TryOpen(code, opening);
        return answer.IsSuccessStatusCode ? null : await TestLink.Code(answer);
    }
}
