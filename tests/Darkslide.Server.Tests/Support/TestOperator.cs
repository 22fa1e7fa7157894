using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Server.Tests.Support;

/// <summary>Whoever can read the key file of the server's data folder.</summary>
public sealed class TestOperator(TestServer server)
{
    private static readonly ProtocolJson Json = ProtocolJson.Default;

    public string KeyPath => Path.Combine(server.Folder, "operator.key");

    public string Authorization => Capability.ForOperator(File.ReadAllBytes(KeyPath));

    public async Task<TestPass> Add(string name = "Anna", long? bytes = null, long? perDay = null, DateTimeOffset? until = null)
    {
        var pass = new TestPass();
        using HttpResponseMessage answer = await Owner.Done(await TryAdd(pass, name, bytes, perDay, until));
        pass.Number = (await answer.Content.ReadFromJsonAsync(Json.PassNumber))!.Number;
        return pass;
    }

    public Task<HttpResponseMessage> TryAdd(TestPass pass, string name, long? bytes = null, long? perDay = null, DateTimeOffset? until = null)
    {
        var request = new AddPassRequest
        {
            PassId = pass.Id,
            TokenHash = System.Security.Cryptography.SHA256.HashData(pass.Token),
            Name = name,
            Bytes = bytes,
            PerDay = perDay,
            Until = until,
        };
        return Post(Routes.Passes, request, Json.AddPassRequest);
    }

    public async Task<OperatorPass> See(TestPass pass) => (await List()).Single(each => each.Number == pass.Number);

    public async Task<IReadOnlyList<OperatorPass>> List() => (await Passes()).Passes;

    public async Task<(long? Limit, long Used)> Store()
    {
        PassUse store = (await Passes()).Store;
        return (store.Limit, store.Used);
    }

    private async Task<PassesAnswer> Passes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Passes);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using HttpResponseMessage answer = await Owner.Done(await server.Http.SendAsync(request));
        return (await answer.Content.ReadFromJsonAsync(Json.PassesAnswer))!;
    }

    public async Task<IReadOnlyList<OperatorReport>> Reports()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Reports);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using HttpResponseMessage answer = await Owner.Done(await server.Http.SendAsync(request));
        return (await answer.Content.ReadFromJsonAsync(Json.ReportsAnswer))!.Reports;
    }

    public Task<HttpResponseMessage> TakeDown(int? share, byte[]? locator = null, bool stopPass = false)
        => Post(Routes.TakeDown, new TakeDownRequest { Share = share, Locator = locator, StopPass = stopPass }, Json.TakeDownRequest);

    public Task<HttpResponseMessage> Stop(TestPass pass) => Post(Routes.StopPass, new PassNumber { Number = pass.Number }, Json.PassNumber);

    public async Task<HttpResponseMessage> Post<T>(string address, T body, JsonTypeInfo<T> type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body, type) };
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        return await server.Http.SendAsync(request);
    }
}
