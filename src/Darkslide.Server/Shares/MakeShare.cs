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

    public Task<Result<Made>> Run(byte[] shareId, byte[] ownerToken, bool maySend)
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

            if (!maySend)
            {
                return ProblemCodes.SendingClosed;
            }

            Share.Add(decision.Sql, ShareKeys.Add(decision.Sql, shareId, ownerHash), clock.Now.Minutes());
            return new Made(Share.Draft, true);
        });
    }
}
