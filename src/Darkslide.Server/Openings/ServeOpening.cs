using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Live;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Openings;

/// <summary>Notes durably that an opening is served, and renews its lease in its second half.</summary>
internal sealed class ServeOpening(IDatabase database, DeadlineClock clock, Lease lease, LiveHub hub)
{
    /// <summary>Whether there is anything to note: most requests find it noted.</summary>
    public bool IsDue(Opening opening) => !opening.Served || lease.Renewed(opening.Granted, opening.LeaseEnds, clock.Now.Milliseconds()) is not null;

    /// <summary>Done, or the refusal if the link ended or the lease was over meanwhile.</summary>
    public async Task<Result<Opening>> Run(Opening opening) => await database.Decide<Result<Opening>>(decision =>
    {
        long now = clock.Now.Milliseconds();
        if (Link.Find(decision.Sql, opening.Link) is not { } link || !link.LivesAt(now))
        {
            return ProblemCodes.LinkUnavailable;
        }

        long ends = lease.Renewed(opening.Granted, opening.LeaseEnds, now) ?? opening.LeaseEnds;
        int noted = decision.Sql.Execute(
            "UPDATE openings SET served = 1, lease_ends = CASE WHEN lease_ends < @ends THEN @ends ELSE lease_ends END WHERE id = @id AND settled = 0 AND lease_ends > @now",
            ("@ends", ends),
            ("@id", opening.Id),
            ("@now", now));
        if (noted == 0)
        {
            return ProblemCodes.OpeningOver;
        }

        if (ends != opening.LeaseEnds)
        {
            decision.AfterCommit(() => hub.Change(link.Id));
        }

        return opening with { Served = true, LeaseEnds = ends };
    });
}
