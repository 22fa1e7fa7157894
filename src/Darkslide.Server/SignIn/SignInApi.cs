using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.SignIn;

/// <summary>The addresses of signing in. Where no provider is set they all say so.</summary>
internal static class SignInApi
{
    public const string PageClient = "page";
    public const string ProgramClient = "program";

    private static readonly string[] AnswerProblems =
    [
        ProblemCodes.SignInNotOffered, ProblemCodes.SignInOver, ProblemCodes.SignInUsed, ProblemCodes.SignInRefused, ProblemCodes.SignInUnavailable, ProblemCodes.NotLetIn, ProblemCodes.PassStopped,
        ProblemCodes.StorageFull, ProblemCodes.TooManyRequests,
    ];

    private static readonly RouteFacts BeginFacts = new("Begins a sign-in", Caller.Anyone)
    {
        Body = ProtocolJson.Default.BeginSignInRequest,
        Answers = [new(200, ProtocolJson.Default.SignInBegun)],
        Problems = [ProblemCodes.SignInNotOffered, ProblemCodes.SignInUnavailable, ProblemCodes.TooManyRequests],
    };

    private static readonly RouteFacts LookFacts = new("What a page shows of a sign-in that a program began", Caller.Anyone)
    {
        Body = ProtocolJson.Default.SignInState,
        Answers = [new(200, ProtocolJson.Default.SignInBegun)],
        Problems = [ProblemCodes.SignInNotOffered, ProblemCodes.SignInOver, ProblemCodes.SignInUnavailable, ProblemCodes.TooManyRequests],
    };

    private static readonly RouteFacts FinishFacts = new("Ends a sign-in in the browser that began it", Caller.Anyone)
    {
        Body = ProtocolJson.Default.ProviderAnswer,
        RequestHeaders = [Capability.PassHeader],
        Answers = [new(200, ProtocolJson.Default.SenderPass)],
        Problems = AnswerProblems,
    };

    private static readonly RouteFacts ApproveFacts = new("The number that ends a program's sign-in", Caller.Anyone)
    {
        Body = ProtocolJson.Default.ProviderAnswer,
        Answers = [new(200, ProtocolJson.Default.SignInNumber)],
        Problems = AnswerProblems,
    };

    private static readonly RouteFacts CollectFacts = new("Ends a sign-in in the program that began it", Caller.Anyone)
    {
        Body = ProtocolJson.Default.CollectSignInRequest,
        RequestHeaders = [Capability.PassHeader],
        Answers = [new(200, ProtocolJson.Default.SenderPass)],
        Problems = [ProblemCodes.SignInNotOffered, ProblemCodes.SignInOver, ProblemCodes.SignInUsed, ProblemCodes.WrongNumber, ProblemCodes.PassStopped, ProblemCodes.StorageFull, ProblemCodes.TooManyRequests],
    };

    public static void Map(IEndpointRouteBuilder routes, SigningIn? signing)
    {
        Add(routes, Routes.SignIn, BeginFacts, signing, async (context, parts) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.BeginSignInRequest);
            Check.That(request.Client is PageClient or ProgramClient, "client", $"client must be {PageClient} or {ProgramClient}.");
            Check.Length("passId", request.PassId, Limits.IdBytes);
            Check.Length("tokenHash", request.TokenHash, Limits.KeyBytes);
            await Json.Write(context, await parts.Begin.Run(request), 200, ProtocolJson.Default.SignInBegun);
        });
        Add(routes, Routes.LookAtSignIn, LookFacts, signing, async (context, parts) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.SignInState);
            Check.Length("state", request.State, Limits.SignInStateBytes);
            await Json.Write(context, await parts.Begin.Look(request.State), 200, ProtocolJson.Default.SignInBegun);
        });
        Add(routes, Routes.FinishSignIn, FinishFacts, signing, async (context, parts) =>
        {
            ProviderAnswer answer = await ReadAnswer(context);
            await Json.Write(context, await parts.Finish.Run(answer, Proof(context)), 200, ProtocolJson.Default.SenderPass);
        });
        Add(routes, Routes.ApproveSignIn, ApproveFacts, signing, async (context, parts) =>
        {
            ProviderAnswer answer = await ReadAnswer(context);
            await Json.Write(context, await parts.Approve.Run(answer), 200, ProtocolJson.Default.SignInNumber);
        });
        Add(routes, Routes.CollectSignIn, CollectFacts, signing, async (context, parts) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.CollectSignInRequest);
            Check.Length("state", request.State, Limits.SignInStateBytes);
            Check.That(
                request.Number is { Length: Limits.SignInDigits } number && number.All(char.IsAsciiDigit), "number", $"number must be {Limits.SignInDigits} digits.");
            await Json.Write(context, await parts.Collect.Run(request, Proof(context)), 200, ProtocolJson.Default.SenderPass);
        });
    }

    private static void Add(IEndpointRouteBuilder routes, string address, RouteFacts facts, SigningIn? signing, Func<HttpContext, SigningIn, Task> handle)
        => routes.Add("POST", address, facts, context => signing is null ? ProblemAnswer.Write(context, ProblemCodes.SignInNotOffered) : handle(context, signing));

    private static async Task<ProviderAnswer> ReadAnswer(HttpContext context)
    {
        var answer = await Json.Read(context, ProtocolJson.Default.ProviderAnswer);
        Check.Length("state", answer.State, Limits.SignInStateBytes);
        Check.That(
            answer.Code is { Length: > 0 and <= Limits.ProviderCode } code && code.All(each => each is >= ' ' and <= '~'), "code", $"code must have 1 to {Limits.ProviderCode} printable ASCII characters.");
        return answer;
    }

    // A pass that can't be read is none's, as one that is missing.
    private static PassProof Proof(HttpContext context) => PassProof.Of(context) ?? new PassProof([], []);
}
