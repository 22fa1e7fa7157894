using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Log;
using Darkslide.Server.Records;

namespace Darkslide.Server.Openings;

/// <summary>
/// Settles a link's openings whose lease is over: one that was never served gives its view back, a served one is used. When the
/// last view is used the link ends.
/// </summary>
internal sealed class SettleOpenings(DeadlineClock clock, EndLinks endLinks)
{
    /// <summary>The link as it is afterwards.</summary>
    public Link Run(Decision decision, Link link)
    {
        long certain = clock.Certain.Milliseconds();
        List<Opening> lapsed = Opening.Lapsed(decision.Sql, link.Id, certain);
        foreach (Opening opening in lapsed)
        {
            Settle(decision, link, opening);
        }

        int views = link.Views - lapsed.Count(opening => !opening.Served);
        bool isUsedUp = views >= link.ViewLimit && !Opening.AnyRuns(decision.Sql, link.Id);
        if (isUsedUp)
        {
            endLinks.Run(decision, link.Share, [link], EndReasons.UsedUp);
        }

        return lapsed.Count == 0 && !isUsedUp ? link : Link.Find(decision.Sql, link.Id)!;
    }

    private void Settle(Decision decision, Link link, Opening opening)
    {
        Sql sql = decision.Sql;
        sql.Execute("UPDATE openings SET settled = 1 WHERE id = @id", ("@id", opening.Id));
        if (!opening.Served)
        {
            sql.Execute("UPDATE links SET views = views - 1 WHERE id = @link", ("@link", link.Id));
            Events.Note(decision, link.Share, link.Number, Events.Returned, clock.Now.Minutes());
            Meters.OpeningsReturned.Add(1);
        }
    }
}
