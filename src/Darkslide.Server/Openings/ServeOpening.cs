using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Live;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Openings;

/// <summary>
/// Notes durably that an opening is served, and renews its lease in its second half. Where the link limits how long it is shown, the
/// first blob that is not the manifest starts the clock instead: the lease then ends after that time and is never renewed.
/// </summary>
internal sealed class ServeOpening(IDatabase database, DeadlineClock clock, Lease lease, LiveHub hub, Action<long> deadlineSet)
{
    /// <summary>Whether there is anything to note: most requests find it noted.</summary>
    public bool IsDue(HeldOpening held, bool isPicture)
    {
        Opening opening = held.Opening;
        long now = clock.Now.Milliseconds();
        return !opening.Served || (held.Link.ShowFor is null
            ? lease.Renewed(opening.Granted, opening.LeaseEnds, now) is not null
            : (isPicture && opening.Shown is null) || opening.LeaseEnds <= now);
    }

    /// <summary>Done, or the refusal if the link ended or the lease was over meanwhile.</summary>
    public async Task<Result<Opening>> Run(Opening opening, bool isPicture) => await database.Decide<Result<Opening>>(decision =>
    {
        long now = clock.Now.Milliseconds();
        if (Link.Find(decision.Sql, opening.Link) is not { } link || !link.LivesAt(now))
        {
            return ProblemCodes.LinkUnavailable;
        }

        int noted = link.ShowFor is { } seconds ? NoteShown(decision.Sql, opening, isPicture, now, seconds) : NoteServed(decision.Sql, opening, now);
        if (noted == 0 || Opening.Find(decision.Sql, opening.Id) is not { } after)
        {
            return ProblemCodes.OpeningOver;
        }

        if (after.LeaseEnds != opening.LeaseEnds)
        {
            decision.AfterCommit(() =>
            {
                deadlineSet(after.LeaseEnds);
                hub.Change(link.Id);
            });
        }

        return after;
    });

    private int NoteServed(Sql sql, Opening opening, long now) => sql.Execute(
        "UPDATE openings SET served = 1, lease_ends = CASE WHEN lease_ends < @ends THEN @ends ELSE lease_ends END WHERE id = @id AND settled = 0 AND lease_ends > @now",
        ("@ends", lease.Renewed(opening.Granted, opening.LeaseEnds, now) ?? opening.LeaseEnds),
        ("@id", opening.Id),
        ("@now", now));

    // Of several first blobs at once the first starts the clock: the statement decides, not what was read before.
    private static int NoteShown(Sql sql, Opening opening, bool isPicture, long now, int seconds) => sql.Execute(
        """
        UPDATE openings SET served = 1,
          lease_ends = CASE WHEN @picture = 1 AND shown IS NULL THEN @ends ELSE lease_ends END,
          shown = CASE WHEN @picture = 1 AND shown IS NULL THEN @now ELSE shown END
        WHERE id = @id AND settled = 0 AND lease_ends > @now
        """,
        ("@picture", isPicture ? 1 : 0),
        ("@ends", now + (seconds * 1_000L)),
        ("@now", now),
        ("@id", opening.Id));
}
