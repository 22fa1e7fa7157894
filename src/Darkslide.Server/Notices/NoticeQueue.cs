using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Log;
using Darkslide.Server.Records;

namespace Darkslide.Server.Notices;

/// <summary>
/// Sends notices behind the openings that made them. They stand in the database until they got there, so a server that was stopped or killed goes on with them:
/// each at least once, with an id by which the receiver tells one that came twice. A try is written down before it is made: where nothing can be written,
/// nothing is sent. Hooks and mails don't wait for each other.
/// </summary>
internal sealed class NoticeQueue(IDatabase database, TimeProvider time, SendHook hooks, SendMail mails, ILogger log) : BackgroundService
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim hookBell = new(0);
    private readonly SemaphoreSlim mailBell = new(0);

    /// <summary>A notice was made.</summary>
    public void Wake()
    {
        hookBell.Release();
        mailBell.Release();
    }

    public override void Dispose()
    {
        hookBell.Dispose();
        mailBell.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Task.WhenAll(SendAll(Notice.Hook, hookBell, stoppingToken), SendAll(Notice.Email, mailBell, stoppingToken));

    private async Task SendAll(string channel, SemaphoreSlim bell, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await Woken(bell, await Round(channel, stopping), stopping);
        }
    }

    /// <summary>Sends what is due; answers how long nothing else will be.</summary>
    private async Task<TimeSpan> Round(string channel, CancellationToken stopping)
    {
        bool isHeldUp = false;
        try
        {
            List<Notice> due = database.Read(sql => Notice.DueAt(sql, channel, Now));
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping }, async (notice, cancel) =>
            {
                if (!await TrySend(notice, cancel))
                {
                    isHeldUp = true;
                }
            });
            long? next = database.Read(sql => Notice.NextDue(sql, channel));
            // What can't be written down is due still: not at once again.
            return isHeldUp || next is not { } at ? Longest : TimeSpan.FromMilliseconds(Math.Clamp(at - Now, 0, Longest.TotalMilliseconds));
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            // The queue outlives whatever the database answers: it comes again.
            log.NoticeNotSent(fault.GetType().Name, "tried again");
            return Longest;
        }
    }

    private long Now => time.GetUtcNow().Milliseconds();

    /// <summary>False where the database was in the way: that ends no other notice's try.</summary>
    private async Task<bool> TrySend(Notice notice, CancellationToken stopping)
    {
        try
        {
            await Send(notice, stopping);
            return true;
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            log.NoticeNotSent(fault.GetType().Name, "tried again");
            return false;
        }
    }

    private async Task Send(Notice notice, CancellationToken stopping)
    {
        (NoticeTarget? target, Share? share) = database.Read(sql => (NoticeTarget.Of(sql, notice.Share), Share.Find(sql, notice.Share)));
        byte[]? box = notice.Channel == Notice.Hook ? target?.Hook : target?.Email;
        if (box is null)
        {
            // The owner wants to hear nothing any more.
            await Settle(notice, failed: false);
        }
        else if (notice.IsUsedUp)
        {
            await Settle(notice, failed: true);
        }
        else if (await database.Decide(decision => Notice.Claim(decision.Sql, notice, Now)))
        {
            await SendClaimed(notice, box, share?.Pass, stopping);
        }
    }

    private async Task SendClaimed(Notice notice, byte[] box, long? pass, CancellationToken stopping)
    {
        bool isSent;
        try
        {
            isSent = await Try(notice, box, pass, stopping);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            // Never what was answered: it may name whom it was for.
            log.NoticeNotSent(fault.GetType().Name, notice.IsLastTry ? "given up" : "tried again");
            if (notice.IsLastTry)
            {
                await GiveUp(notice);
            }

            return;
        }

        await Settle(notice, failed: !isSent);
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
        Remove(decision, notice, failed);
        decision.Cleanse();
        return true;
    });

    // A hook that took nothing for half a day is not asked for each of the share's other links as well.
    private Task<bool> GiveUp(Notice notice) => database.Decide(decision =>
    {
        Remove(decision, notice, failed: true);
        foreach (Notice other in notice.Channel == Notice.Hook ? Notice.DueOf(decision.Sql, notice.Share, Notice.Hook, Now) : [])
        {
            Remove(decision, other, failed: true);
        }

        decision.Cleanse();
        return true;
    });

    private void Remove(Decision decision, Notice notice, bool failed)
    {
        if (Notice.Delete(decision.Sql, notice) && failed)
        {
            Events.Note(decision, notice.Share, notice.Link, Events.NoticeFailed, time.GetUtcNow().Minutes());
        }
    }

    private async Task Woken(SemaphoreSlim bell, TimeSpan patience, CancellationToken stopping)
    {
        using var alarm = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(bell.WaitAsync(alarm.Token), Task.Delay(patience, time, alarm.Token));
        await alarm.CancelAsync();
    }
}
