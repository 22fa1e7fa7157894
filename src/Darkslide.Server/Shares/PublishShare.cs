using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Shares;

/// <summary>Makes a complete share visible, all its links at one moment.</summary>
internal sealed class PublishShare(IDatabase database, DeadlineClock clock, Action<long> deadlineSet)
{
    private const int MissingTold = 20;

    public Task<Result<PublishAnswer>> Run(long shareId) => database.Decide<Result<PublishAnswer>>(decision =>
    {
        Sql sql = decision.Sql;
        if (Share.Find(sql, shareId) is not { } share)
        {
            return ProblemCodes.NotOwner;
        }

        if (share.State == Share.Ended)
        {
            return ProblemCodes.ShareEnded;
        }

        if (share.State == Share.Draft)
        {
            if ((PassCharges.Refused(sql, share, clock.Now) ?? Missing(sql, share)) is { } refusal)
            {
                return refusal;
            }

            Publish(decision, share);
        }

        return Answer(Link.AllOf(sql, shareId));
    });

    private static Refusal? Missing(Sql sql, Share share)
    {
        List<Link> links = Link.AllOf(sql, share.Id);
        HashSet<int> complete = Blob.NumbersOf(sql, share.Id);
        List<int> missing = [.. links.Where(link => link.State == Link.Live).SelectMany(link => link.BlobList.Numbers()).Distinct()
            .Where(number => !complete.Contains(number)).Order().Take(MissingTold)];
        bool isComplete = missing.Count == 0 && share.Vault is not null && links.Exists(link => link.State == Link.Live);
        return isComplete ? null : new Refusal(ProblemCodes.ShareIncomplete) { Missing = missing };
    }

    private void Publish(Decision decision, Share share)
    {
        DateTimeOffset now = clock.Now;
        decision.Sql.Execute("UPDATE shares SET state = 'live' WHERE id = @share", ("@share", share.Id));
        decision.Sql.Execute(
            "UPDATE links SET expires = CASE WHEN not_before > @now THEN not_before ELSE @now END + lifetime * 1000 WHERE share = @share AND state = 'live'",
            ("@now", now.Seconds()),
            ("@share", share.Id));
        Events.Note(decision, share.Id, null, Events.Published, now.Minutes());
        long first = decision.Sql.Number("SELECT MIN(expires) FROM links WHERE share = @share AND state = 'live'", ("@share", share.Id))!.Value;
        decision.AfterCommit(() => deadlineSet(first));
    }

    private static PublishAnswer Answer(List<Link> links) => new()
    {
        Links = [.. links.Where(link => link.Expires is not null)
            .Select(link => new PublishedLink { Number = link.Number, Expires = Moments.Time(link.Expires!.Value) })],
    };
}
