using Darkslide.Protocol;
using Darkslide.Server.Blobs;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Uploads;

/// <summary>Makes room for a blob, or hands out the unfinished upload that there is.</summary>
internal sealed class BeginUpload(
    IDatabase database, DeadlineClock clock, UploadOptions options, StoreQuota quota, Reaper reaper, Action<long> deadlineSet)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    public sealed record Begun(Upload Upload, bool IsNew);

    public static long Deadline(DateTimeOffset now) => (now + Patience).Seconds();

    public Task<Result<Begun>> Run(long shareId, int number, long size)
    {
        bool hasRoom = quota.HasRoom(size);
        return database.Decide(decision => Decide(decision, shareId, number, size, hasRoom));
    }

    private Result<Begun> Decide(Decision decision, long shareId, int number, long size, bool hasRoom)
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

        if (Blob.Find(sql, shareId, number) is not null)
        {
            return ProblemCodes.BlobComplete;
        }

        DateTimeOffset now = clock.Now;
        if (PassCharges.Refused(sql, share, now) is { } stopped)
        {
            return stopped;
        }

        if (Upload.Of(sql, shareId, number) is { } there)
        {
            if (there.Size == size)
            {
                return new Begun(there, false);
            }

            GiveUpUpload.Drop(decision, there, reaper);
            share = Share.Find(sql, shareId)!;
        }

        return Refused(sql, share, size, hasRoom, now) is { } refusal ? refusal : Add(decision, share, number, size, now);
    }

    private Refusal? Refused(Sql sql, Share share, long size, bool hasRoom, DateTimeOffset now)
    {
        if (share.Bytes + size > options.ShareBytes)
        {
            return Refusal.TooLarge(options.ShareBytes, $"All pictures of a share together may have {options.ShareBytes} bytes.");
        }

        return hasRoom && quota.Allows(sql, size) ? PassCharges.Take(sql, share, size, now) : ProblemCodes.StorageFull;
    }

    private Begun Add(Decision decision, Share share, int number, long size, DateTimeOffset now)
    {
        var upload = new Upload(
            RandomNames.Upload(), share.Id, number, size, 0, Deadline(now), RandomNames.Blob(), PassCharges.DayOf(decision.Sql, share));
        Upload.Add(decision.Sql, upload);
        Share.AddBytes(decision.Sql, share.Id, size);
        Share.Touch(decision.Sql, share.Id, now.Minutes());
        decision.AfterCommit(() => deadlineSet(upload.Expires));
        return new Begun(upload, true);
    }
}
