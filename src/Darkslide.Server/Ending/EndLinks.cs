using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Live;
using Darkslide.Server.Log;
using Darkslide.Server.Records;

namespace Darkslide.Server.Ending;

/// <summary>
/// Ends links for good, in one transaction: key halves, locators, access hashes and tickets are overwritten, blobs that no
/// other living link lists are doomed, whoever looks is told. A share ends with its last link.
/// </summary>
internal sealed class EndLinks(DeadlineClock clock, LiveHub hub, Reaper reaper)
{
    public void Run(Decision decision, long shareId, IReadOnlyCollection<Link> links, string reason)
    {
        foreach (Link link in links)
        {
            EndOne(decision, link, reason);
        }

        List<Link> living = [.. Link.AllOf(decision.Sql, shareId).Where(link => link.State == Link.Live)];
        bool isShareOver = living.Count == 0 && Share.Find(decision.Sql, shareId)!.State == Share.Live;
        if (isShareOver)
        {
            decision.Sql.Execute(
                "UPDATE shares SET state = 'ended', ended = @now WHERE id = @share", ("@now", clock.Now.Minutes()), ("@share", shareId));
            DoomBlobs.AllOf(decision.Sql, shareId);
            NoticeTarget.DeleteIfDone(decision.Sql, shareId);
            Doomed.NoteDestroyed(decision.Sql, shareId, clock.Now.Minutes());
        }
        else
        {
            DoomBlobs.Unlisted(decision.Sql, shareId, links, living);
        }

        decision.Cleanse();
        decision.AfterCommit(reaper.Wake);
    }

    /// <summary>Removes what opens a link, without a word to anyone: for shares that are forgotten as a whole too.</summary>
    public static void EraseKeys(Sql sql, Link link)
    {
        OpeningKeys.EraseOfLink(sql, link.Id);
        sql.Execute("DELETE FROM openings WHERE link = @link", ("@link", link.Id));
        Device.DeleteOfLink(sql, link.Id);
        Passkey.DeleteOfLink(sql, link.Id);
        Address.DeleteOfLink(sql, link.Id);
        if (link.Slot is { } slot)
        {
            LinkKeys.Erase(sql, slot);
        }
    }

    private void EndOne(Decision decision, Link link, string reason)
    {
        EraseKeys(decision.Sql, link);
        decision.Sql.Execute(
            """
            UPDATE links SET state = 'ended', reason = @reason, ended = @now, slot = NULL, blobs = @none, delivered = @none, password_memory = NULL, password_passes = NULL
            WHERE id = @link
            """,
            ("@reason", reason),
            ("@now", clock.Now.Minutes()),
            ("@none", Array.Empty<byte>()),
            ("@link", link.Id));
        Report.ForgetSecret(decision.Sql, link.Share, link.Number);
        Events.Note(decision, link.Share, link.Number, Events.Ended, clock.Now.Minutes());
        Meters.LinksEnded.Add(1, new KeyValuePair<string, object?>("reason", reason));
        decision.AfterCommit(() => hub.End(link.Id));
    }
}
