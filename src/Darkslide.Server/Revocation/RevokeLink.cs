using Darkslide.Protocol;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Revocation;

/// <summary>Ends one link; answers when whoever looks was told and nothing of its keys is left.</summary>
internal sealed class RevokeLink(IDatabase database, EndLinks endLinks, Aftermath aftermath)
{
    public async Task<Result<Done>> Run(long shareId, int number)
    {
        Result<Link> result = await database.Decide<Result<Link>>(decision =>
        {
            if (Link.Find(decision.Sql, shareId, number) is not { } link)
            {
                return ProblemCodes.NoSuchLink;
            }

            if (link.State == Link.Live)
            {
                endLinks.Run(decision, shareId, [link], EndReasons.Revoked);
            }

            return link;
        });
        if (result.Value is { } link)
        {
            await aftermath.Done(link.Id);
        }

        return new Result<Done>(default, result.Refusal);
    }
}
