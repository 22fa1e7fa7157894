using Darkslide.Server.Database;
using Darkslide.Server.Live;
using Darkslide.Server.Records;

namespace Darkslide.Server.Ending;

/// <summary>Removes everything of a share: a draft that was given up, or one that ended long ago.</summary>
internal sealed class ForgetShare(LiveHub hub, Reaper reaper)
{
    public void Run(Decision decision, Share share)
    {
        Sql sql = decision.Sql;
        foreach (Link link in Link.AllOf(sql, share.Id))
        {
            EndLinks.EraseKeys(sql, link);
            decision.AfterCommit(() => hub.End(link.Id));
        }

        DoomBlobs.AllOf(sql, share.Id);
        DoomBlobs.PicksOf(sql, share.Id);
        if (share.State == Share.Draft)
        {
            PassCharges.GiveBackDraft(sql, share.Id);
        }

        if (share.Vault is { } vault)
        {
            Doomed.Add(sql, vault);
        }

        Report.DeleteOf(sql, share.Id);
        Notice.DeleteOf(sql, share.Id);
        NoticeTarget.Delete(sql, share.Id);
        sql.Execute("DELETE FROM events WHERE share = @share", ("@share", share.Id));
        sql.Execute("DELETE FROM links WHERE share = @share", ("@share", share.Id));
        sql.Execute("DELETE FROM shares WHERE id = @share", ("@share", share.Id));
        ShareKeys.Erase(sql, share.Slot);
        decision.Cleanse();
        decision.AfterCommit(reaper.Wake);
    }
}
