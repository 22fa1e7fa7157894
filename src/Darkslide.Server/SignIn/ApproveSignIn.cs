using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
/// person's hand: whoever only made them sign in hasn't got it. Asked again with the same code of the provider's, it answers the same.
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

        return Approved(state, answer.Code) ?? await same.Run(state, answer.Code, () => Redeem(state, answer.Code));
    }

    private async Task<Result<SignInNumber>> Redeem(State state, string code)
    {
        Result<SignedIn> asked = await ask.Run(state, code);
        // Of several nodes at once the provider takes one's code: the others see what that one did.
        return asked.Value is { } person ? await Keep(state, code, person) : Approved(state, code) ?? asked.Refusal!;
    }

    private Result<SignInNumber>? Approved(State state, string code)
        => database.Read(sql => Approval.Find(sql, state.Hash)) is { } there ? Again(there, state, code) : default(Result<SignInNumber>?);

    private Result<SignInNumber> Again(Approval there, State state, string code)
        => CryptographicOperations.FixedTimeEquals(there.CodeHash, numbers.HashOfCode(state, code)) ? Told(state) : ProblemCodes.SignInUsed;

    private SignInNumber Told(State state) => new() { Number = numbers.Of(state), Expires = Moments.Time(state.Ends) };

    private Task<Result<SignInNumber>> Keep(State state, string code, SignedIn person)
    {
        byte[] name = key.Texts.Seal(person.Name, state.Hash);
        return database.Decide<Result<SignInNumber>>(decision =>
        {
            if (Approval.Find(decision.Sql, state.Hash) is { } there)
            {
                return Again(there, state, code);
            }

            if (Pass.Of(decision.Sql, person.Subject)?.Stopped is not null)
            {
                return ProblemCodes.PassStopped;
            }

            Approval.Add(decision.Sql, state.Hash, person.Subject, name, numbers.HashOfCode(state, code), state.Ends);
            decision.AfterCommit(() => deadlineSet(state.Ends));
            return Told(state);
        });
    }
}

/// <summary>
/// Such numbers, and what is kept of the code that one was given for: a hash under a key that no database holds. A number follows from its
/// state, so that it can be told again though nothing of it is kept; it is good for nothing before somebody approved.
/// </summary>
internal sealed class SignInNumbers(InstanceKey instance)
{
    private const ulong Numbers = 1_000_000;
    private readonly byte[] numberKey = instance.KeyFor("sign-in numbers of states");
    private readonly byte[] codeKey = instance.KeyFor("sign-in codes");

    // Of 64 bits: no number is likelier than another by more than one part in 10 to the 13th.
    public string Of(State state)
        => (BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(numberKey, state.Bytes)) % Numbers).ToString("D6", CultureInfo.InvariantCulture);

    public bool IsOf(State state, string number) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(state)), Encoding.ASCII.GetBytes(number));

    // A state is always as long: no two pairs are written alike.
    public byte[] HashOfCode(State state, string code) => HMACSHA256.HashData(codeKey, (byte[])[.. state.Bytes, .. Encoding.ASCII.GetBytes(code)]);
}
