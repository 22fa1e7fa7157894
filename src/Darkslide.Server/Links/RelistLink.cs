using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Live;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Links;

/// <summary>
/// Replaces what a living link lists, and its tier, by one statement: pictures added or removed, originals approved. What it listed
/// before and no living link lists any more goes, and what the owner names besides. Answers when these bytes are gone; whoever looks is told.
/// </summary>
internal sealed class RelistLink(IDatabase database, DeadlineClock clock, LiveHub hub, Reaper reaper, Aftermath aftermath)
{
    public async Task<Result<Done>> Run(long shareId, RelistLinkRequest request)
    {
        Result<Done> result = await database.Decide(decision => Decide(decision, shareId, request));
        if (result.Refusal is null)
        {
            await aftermath.Done();
        }

        return result;
    }

    private Result<Done> Decide(Decision decision, long shareId, RelistLinkRequest request)
    {
        Sql sql = decision.Sql;
        DateTimeOffset now = clock.Now;
        Result<Link> found = LivingLink.Find(sql, shareId, request.Number, now.Milliseconds());
        if (found.Value is not { } link)
        {
            return found.Refusal!;
        }

        BlobList list = BlobList.From(request.Blobs);
        DeliveredBlobs delivered = link.Delivered.Moved(link.BlobList, list);
        // What was delivered may go on being listed, though it is no longer there.
        if (MissingBlobs.Of(sql, shareId, request.Blobs.Where((_, place) => !delivered.Has(place))) is { Count: > 0 } missing)
        {
            return new Refusal(ProblemCodes.ShareIncomplete) { Missing = missing };
        }

        bool isNew = link.Tier != request.Tier || !link.Blobs.AsSpan().SequenceEqual(list.Packed);
        if (isNew && Replace(sql, link, request.Tier, list, delivered, now) == 0)
        {
            return ProblemCodes.LinkEnded;
        }

        DoomBlobs.Unlisted(
            sql, shareId, link.BlobList.Numbers().Concat(request.Destroy), Link.AllOf(sql, shareId).Where(each => each.State == Link.Live));
        decision.AfterCommit(reaper.Wake);
        if (isNew)
        {
            // A view link that is raised to full: its owner approved the originals.
            bool isRaised = link.Tier == "view" && request.Tier == "full";
            Events.Note(decision, shareId, request.Number, isRaised ? Events.Approved : Events.Relisted, now.Minutes());
            decision.AfterCommit(() => hub.Change(link.Id));
        }

        return default(Done);
    }

    private static int Replace(Sql sql, Link link, string tier, BlobList list, DeliveredBlobs delivered, DateTimeOffset now) => sql.Execute(
        "UPDATE links SET blobs = @blobs, delivered = @delivered, tier = @tier, revision = revision + 1 WHERE id = @link AND state = 'live' AND (expires IS NULL OR expires > @now)",
        ("@blobs", list.Packed),
        ("@delivered", delivered.Bits),
        ("@tier", tier),
        ("@link", link.Id),
        ("@now", now.Milliseconds()));
}
