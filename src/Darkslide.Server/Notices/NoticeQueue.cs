using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Log;
using Darkslide.Server.Records;

namespace Darkslide.Server.Notices;

/// <summary>
/// Sends notices behind the openings that made them. They stand in the database until they got there, so a server that was stopped or killed goes on with them:
/// each at least once, with an id by which the receiver tells one that came twice.
/// </summary>
internal sealed class NoticeQueue(IDatabase database, TimeProvider time, SendHook hooks, SendMail mails, ILogger log) : BackgroundService
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim bell = new(0);

    /// <summary>A notice was made.</summary>
    public void Wake() => bell.Release();

    public override void Dispose()
    {
        bell.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Round(stoppingToken);
        }
    }

    private async Task Round(CancellationToken stopping)
    {
        long? next = null;
        try
        {
            List<Notice> due = database.Read(sql => Notice.DueAt(sql, Now));
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping }, (notice, cancel) => new ValueTask(Send(notice, cancel)));
            next = database.Read(Notice.NextDue);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            // The queue outlives whatever the database answers: it comes again.
            log.NoticeNotSent(fault.GetType().Name, "tried again");
        }

        await Woken(next is { } at ? TimeSpan.FromMilliseconds(Math.Clamp(at - Now, 0, Longest.TotalMilliseconds)) : Longest, stopping);
    }

    private long Now => time.GetUtcNow().Milliseconds();

    private async Task Send(Notice notice, CancellationToken stopping)
    {
        (NoticeTarget? target, Share? share) = database.Read(sql => (NoticeTarget.Of(sql, notice.Share), Share.Find(sql, notice.Share)));
        byte[]? box = notice.Channel == Notice.Hook ? target?.Hook : target?.Email;
        if (box is null)
        {
            // The owner wants to hear nothing any more.
            await Settle(notice, failed: false);
            return;
        }

        try
        {
            await Settle(notice, failed: !await Try(notice, box, share?.Pass, stopping));
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            await Postpone(notice, fault);
        }
    }

    private async Task<bool> Try(Notice notice, byte[] box, long? pass, CancellationToken stopping)
    {
        if (notice.Channel == Notice.Email)
        {
            return await mails.Run(notice, box, pass, stopping);
        }

        await hooks.Run(notice, box, stopping);
        return true;
    }

    private Task<bool> Settle(Notice notice, bool failed) => database.Decide(decision =>
    {
        if (failed)
        {
            Events.Note(decision, notice.Share, notice.Link, Events.NoticeFailed, time.GetUtcNow().Minutes());
        }

        Notice.Delete(decision.Sql, notice);
        decision.Cleanse();
        return true;
    });

    // Never what was answered: it may name whom it was for.
    private async Task Postpone(Notice notice, Exception fault)
    {
        bool again = await database.Decide(decision => Notice.Postpone(decision.Sql, notice, Now));
        log.NoticeNotSent(fault.GetType().Name, again ? "tried again" : "given up");
        if (!again)
        {
            await Settle(notice, failed: true);
        }
    }

    private async Task Woken(TimeSpan patience, CancellationToken stopping)
    {
        using var alarm = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(bell.WaitAsync(alarm.Token), Task.Delay(patience, time, alarm.Token));
        await alarm.CancelAsync();
    }
}
