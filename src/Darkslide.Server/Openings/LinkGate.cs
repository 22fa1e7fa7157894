using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Openings;

/// <summary>
/// What whoever comes with a link must pass first, to open it or to be sent a code: it lives, has started, isn't locked, and the proof of its
/// secret and password is right. A wrong one is counted.
/// </summary>
internal sealed class LinkGate(DeadlineClock clock, SettleOpenings settle, EndLinks endLinks)
{
    /// <param name="Link">As it is now.</param>
    /// <param name="Keys">What is kept of its secret.</param>
    /// <param name="IsInside">Whether this very opening was granted before, and runs.</param>
    public sealed record Passed(Link Link, LinkKeys.Row Keys, bool IsInside);

    /// <param name="decision">The decision that it is part of.</param>
    /// <param name="locator">The link's.</param>
    /// <param name="accessHash">Of the proof.</param>
    /// <param name="ticketHash">Of the opening that is asked for; null where none is.</param>
    public Result<Passed> Pass(Decision decision, byte[] locator, byte[] accessHash, byte[]? ticketHash)
    {
        long now = clock.Now.Milliseconds();
        if (LinkKeys.Find(decision.Sql, locator) is not { } keys || Living(decision, keys.Slot, now) is not { } link)
        {
            return ProblemCodes.LinkUnavailable;
        }

        if (NotStarted.Refusal(link, clock.Certain) is { } early)
        {
            return early;
        }

        bool isInside = ticketHash is not null && Opening.ByTicket(decision.Sql, ticketHash)?.RunsAt(now) == true;
        bool isRight = CryptographicOperations.FixedTimeEquals(keys.AccessHash, accessHash);
        if (link.IsLocked && !(isRight && isInside))
        {
            // Whoever was let in before may reload: only they know their opening's id, so nobody else learns from it.
            return ProblemCodes.LinkLocked;
        }

        if (!isRight)
        {
            // A link whose views are all taken says nothing to others, not even that there is a password to guess.
            return isInside || link.HasViewsLeft ? CountWrong(decision, link) : ProblemCodes.LinkUnavailable;
        }

        return new Passed(link, keys, isInside);
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

    private Refusal CountWrong(Decision decision, Link link)
    {
        decision.Sql.Execute("UPDATE links SET wrong = wrong + 1 WHERE id = @link AND wrong < @budget", ("@link", link.Id), ("@budget", Limits.WrongPasswords));
        long minute = clock.Now.Minutes();
        Events.Note(decision, link.Share, link.Number, Events.WrongPassword, minute);
        if (link.TriesLeft == 1)
        {
            Events.Note(decision, link.Share, link.Number, Events.Locked, minute);
        }

        return new Refusal(ProblemCodes.WrongPassword) { TriesLeft = link.TriesLeft - 1 };
    }
}
