using Darkslide.Protocol;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Records;

/// <summary>Finds a link that its owner may still change: ended is ended, also where the sweeper has not been by.</summary>
internal static class LivingLink
{
    public static Result<Link> Find(Sql sql, long share, int number, long now)
    {
        if (Link.Find(sql, share, number) is not { } link)
        {
            return ProblemCodes.NoSuchLink;
        }

        return LinkNow.Of(link, Opening.UnsettledOf(sql, link.Id), now).State == Link.Ended ? ProblemCodes.LinkEnded : link;
    }
}
