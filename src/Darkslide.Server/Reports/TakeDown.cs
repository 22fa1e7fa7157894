using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Reports;

/// <summary>
/// Ends a whole share by its operator, as a revocation by its owner would: key halves, blobs, open viewers. The owner sees that it was the
/// operator. A draft, which nobody has seen, is forgotten.
/// </summary>
internal sealed class TakeDown(IDatabase database, DeadlineClock clock, EndLinks endLinks, ForgetShare forget, Aftermath aftermath)
{
    private sealed record Taken(TakeDownAnswer Answer, List<Link> Ended);

    public async Task<Result<TakeDownAnswer>> Run(TakeDownRequest request)
    {
        Result<Taken> taken = await database.Decide(decision => Decide(decision, request));
        if (taken.Value is not { } done)
        {
            return taken.Refusal!;
        }

        await aftermath.Done(done.Ended.Select(link => link.Id));
        return done.Answer;
    }

    private Result<Taken> Decide(Decision decision, TakeDownRequest request)
    {
        Sql sql = decision.Sql;
        if (Find(sql, request) is not { } share)
        {
            return ProblemCodes.NoSuchShare;
        }

        DateTimeOffset now = clock.Now;
        List<Link> living = [.. Link.AllOf(sql, share.Id).Where(link => link.State == Link.Live)];
        int? stopped = request.StopPass ? Stop(sql, share, now) : null;
        if (share.State == Share.Draft)
        {
            forget.Run(decision, share);
        }
        else if (living.Count > 0)
        {
            Events.Note(decision, share.Id, null, Events.TakenDown, now.Minutes());
            endLinks.Run(decision, share.Id, living, EndReasons.TakenDown);
        }

        return new Taken(new TakeDownAnswer { Share = (int)share.Id, Links = living.Count, Pass = stopped }, living);
    }

    private static Share? Find(Sql sql, TakeDownRequest request)
    {
        if (request.Share is { } number)
        {
            return Share.Find(sql, number);
        }

        return LinkKeys.Find(sql, request.Locator!) is { } keys && Link.AtSlot(sql, keys.Slot) is { } link ? Share.Find(sql, link.Share) : null;
    }

    private static int? Stop(Sql sql, Share share, DateTimeOffset now)
    {
        if (share.Pass is { } pass)
        {
            Pass.Stop(sql, pass, now);
        }

        return (int?)share.Pass;
    }
}
