using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Codes;

/// <summary>Lets only those open a link who have the code that was sent to an address which its sender named.</summary>
internal sealed class CodeGuard(DeadlineClock clock)
{
    /// <summary>Why this code opens nothing, or null. A wrong one is counted; a right one is not used up yet.</summary>
    public Refusal? Refuses(Decision decision, Link link, JudgedCode? code)
    {
        if (code is null)
        {
            return ProblemCodes.CodeNeeded;
        }

        Sql sql = decision.Sql;
        Address? address = Address.Find(sql, link.Id, code.AddressHash);
        bool isGood = address?.Expires > clock.Now.Milliseconds() && address.Tries < Limits.CodeTries;
        // Whether there was ever such a code or not, the same is compared.
        bool isRight = CryptographicOperations.FixedTimeEquals(address?.CodeHash ?? AddressKeys.NoCode, code.CodeHash);
        if (isGood && isRight)
        {
            return null;
        }

        if (isGood)
        {
            Address.Try(sql, address!.Id, Limits.CodeTries);
        }

        CountWrong(decision, link);
        return new Refusal(ProblemCodes.WrongCode) { TriesLeft = isGood ? Limits.CodeTries - address!.Tries - 1 : 0 };
    }

    /// <summary>The opening is granted: its code is used up, in the same decision.</summary>
    public static void Admit(Sql sql, Link link, JudgedCode code)
        => Address.Use(sql, Address.Find(sql, link.Id, code.AddressHash)!, Limits.CodeTries);

    private void CountWrong(Decision decision, Link link)
    {
        decision.Sql.Execute(
            "UPDATE links SET wrong_codes = wrong_codes + 1 WHERE id = @link AND wrong_codes < @most", ("@link", link.Id), ("@most", Limits.WrongCodes));
        long minute = clock.Now.Minutes();
        Events.NoteOnceAMinute(decision, link.Share, link.Number, Events.WrongCode, minute);
        if (link.WrongCodes == Limits.WrongCodes - 1)
        {
            Events.Note(decision, link.Share, link.Number, Events.Locked, minute);
        }
    }
}
