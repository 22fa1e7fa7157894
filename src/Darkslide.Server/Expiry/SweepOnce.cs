using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Openings;
using Darkslide.Server.Records;
using Darkslide.Server.Uploads;

namespace Darkslide.Server.Expiry;

/// <summary>Ends everything that is certainly past its deadline. One decision each, so that nobody waits long behind it.</summary>
internal sealed class SweepOnce(IDatabase database, DeadlineClock clock, EndLinks endLinks, SettleOpenings settle, ForgetShare forget, Reaper reaper)
{
    // One that people sign in to stays while forgetting it would let somebody in again who was stopped, or give back what they used up.
    private const string PassIsOver =
        """
        (p.stopped <= @now OR p.until <= @now) AND NOT EXISTS (SELECT 1 FROM shares WHERE pass = p.id)
        AND (p.subject IS NULL OR (p.stopped IS NULL AND (p.byte_limit IS NULL OR p.used = 0)))
        """;

    public async Task Run()
    {
        long now = clock.Certain.Milliseconds();
        await Each("SELECT DISTINCT share FROM links WHERE state = 'live' AND expires <= @now", now, ExpireLinks);
        await Each("SELECT DISTINCT link FROM openings WHERE settled = 0 AND lease_ends <= @now", now, Settle);
        await Each("SELECT id FROM openings WHERE settled = 1 AND lease_ends <= @now", now - Deadlines.SettledKept, ForgetOpening);
        await Each("SELECT id FROM addresses WHERE expires <= @now", now, LapseCode);
        await Each("SELECT MIN(id) FROM approvals WHERE expires <= @now HAVING COUNT(*) > 0", now, ForgetApprovals);
        await Each("SELECT MIN(id) FROM sign_ins WHERE until <= @now HAVING COUNT(*) > 0", now - Deadlines.EndedKept, ForgetSignIns);
        await Each("SELECT rowid FROM uploads WHERE expires <= @now", now, DropUpload);
        await Each("SELECT id FROM shares WHERE state = 'draft' AND touched <= @now", now - Deadlines.DraftPatience, Forget);
        await Each("SELECT id FROM shares WHERE state = 'ended' AND ended <= @now", now - Deadlines.EndedKept, Forget);
        await Each($"SELECT id FROM passes p WHERE {PassIsOver}", now - Deadlines.EndedKept, ForgetPass);
    }

    private async Task Each(string select, long until, Action<Decision, long> end)
    {
        foreach (Number number in database.Read(sql => sql.All(select, row => new Number(row.GetInt64(0)), ("@now", until))))
        {
            await database.Decide(decision =>
            {
                end(decision, number.Value);
                return true;
            });
        }
    }

    private void ExpireLinks(Decision decision, long share)
    {
        long now = clock.Certain.Milliseconds();
        List<Link> expired = [.. Link.AllOf(decision.Sql, share).Where(link => link.State == Link.Live && link.Expires <= now)];
        if (expired.Count > 0)
        {
            endLinks.Run(decision, share, expired, EndReasons.Expired);
        }
    }

    private void Settle(Decision decision, long link)
    {
        if (Link.Find(decision.Sql, link) is { State: Link.Live } living)
        {
            settle.Run(decision, living);
        }
    }

    private void ForgetOpening(Decision decision, long opening)
    {
        Opening.Delete(decision.Sql, opening);
        decision.Cleanse();
    }

    // Between looking and deciding a new code may have come.
    private void LapseCode(Decision decision, long address)
    {
        long now = clock.Certain.Milliseconds();
        if (decision.Sql.Number("SELECT 1 FROM addresses WHERE id = @id AND expires <= @now", ("@id", address), ("@now", now)) is not null)
        {
            Address.Lapse(decision.Sql, address);
            decision.Cleanse();
        }
    }

    private void DropUpload(Decision decision, long row)
    {
        string? id = decision.Sql.One("SELECT id FROM uploads WHERE rowid = @row", found => found.GetString(0), ("@row", row));
        long? share = decision.Sql.Number("SELECT share FROM uploads WHERE rowid = @row", ("@row", row));
        if (id is not null && Upload.Find(decision.Sql, share!.Value, id) is { } upload && upload.Expires <= clock.Certain.Milliseconds())
        {
            GiveUpUpload.Drop(decision, upload, reaper);
        }
    }

    private void Forget(Decision decision, long id)
    {
        if (Share.Find(decision.Sql, id) is { } share)
        {
            forget.Run(decision, share);
        }
    }

    // In the decision again: a share may have been made with it meanwhile, somebody have signed in, or the operator have stopped it.
    private void ForgetPass(Decision decision, long pass)
    {
        long until = clock.Certain.Milliseconds() - Deadlines.EndedKept;
        if (decision.Sql.Number($"SELECT 1 FROM passes p WHERE p.id = @pass AND {PassIsOver}", ("@pass", pass), ("@now", until)) is not null)
        {
            SignInKeys.ForgetOf(decision.Sql, pass);
            decision.Sql.Execute("DELETE FROM passes WHERE id = @pass", ("@pass", pass));
            decision.Cleanse();
        }
    }

    private void ForgetApprovals(Decision decision, long approval)
    {
        Approval.ForgetOver(decision.Sql, clock.Certain.Milliseconds());
        decision.Cleanse();
    }

    private void ForgetSignIns(Decision decision, long signIn)
    {
        SignInKeys.ForgetOver(decision.Sql, clock.Certain.Milliseconds() - Deadlines.EndedKept);
        decision.Cleanse();
    }

    private readonly record struct Number(long Value);
}
