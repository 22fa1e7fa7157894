using System.Security.Cryptography;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Openings;

/// <summary>A recipient has saved everything: ends a link "until downloaded", gallery or each picture, else notes it once.</summary>
internal sealed class FinishOpening(IDatabase database, DeadlineClock clock, EndLinks endLinks, Aftermath aftermath)
{
    private sealed record Finished(long? EndedLink);

    public async Task<Result<Done>> Run(byte[] ticket)
    {
        byte[] hash = SHA256.HashData(ticket);
        Result<Finished> result = await database.Decide(decision => Decide(decision, hash));
        if (result.Value?.EndedLink is { } link)
        {
            await aftermath.Done(link);
        }

        return new Result<Done>(default, result.Refusal);
    }

    private Result<Finished> Decide(Decision decision, byte[] ticketHash)
    {
        Result<HeldOpening> found = Tickets.Find(decision.Sql, ticketHash, clock.Now.Milliseconds());
        if (found.Value is not { } held)
        {
            return found.Refusal!;
        }

        Link link = held.Link;
        if (!held.Opening.Finished)
        {
            decision.Sql.Execute("UPDATE openings SET finished = 1 WHERE id = @id", ("@id", held.Opening.Id));
            Events.Note(decision, link.Share, link.Number, Events.Finished, clock.Now.Minutes());
        }

        if (!link.UntilDownloaded && !link.UntilEachDownloaded)
        {
            return new Finished(null);
        }

        endLinks.Run(decision, link.Share, [link], EndReasons.Downloaded);
        return new Finished(link.Id);
    }
}
