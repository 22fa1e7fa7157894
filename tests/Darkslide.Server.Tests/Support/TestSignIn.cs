using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Server.Tests.Support;

/// <summary>A browser or program that signs in for a pass of its own.</summary>
public sealed class TestSignIn(Func<HttpClient> http, string client = "page")
{
    private static readonly ProtocolJson Json = ProtocolJson.Default;

    public TestPass Pass { get; init; } = new();

    public bool IsProgram => client == "program";

    public SignInBegun Begun { get; private set; } = null!;

    public async Task<SignInBegun> Begin()
    {
        using HttpResponseMessage answer = await Owner.Done(await TryBegin());
        return Begun = (await answer.Content.ReadFromJsonAsync(Json.SignInBegun))!;
    }

    public Task<HttpResponseMessage> TryBegin() => http().PostAsJsonAsync(
        Routes.SignIn, new BeginSignInRequest { Client = client, PassId = Pass.Id, TokenHash = SHA256.HashData(Pass.Token) }, Json.BeginSignInRequest);

    /// <summary>What the page sees of a program's sign-in.</summary>
    public async Task<SignInBegun> Look()
    {
        using HttpResponseMessage answer = await Owner.Done(await TryLook());
        return (await answer.Content.ReadFromJsonAsync(Json.SignInBegun))!;
    }

    public Task<HttpResponseMessage> TryLook() => http().PostAsJsonAsync(Routes.LookAtSignIn, new SignInState { State = Begun.State }, Json.SignInState);

    public Task<HttpResponseMessage> Finish(string code, TestPass? pass = null, byte[]? state = null, CancellationToken cancel = default)
        => Send(Routes.FinishSignIn, JsonContent.Create(new ProviderAnswer { State = state ?? Begun.State, Code = code }, Json.ProviderAnswer), pass ?? Pass, cancel);

    public Task<HttpResponseMessage> TryApprove(string code, CancellationToken cancel = default)
        => http().PostAsJsonAsync(Routes.ApproveSignIn, new ProviderAnswer { State = Begun.State, Code = code }, Json.ProviderAnswer, cancel);

    public async Task<string> Approve(string code)
    {
        using HttpResponseMessage answer = await Owner.Done(await TryApprove(code));
        return (await answer.Content.ReadFromJsonAsync(Json.SignInNumber))!.Number;
    }

    public Task<HttpResponseMessage> Collect(string number, TestPass? pass = null)
        => Send(Routes.CollectSignIn, JsonContent.Create(new CollectSignInRequest { State = Begun.State, Number = number }, Json.CollectSignInRequest), pass ?? Pass);

    public static async Task<SenderPass> Told(HttpResponseMessage answer)
    {
        using HttpResponseMessage good = await Owner.Done(answer);
        return (await good.Content.ReadFromJsonAsync(Json.SenderPass))!;
    }

    private async Task<HttpResponseMessage> Send(string address, HttpContent body, TestPass pass, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.Add(Capability.PassHeader, pass.Header);
        return await http().SendAsync(request, cancel);
    }
}
