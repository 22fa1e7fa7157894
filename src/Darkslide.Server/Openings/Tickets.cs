using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Openings;

/// <summary>A running opening and its living link.</summary>
internal sealed record HeldOpening(Opening Opening, Link Link);

/// <summary>Knows openings by their tickets, and whether they may still fetch.</summary>
internal sealed class Tickets(IDatabase database, DeadlineClock clock)
{
    /// <summary>The opening, or why it may not fetch (any more). An empty ticket is an unknown one.</summary>
    public Result<HeldOpening> Find(byte[] ticket)
    {
        byte[] hash = SHA256.HashData(ticket);
        long now = clock.Now.Milliseconds();
        return database.Read(sql => Find(sql, hash, now));
    }

    public static Result<HeldOpening> Find(Sql sql, byte[] ticketHash, long now)
    {
        if (Opening.ByTicket(sql, ticketHash) is not { } opening || Link.Find(sql, opening.Link) is not { } link || !link.LivesAt(now))
        {
            return ProblemCodes.LinkUnavailable;
        }

        if (opening.RunsAt(now))
        {
            return new HeldOpening(opening, link);
        }

        bool hasEnded = LinkNow.Of(link, Opening.UnsettledOf(sql, link.Id), now).State == Link.Ended;
        return hasEnded ? ProblemCodes.LinkUnavailable : ProblemCodes.OpeningOver;
    }
}
