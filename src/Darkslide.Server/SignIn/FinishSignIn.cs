using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.SignIn;

/// <summary>
/// Ends a sign-in in the browser that began it: whoever has the provider's code and the pass's token gets a pass, or goes on with the one they
/// have. Asked again by the same, it answers the same.
/// </summary>
internal sealed class FinishSignIn(IDatabase database, DeadlineClock clock, States states, AskProvider ask, GrantSignIn grant)
{
    private readonly SameAsked<SenderPass> same = new();

    public async Task<Result<SenderPass>> Run(ProviderAnswer answer, PassProof proof)
    {
        if (states.Read(answer.State, StateKind.Page) is not { } state || !States.IsOf(state, proof.PassId, proof.TokenHash))
        {
            return ProblemCodes.SignInOver;
        }

        if (database.Read(proof.Find) is { } there)
        {
            return ToldPass.Of(there, clock.Now);
        }

        return await same.Run(state, answer.Code, () => Redeem(state, answer.Code, proof));
    }

    private async Task<Result<SenderPass>> Redeem(State state, string code, PassProof proof)
    {
        Result<SignedIn> asked = await ask.Run(state, code);
        // Of several nodes at once the provider takes one's code: the others see what that one did.
        return asked.Value is { } person ? await grant.Run(person, proof)
            : database.Read(proof.Find) is { } now ? ToldPass.Of(now, clock.Now)
            : asked.Refusal!;
    }
}
