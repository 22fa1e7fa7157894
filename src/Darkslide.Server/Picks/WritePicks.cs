using Darkslide.Protocol;
using Darkslide.Server.Blobs;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Uploads;

namespace Darkslide.Server.Picks;

/// <summary>
/// Replaces a link's sealed picks if no other device did meanwhile. The bytes go to the blob store first, known as an upload of their own, so that
/// devices that write at once don't disturb each other and a crash leaves nothing that nobody knows of; then one decision swaps old and new.
/// </summary>
internal sealed class WritePicks(IDatabase database, IBlobStore store, DeadlineClock clock, StoreQuota quota, Reaper reaper, Action<long> deadlineSet)
{
    /// <summary>Writes.</summary>
    /// <param name="link">Whose picks.</param>
    /// <param name="expected">The version that is to be replaced; 0 for none.</param>
    /// <param name="body">The sealed bytes.</param>
    public async Task<Result<PicksVersion>> Run(Link link, long expected, HttpRequest body)
    {
        long size = body.ContentLength ?? Limits.PicksBytes;
        bool hasRoom = quota.HasRoom(size);
        Result<Upload> begun = await database.Decide(decision => Begin(decision, link, expected, size, hasRoom));
        if (begun.Value is not { } upload)
        {
            return begun.Refusal!;
        }

        using var part = new PartBody(body.Body, Limits.PicksBytes, body.HttpContext.RequestAborted);
        long length = await store.WritePart(upload.Name, 0, part, CancellationToken.None);
        if (part.Fault is not null || length < Limits.SmallestBlobBytes)
        {
            await database.Decide(decision => GiveUp(decision, upload));
            return part.Fault is { } fault ? throw fault : Refusal.Invalid("", $"Sealed picks have at least {Limits.SmallestBlobBytes} bytes.");
        }

        await store.Complete(upload.Name, length, CancellationToken.None);
        return await database.Decide(decision => Swap(decision, link.Id, expected, upload, length));
    }

    private Result<Upload> Begin(Decision decision, Link link, long expected, long size, bool hasRoom)
    {
        Sql sql = decision.Sql;
        if (LinkPicks.Find(sql, link.Id) is not { } picks)
        {
            return ProblemCodes.PicksNotOffered;
        }

        if (picks.Version != expected)
        {
            return ProblemCodes.PicksChanged;
        }

        if (!hasRoom || !quota.Allows(sql, size))
        {
            return ProblemCodes.StorageFull;
        }

        var upload = new Upload(
            RandomNames.Upload(), link.Share, Upload.DocumentNumber(), size, 0, BeginUpload.Deadline(clock.Now), RandomNames.Blob());
        Upload.Add(sql, upload);
        decision.AfterCommit(() => deadlineSet(upload.Expires));
        return upload;
    }

    private bool GiveUp(Decision decision, Upload upload)
    {
        if (Upload.Delete(decision.Sql, upload.Id) == 1)
        {
            Doomed.Add(decision.Sql, upload.Name);
            decision.AfterCommit(reaper.Wake);
        }

        return true;
    }

    private Result<PicksVersion> Swap(Decision decision, long linkId, long expected, Upload upload, long length)
    {
        Sql sql = decision.Sql;
        bool isStillOurs = Upload.Delete(sql, upload.Id) == 1;
        Link? link = Link.Find(sql, linkId);
        bool lives = isStillOurs && link?.LivesAt(clock.Now.Milliseconds()) == true;
        LinkPicks? picks = lives ? LinkPicks.Find(sql, linkId) : null;
        if (picks?.Version != expected)
        {
            sql.Execute("INSERT INTO doomed (name) VALUES (@name) ON CONFLICT DO NOTHING", ("@name", upload.Name));
            decision.AfterCommit(reaper.Wake);
            return lives ? ProblemCodes.PicksChanged : ProblemCodes.LinkUnavailable;
        }

        sql.Execute(
            "UPDATE picks SET name = @name, bytes = @length, version = version + 1 WHERE link = @link",
            ("@name", upload.Name),
            ("@length", length),
            ("@link", linkId));
        Share.AddBytes(sql, upload.Share, length - picks!.Bytes);
        if (picks.Name is { } old)
        {
            Doomed.Add(sql, old);
            decision.AfterCommit(reaper.Wake);
        }

        return new PicksVersion(expected + 1);
    }
}

/// <summary>Counts the writes of a link's picks; their <c>ETag</c>.</summary>
internal sealed record PicksVersion(long Number);
