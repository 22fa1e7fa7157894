using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Devices;
using Darkslide.Server.Ending;
using Darkslide.Server.Log;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Openings;

/// <summary>
/// Opens a link: settles what has lapsed, checks deadline and proof, and grants by one conditional statement that decides and
/// counts. One decision in all, durable before it is answered.
/// </summary>
internal sealed class OpenLink(
    IDatabase database, DeadlineClock clock, InstanceKey key, Lease lease, SettleOpenings settle, EndLinks endLinks, DeviceGuard devices, Action<long> deadlineSet)
{
    /// <summary>A request, with what could be worked out before the decision.</summary>
    private sealed record Asked(byte[] Locator, byte[] AccessHash, byte[] Ticket, byte[] TicketHash, JudgedDevice Device);

    public async Task<Result<OpenAnswer>> Run(OpenRequest request)
    {
        byte[] ticket = key.Ticket(request.Locator, request.Opening);
        var asked = new Asked(request.Locator, SHA256.HashData(request.Access), ticket, SHA256.HashData(ticket), devices.Judge(request));
        Result<OpenAnswer> result = await database.Decide(decision => Decide(decision, asked));
        (result.Refusal is null ? Meters.OpeningsGranted : Meters.OpeningsRefused).Add(1);
        return result;
    }

    private Result<OpenAnswer> Decide(Decision decision, Asked asked)
    {
        long now = clock.Now.Milliseconds();
        if (LinkKeys.Find(decision.Sql, asked.Locator) is not { } keys || Living(decision, keys.Slot, now) is not { } link)
        {
            return ProblemCodes.LinkUnavailable;
        }

        if (NotStarted.Refusal(link, clock.Certain) is { } early)
        {
            return early;
        }

        bool isInside = Opening.ByTicket(decision.Sql, asked.TicketHash)?.RunsAt(now) == true;
        bool isRight = CryptographicOperations.FixedTimeEquals(keys.AccessHash, asked.AccessHash);
        if (link.IsLocked && !(isRight && isInside))
        {
            // Whoever was let in before may reload: only they know their opening's id, so nobody else learns from it.
            return ProblemCodes.LinkLocked;
        }

        if (!isRight)
        {
            // A link whose views are all taken says nothing to others, not even that there is a password to guess.
            return isInside || link.HasViewsLeft ? CountWrong(decision.Sql, link) : ProblemCodes.LinkUnavailable;
        }

        if (devices.Refuses(decision.Sql, link, asked.Device) is { } refusal)
        {
            return refusal;
        }

        if (LeaseEnd(decision, link, asked.TicketHash, now) is not { } leaseEnds)
        {
            return ProblemCodes.LinkUnavailable;
        }

        devices.Admit(decision.Sql, link, asked.Device);
        return Answer(link, key.Unseal(keys.KeyHalf, asked.Locator), asked.Ticket, leaseEnds);
    }

    /// <summary>The link if it can be looked at now; what has lapsed or passed its deadline is settled on the way.</summary>
    private Link? Living(Decision decision, long slot, long now)
    {
        Link link = Link.AtSlot(decision.Sql, slot)!;
        if (link.LivesAt(now))
        {
            link = settle.Run(decision, link);
            return link.LivesAt(now) ? link : null;
        }

        if (link.Expires <= clock.Certain.Milliseconds())
        {
            endLinks.Run(decision, link.Share, [link], EndReasons.Expired);
        }

        return null;
    }

    private Refusal CountWrong(Sql sql, Link link)
    {
        sql.Execute("UPDATE links SET wrong = wrong + 1 WHERE id = @link AND wrong < @budget", ("@link", link.Id), ("@budget", Limits.WrongPasswords));
        long minute = clock.Now.Minutes();
        Events.Note(sql, link.Share, link.Number, Events.WrongPassword, minute);
        if (link.TriesLeft == 1)
        {
            Events.Note(sql, link.Share, link.Number, Events.Locked, minute);
        }

        return new Refusal(ProblemCodes.WrongPassword) { TriesLeft = link.TriesLeft - 1 };
    }

    /// <summary>End of the lease: that of the same opening asked for again, or of a new one; null if no view is left.</summary>
    private long? LeaseEnd(Decision decision, Link link, byte[] ticketHash, long now)
    {
        if (Opening.ByTicket(decision.Sql, ticketHash) is { } again)
        {
            if (again.RunsAt(now))
            {
                return again.LeaseEnds;
            }

            if (!again.Settled)
            {
                // Over by a clock that has leapt ahead: neither served nor settled until it is certain.
                return null;
            }

            Opening.Delete(decision.Sql, again.Id);
            decision.Cleanse();
        }

        return Grant(decision, link, ticketHash, now);
    }

    private long? Grant(Decision decision, Link link, byte[] ticketHash, long now)
    {
        int granted = decision.Sql.Execute(
            """
            UPDATE links SET views = views + 1
            WHERE id = @link AND state = 'live' AND expires > @now AND (not_before IS NULL OR not_before <= @certain)
              AND wrong < @budget AND (view_limit IS NULL OR views < view_limit)
            """,
            ("@link", link.Id),
            ("@now", now),
            ("@certain", clock.Certain.Milliseconds()),
            ("@budget", Limits.WrongPasswords));
        if (granted == 0)
        {
            return null;
        }

        long ends = lease.End(now);
        Opening.Add(decision.Sql, link.Id, OpeningKeys.Add(decision.Sql, ticketHash), now, ends);
        Events.Note(decision.Sql, link.Share, link.Number, Events.Opened, clock.Now.Minutes());
        decision.AfterCommit(() => deadlineSet(ends));
        return ends;
    }

    private OpenAnswer Answer(Link link, byte[] keyHalf, byte[] ticket, long leaseEnds) => new()
    {
        KeyHalf = keyHalf,
        Ticket = ticket,
        LeaseEnds = Moments.Time(leaseEnds),
        Expires = Moments.Time(link.Expires!.Value),
        Now = clock.Now,
        Blobs = link.BlobList.Count,
        Tier = link.Tier,
        UntilDownloaded = link.UntilDownloaded,
        UntilEachDownloaded = link.UntilEachDownloaded,
        Delivered = link.Delivered.ForWire,
        Metered = link.IsMetered,
        ShowSeconds = link.ShowFor,
        Revision = link.Revision,
    };
}
