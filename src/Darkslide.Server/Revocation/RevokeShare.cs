using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Revocation;

/// <summary>Ends every link of a share. A draft, which nobody has seen, is forgotten.</summary>
internal sealed class RevokeShare(IDatabase database, EndLinks endLinks, ForgetShare forget, Aftermath aftermath)
{
    public async Task<Result<Done>> Run(long shareId)
    {
        List<Link> links = await database.Decide(decision =>
        {
            List<Link> living = [.. Link.AllOf(decision.Sql, shareId).Where(link => link.State == Link.Live)];
            Share? share = Share.Find(decision.Sql, shareId);
            if (share is { State: Share.Draft })
            {
                forget.Run(decision, share);
            }
            else if (living.Count > 0)
            {
                endLinks.Run(decision, shareId, living, EndReasons.Revoked);
            }

            return living;
        });
        await aftermath.Done(links.Select(link => link.Id));
        return default(Done);
    }
}
