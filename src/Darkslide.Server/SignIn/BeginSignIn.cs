using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Log;
using Darkslide.Server.Problems;

namespace Darkslide.Server.SignIn;

/// <summary>Begins a sign-in, and tells a page of one that a program began. Nothing is kept of either.</summary>
internal sealed class BeginSignIn(SignInOptions options, Provider provider, States states, string page, ILogger log)
{
    /// <summary>What a page goes to the provider with, and a program's person to the page.</summary>
    public Task<Result<SignInBegun>> Run(BeginSignInRequest request)
    {
        StateKind kind = request.Client == SignInApi.PageClient ? StateKind.Page : StateKind.Program;
        State state = states.Make(kind, request.PassId, request.TokenHash);
        return kind == StateKind.Page
            ? ToProvider(state)
            : Task.FromResult<Result<SignInBegun>>(Begun(state, $"{page}#{state.Text}"));
    }

    public async Task<Result<SignInBegun>> Look(byte[] bytes)
        => states.Read(bytes, StateKind.Program) is { } state ? await ToProvider(state) : ProblemCodes.SignInOver;

    private async Task<Result<SignInBegun>> ToProvider(State state)
    {
        try
        {
            return Begun(state, AddressAt(await provider.Facts(), state));
        }
        catch (ProviderException fault)
        {
            log.ProviderFailed(fault.Message);
            return ProblemCodes.SignInUnavailable;
        }
    }

    private SignInBegun Begun(State state, string address)
        => new() { State = state.Bytes, Address = address, Check = states.CheckWord(state), Expires = Moments.Time(state.Ends) };

    private string AddressAt(ProviderFacts facts, State state)
    {
        string challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(states.Verifier(state))));
        (string Name, string Value)[] query =
        [
            ("response_type", "code"), ("client_id", options.ClientId!), ("redirect_uri", provider.Redirect), ("scope", options.Scopes), ("state", state.Text),
            ("nonce", states.Nonce(state)), ("code_challenge", challenge), ("code_challenge_method", "S256"),
        ];
        string words = string.Join('&', query.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        string address = facts.Authorize.AbsoluteUri;
        return address + (facts.Authorize.Query.Length > 0 ? '&' : '?') + words;
    }
}
