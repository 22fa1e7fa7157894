using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Shares;

/// <summary>Makes a draft for whoever may send. The same again is the same share.</summary>
internal sealed class MakeShare(IDatabase database, DeadlineClock clock)
{
    public sealed record Made(string State, bool IsNew);

    public Task<Result<Made>> Run(byte[] shareId, byte[] ownerToken, bool maySend, PassProof? proof)
    {
        byte[] ownerHash = SHA256.HashData(ownerToken);
        return database.Decide<Result<Made>>(decision =>
        {
            if (ShareKeys.Find(decision.Sql, shareId) is { } known)
            {
                return CryptographicOperations.FixedTimeEquals(known.OwnerHash, ownerHash)
                    ? new Made(Share.AtSlot(decision.Sql, known.Slot)!.State, false)
                    : ProblemCodes.NotOwner;
            }

            DateTimeOffset now = clock.Now;
            Pass? pass = proof?.Find(decision.Sql);
            if (Refused(maySend, proof, pass, now) is { } refusal)
            {
                return refusal;
            }

            Share.Add(decision.Sql, ShareKeys.Add(decision.Sql, shareId, ownerHash), now.Minutes(), pass?.Id);
            return new Made(Share.Draft, true);
        });
    }

    // Whoever shows a pass is held to it, also where they could send without.
    private static Refusal? Refused(bool maySend, PassProof? proof, Pass? pass, DateTimeOffset now)
    {
        if (proof is null)
        {
            return maySend ? null : new Refusal(ProblemCodes.SendingClosed);
        }

        return pass is null ? new Refusal(ProblemCodes.PassUnknown) : pass.RefusedAt(now);
    }
}
