using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.SignIn;

/// <summary>Ends a program's sign-in with the number that its person typed. Asked again by the same program, it answers the same.</summary>
internal sealed class CollectSignIn(IDatabase database, DeadlineClock clock, States states, SignInNumbers numbers, InstanceKey key, GrantSignIn grant)
{
    public Task<Result<SenderPass>> Run(CollectSignInRequest request, PassProof proof)
    {
        if (states.Read(request.State, StateKind.Program) is not { } state || !States.IsOf(state, proof.PassId, proof.TokenHash))
        {
            return Task.FromResult<Result<SenderPass>>(ProblemCodes.SignInOver);
        }

        bool isRight = numbers.IsOf(state, request.Number);
        return database.Decide<Result<SenderPass>>(decision =>
        {
            if (proof.Find(decision.Sql) is { } there)
            {
                return ToldPass.Of(there, clock.Now);
            }

            Approval? approval = Approval.Find(decision.Sql, state.Hash);
            bool isGood = approval?.Tries < Limits.SignInTries;
            return isGood && isRight ? Grant(decision, state, approval!, proof) : Wrong(decision.Sql, approval, isGood);
        });
    }

    private Result<SenderPass> Grant(Decision decision, State state, Approval approval, PassProof proof)
    {
        Approval.UseUp(decision.Sql, approval.Id);
        return grant.In(decision, new SignedIn(approval.Subject, key.Texts.Unseal(approval.Name, state.Hash)), proof);
    }

    private static Result<SenderPass> Wrong(Sql sql, Approval? approval, bool isGood)
    {
        if (isGood)
        {
            Approval.Try(sql, approval!.Id);
        }

        // Before anybody approved there is nothing to guess, and nothing to use up.
        int left = approval is null ? Limits.SignInTries : isGood ? Limits.SignInTries - approval.Tries - 1 : 0;
        return new Refusal(ProblemCodes.WrongNumber) { TriesLeft = left };
    }
}
