using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Live;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Openings;

/// <summary>
/// A recipient has saved one picture: where pictures end one by one its blobs are refused to everybody from then on, and destroyed where
/// no living link has them undelivered. Said again it changes nothing. Answers when the bytes are gone; whoever looks is told.
/// </summary>
internal sealed class DeliverPicture(IDatabase database, DeadlineClock clock, LiveHub hub, Reaper reaper, Aftermath aftermath)
{
    private sealed record Delivered(bool IsNew);

    public async Task<Result<Done>> Run(byte[] ticket, int[] blobs)
    {
        byte[] hash = SHA256.HashData(ticket);
        Result<Delivered> result = await database.Decide(decision => Decide(decision, hash, blobs));
        if (result.Value is { IsNew: true })
        {
            await aftermath.Done();
        }

        return new Result<Done>(default, result.Refusal);
    }

    private Result<Delivered> Decide(Decision decision, byte[] ticketHash, int[] blobs)
    {
        DateTimeOffset now = clock.Now;
        Result<HeldOpening> found = Tickets.Find(decision.Sql, ticketHash, now.Milliseconds());
        if (found.Value is not { } held)
        {
            return found.Refusal!;
        }

        Link link = held.Link;
        if (!link.UntilEachDownloaded)
        {
            return new Delivered(false);
        }

        if (Array.Exists(blobs, place => place < 1 || place >= link.BlobList.Count))
        {
            return ProblemCodes.NoSuchBlob;
        }

        int[] fresh = [.. blobs.Where(place => !link.Delivered.Has(place))];
        if (fresh.Length == 0)
        {
            return new Delivered(false);
        }

        Note(decision, link, link.Delivered.With(fresh, link.BlobList.Count), now);
        DoomBlobs.Unlisted(
            decision.Sql, link.Share, fresh.Select(place => link.BlobList[place]), Link.AllOf(decision.Sql, link.Share).Where(each => each.State == Link.Live));
        decision.AfterCommit(reaper.Wake);
        decision.AfterCommit(() => hub.Change(link.Id));
        return new Delivered(true);
    }

    private static void Note(Decision decision, Link link, DeliveredBlobs delivered, DateTimeOffset now)
    {
        decision.Sql.Execute(
            "UPDATE links SET delivered = @delivered, deliveries = deliveries + 1 WHERE id = @link", ("@delivered", delivered.Bits), ("@link", link.Id));
        Events.NoteOnceAMinute(decision, link.Share, link.Number, Events.Delivered, now.Minutes());
    }
}
