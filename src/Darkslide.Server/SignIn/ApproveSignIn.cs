using System.Globalization;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.SignIn;

/// <summary>
/// Answers the number that ends a program's sign-in, in the browser in which a person signed in. It goes from there to the program by that
/// person's hand: whoever only made them sign in hasn't got it.
/// </summary>
internal sealed class ApproveSignIn(IDatabase database, States states, AskProvider ask, SignInNumbers numbers, InstanceKey key, Action<long> deadlineSet)
{
    private readonly SameAsked<SignInNumber> same = new();

    public async Task<Result<SignInNumber>> Run(ProviderAnswer answer)
    {
        if (states.Read(answer.State, StateKind.Program) is not { } state)
        {
            return ProblemCodes.SignInOver;
        }

        if (database.Read(sql => Approval.Find(sql, state.Hash)) is not null)
        {
            return ProblemCodes.SignInUsed;
        }

        return await same.Run(state, answer.Code, () => Redeem(state, answer.Code));
    }

    private async Task<Result<SignInNumber>> Redeem(State state, string code)
    {
        Result<SignedIn> asked = await ask.Run(state, code);
        return asked.Value is { } person ? await Keep(state, person) : asked.Refusal!;
    }

    private Task<Result<SignInNumber>> Keep(State state, SignedIn person)
    {
        string number = SignInNumbers.New();
        byte[] name = key.Texts.Seal(person.Name, state.Hash);
        return database.Decide<Result<SignInNumber>>(decision =>
        {
            if (Approval.Find(decision.Sql, state.Hash) is not null)
            {
                return ProblemCodes.SignInUsed;
            }

            if (Pass.Of(decision.Sql, person.Subject)?.Stopped is not null)
            {
                return ProblemCodes.PassStopped;
            }

            Approval.Add(decision.Sql, state.Hash, person.Subject, name, numbers.HashOf(state, number), state.Ends);
            decision.AfterCommit(() => deadlineSet(state.Ends));
            return new SignInNumber { Number = number, Expires = Moments.Time(state.Ends) };
        });
    }
}

/// <summary>Makes such numbers, and what is kept of one: a hash under a key that no database holds.</summary>
internal sealed class SignInNumbers(InstanceKey instance)
{
    private const int Numbers = 1_000_000;
    private readonly byte[] key = instance.KeyFor("sign-in numbers");

    public static string New() => RandomNumberGenerator.GetInt32(Numbers).ToString("D6", CultureInfo.InvariantCulture);

    public byte[] HashOf(State state, string number) => HMACSHA256.HashData(key, (byte[])[.. state.Bytes, .. System.Text.Encoding.ASCII.GetBytes(number)]);
}
