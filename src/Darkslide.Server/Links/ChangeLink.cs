using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Live;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Links;

/// <summary>Prolongs or shortens a link, counted from now, or from its start where that is still to come.</summary>
internal sealed class ChangeLink(IDatabase database, DeadlineClock clock, LiveHub hub, Action<long> deadlineSet)
{
    public Task<Result<ChangeLinkAnswer>> Run(long shareId, int number, int lifetimeSeconds) => database.Decide<Result<ChangeLinkAnswer>>(decision =>
    {
        DateTimeOffset now = clock.Now;
        Result<Link> found = LivingLink.Find(decision.Sql, shareId, number, now.Milliseconds());
        if (found.Value is not { } link)
        {
            return found.Refusal!;
        }

        long expires = Math.Max(now.Seconds(), link.NotBefore ?? 0) + (lifetimeSeconds * 1_000L);
        // What a stopped pass sent still ends when it would have.
        bool prolongs = link.Expires is not { } before || expires > before;
        if (prolongs && PassCharges.Refused(decision.Sql, Share.Find(decision.Sql, shareId)!, now) is { } stopped)
        {
            return stopped;
        }

        decision.Sql.Execute(
            "UPDATE links SET lifetime = @lifetime, expires = CASE WHEN expires IS NULL THEN NULL ELSE @expires END WHERE id = @link",
            ("@lifetime", lifetimeSeconds),
            ("@expires", expires),
            ("@link", link.Id));
        Events.Note(decision, shareId, number, Events.Changed, now.Minutes());
        decision.AfterCommit(() =>
        {
            deadlineSet(expires);
            hub.Change(link.Id);
        });
        return new ChangeLinkAnswer { Expires = Moments.Time(expires) };
    });
}
