using Darkslide.Protocol;
using Darkslide.Server.Blobs;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Log;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Uploads;

/// <summary>Appends a request's body to an upload. What arrived is durable, and noted, however the request ends.</summary>
internal sealed class AppendToUpload(IDatabase database, IBlobStore store, DeadlineClock clock, UploadTurns turns, UploadOptions options, Reaper reaper)
{
    public sealed record Appended(long Arrived, long Expires);

    public async Task<Result<Appended>> Run(long shareId, string id, long offset, HttpRequest request)
    {
        using UploadTurns.Turn turn = await turns.Take(id);
        Result<Upload> found = database.Read(sql => Find(sql, shareId, id));
        if (found.Value is not { } upload)
        {
            return found.Refusal!;
        }

        if (Refused(upload, offset, request.ContentLength ?? 0) is { } refusal)
        {
            return refusal;
        }

        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(turn.Interrupted, request.HttpContext.RequestAborted);
        using var body = new PartBody(request.Body, upload.Size - offset, interrupted.Token);
        long arrived = offset + await store.WritePart(upload.Name, offset, body, CancellationToken.None);
        if (body.IsTooLong)
        {
            return TooLarge(upload);
        }

        Result<Appended> result = await Note(upload, arrived);
        return body.Fault is BadHttpRequestException fault ? throw fault : result;
    }

    private Result<Upload> Find(Sql sql, long shareId, string id)
    {
        if (Share.Find(sql, shareId) is not { } share || Upload.Find(sql, shareId, id) is not { } upload)
        {
            return ProblemCodes.NoSuchUpload;
        }

        return PassCharges.Refused(sql, share, clock.Now) is { } refusal ? refusal : upload;
    }

    private Refusal? Refused(Upload upload, long offset, long length)
    {
        if (offset != upload.Arrived)
        {
            return new Refusal(ProblemCodes.WrongOffset) { Offset = upload.Arrived };
        }

        if (length > options.ChunkBytes)
        {
            return Refusal.TooLarge(options.ChunkBytes, $"One upload request may carry {options.ChunkBytes} bytes.");
        }

        return offset + length > upload.Size ? TooLarge(upload) : null;
    }

    private static Refusal TooLarge(Upload upload) => Refusal.TooLarge(upload.Size, $"The upload was declared to have {upload.Size} bytes.");

    private async Task<Result<Appended>> Note(Upload upload, long arrived)
    {
        bool isComplete = arrived == upload.Size;
        if (isComplete)
        {
            await store.Complete(upload.Name, upload.Size, CancellationToken.None);
        }

        Meters.BytesTaken.Add(arrived - upload.Arrived);
        Meters.BlobsStored.Add(isComplete ? 1 : 0);
        return await database.Decide(decision => Note(decision, upload, arrived, isComplete));
    }

    private Result<Appended> Note(Decision decision, Upload upload, long arrived, bool isComplete)
    {
        DateTimeOffset now = clock.Now;
        Share? share = Share.Find(decision.Sql, upload.Share);
        if (share is not null && PassCharges.Refused(decision.Sql, share, now) is { } stopped)
        {
            // The pass was stopped while the body came. If the upload is still known, nothing of it stays.
            if (Upload.Find(decision.Sql, upload.Share, upload.Id) is { } there)
            {
                GiveUpUpload.Drop(decision, there, reaper);
            }

            return stopped;
        }

        long expires = BeginUpload.Deadline(now);
        int known = isComplete
            ? Upload.Delete(decision.Sql, upload.Id)
            : decision.Sql.Execute(
                "UPDATE uploads SET arrived = @arrived, expires = @expires WHERE id = @id",
                ("@arrived", arrived),
                ("@expires", expires),
                ("@id", upload.Id));
        if (known == 0)
        {
            // The share ended meanwhile. Its reaper may have been by before the file was there.
            Doomed.AddLate(decision.Sql, upload.Name, share?.Id);
            decision.AfterCommit(reaper.Wake);
            return ProblemCodes.NoSuchUpload;
        }

        if (isComplete)
        {
            decision.Sql.Execute(
                "INSERT INTO blobs (share, number, size, name) VALUES (@share, @number, @size, @name)",
                ("@share", upload.Share),
                ("@number", upload.Number),
                ("@size", upload.Size),
                ("@name", upload.Name));
        }

        Share.Touch(decision.Sql, upload.Share, now.Minutes());
        return new Appended(arrived, expires);
    }
}
