using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Codes;
using Darkslide.Server.Devices;
using Darkslide.Server.Log;
using Darkslide.Server.Passkeys;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Openings;

/// <summary>
/// Opens a link: whoever passed its gate and the guards of what else it wants is granted an opening by one conditional statement that decides
/// and counts. One decision in all, durable before it is answered; what a right proof takes is taken in it.
/// </summary>
internal sealed class OpenLink(
    IDatabase database, DeadlineClock clock, InstanceKey key, Lease lease, LinkGate gate, CodeHashes hashes, CodeGuard codes, PasskeyGuard passkeys,
    DeviceGuard devices, Action<long> deadlineSet, Action noticesDue)
{
    /// <summary>A request, with what could be worked out before the decision.</summary>
    private sealed class Asked
    {
        public required byte[] Locator { get; init; }

        public required byte[] AccessHash { get; init; }

        public required byte[] Ticket { get; init; }

        public required byte[] TicketHash { get; init; }

        public required JudgedCode? Code { get; init; }

        public required JudgedPasskey Passkey { get; init; }

        public required JudgedDevice Device { get; init; }
    }

    public async Task<Result<OpenAnswer>> Run(OpenRequest request, PasskeyPlace? place)
    {
        byte[] ticket = key.Ticket(request.Locator, request.Opening);
        var asked = new Asked
        {
            Locator = request.Locator,
            AccessHash = SHA256.HashData(request.Access),
            Ticket = ticket,
            TicketHash = SHA256.HashData(ticket),
            Code = hashes.Judge(request),
            Passkey = await passkeys.Judge(request, place),
            Device = devices.Judge(request),
        };
        Result<OpenAnswer> result = await database.Decide(decision => Decide(decision, asked));
        (result.Refusal is null ? Meters.OpeningsGranted : Meters.OpeningsRefused).Add(1);
        return result;
    }

    private Result<OpenAnswer> Decide(Decision decision, Asked asked)
    {
        Result<LinkGate.Passed> passed = gate.Pass(decision, asked.Locator, asked.AccessHash, asked.TicketHash);
        if (passed.Value is not { } held)
        {
            return passed.Refusal!;
        }

        Link link = held.Link;
        // The same opening asked for again has shown its code and passkey before.
        bool asksCode = link.AsksCode && !held.IsInside;
        bool asksPasskey = link.AsksPasskey && !held.IsInside;
        Refusal? refusal = asksCode ? codes.Refuses(decision, link, asked.Code) : null;
        refusal ??= asksPasskey ? passkeys.Refuses(decision, link, asked.Passkey, Opening.ByTicket(decision.Sql, asked.TicketHash)) : null;
        refusal ??= devices.Refuses(decision, link, asked.Device);
        if (refusal is not null)
        {
            return refusal;
        }

        if (LeaseEnd(decision, link, asked.TicketHash, clock.Now.Milliseconds()) is not { } leaseEnds)
        {
            return ProblemCodes.LinkUnavailable;
        }

        if (asksCode)
        {
            CodeGuard.Admit(decision.Sql, link, asked.Code!);
        }

        if (asksPasskey)
        {
            passkeys.Admit(decision, link, asked.Passkey);
        }

        devices.Admit(decision.Sql, link, asked.Device);
        return Answer(link, key.Unseal(held.Keys.KeyHalf, asked.Locator), asked.Ticket, leaseEnds);
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
              AND (wrong < @budget AND wrong_codes < @codes) AND (view_limit IS NULL OR views < view_limit)
            """,
            ("@link", link.Id),
            ("@now", now),
            ("@certain", clock.Certain.Milliseconds()),
            ("@budget", Limits.WrongPasswords),
            ("@codes", Limits.WrongCodes));
        if (granted == 0)
        {
            return null;
        }

        long ends = lease.End(now);
        Opening.Add(decision.Sql, link.Id, OpeningKeys.Add(decision.Sql, ticketHash), now, ends);
        Events.Note(decision, link.Share, link.Number, Events.Opened, clock.Now.Minutes());
        if (Notice.OfOpening(decision.Sql, link, clock.Now.Minutes(), now))
        {
            decision.AfterCommit(noticesDue);
        }

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
