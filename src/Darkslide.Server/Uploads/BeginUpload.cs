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
    IDatabase database, IBlobStore store, DeadlineClock clock, UploadOptions options, StoreOptions storeOptions, Reaper reaper, Action<long> deadlineSet)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    public sealed record Begun(Upload Upload, bool IsNew);

    public static long Deadline(DateTimeOffset now) => (now + Patience).Seconds();

    public Task<Result<Begun>> Run(long shareId, int number, long size)
    {
        bool hasRoom = store.Room() - storeOptions.ReserveBytes >= size;
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

        if (Upload.Of(sql, shareId, number) is { } there)
        {
            if (there.Size == size)
            {
                return new Begun(there, false);
            }

            GiveUpUpload.Drop(decision, there, reaper);
            share = Share.Find(sql, shareId)!;
        }

        return Refused(sql, share, size, hasRoom) is { } refusal ? refusal : Add(decision, share, number, size);
    }

    private Refusal? Refused(Sql sql, Share share, long size, bool hasRoom)
    {
        if (share.Bytes + size > options.ShareBytes)
        {
            return Refusal.TooLarge(options.ShareBytes, $"All pictures of a share together may have {options.ShareBytes} bytes.");
        }

        long all = sql.Number("SELECT SUM(bytes) FROM shares") ?? 0;
        bool isOverQuota = storeOptions.QuotaBytes > 0 && all + size > storeOptions.QuotaBytes;
        return isOverQuota || !hasRoom ? new Refusal(ProblemCodes.StorageFull) : null;
    }

    private Begun Add(Decision decision, Share share, int number, long size)
    {
        var upload = new Upload(RandomNames.Upload(), share.Id, number, size, 0, Deadline(clock.Now), RandomNames.Blob());
        Upload.Add(decision.Sql, upload);
        Share.AddBytes(decision.Sql, share.Id, size);
        Share.Touch(decision.Sql, share.Id, clock.Now.Minutes());
        decision.AfterCommit(() => deadlineSet(upload.Expires));
        return new Begun(upload, true);
    }
}
