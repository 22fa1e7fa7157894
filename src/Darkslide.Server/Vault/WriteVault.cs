using Darkslide.Protocol;
using Darkslide.Server.Blobs;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Uploads;

namespace Darkslide.Server.Vault;

/// <summary>
/// Replaces the owner's sealed notes if nobody else did meanwhile. The bytes go to the blob store first, known as an upload, so that a
/// crash leaves nothing that nobody knows of; then one decision swaps old and new.
/// </summary>
internal sealed class WriteVault(IDatabase database, IBlobStore store, DeadlineClock clock, StoreQuota quota, Reaper reaper)
{
    /// <summary>Writes.</summary>
    /// <param name="shareId">Whose vault.</param>
    /// <param name="expected">The version that is to be replaced; 0 for none.</param>
    /// <param name="body">The sealed bytes.</param>
    public async Task<Result<VaultVersion>> Run(long shareId, long expected, HttpRequest body)
    {
        long size = body.ContentLength ?? Limits.VaultBytes;
        bool hasRoom = quota.HasRoom(size);
        Result<Upload> begun = await database.Decide(decision => Begin(decision, shareId, expected, size, hasRoom));
        if (begun.Value is not { } upload)
        {
            return begun.Refusal!;
        }

        using var part = new PartBody(body.Body, Limits.VaultBytes, body.HttpContext.RequestAborted);
        long length = await store.WritePart(upload.Name, 0, part, CancellationToken.None);
        if (part.Fault is { } fault)
        {
            throw fault;
        }

        if (length < Limits.SmallestBlobBytes)
        {
            return Refusal.Invalid("", $"A sealed vault has at least {Limits.SmallestBlobBytes} bytes.");
        }

        await store.Complete(upload.Name, length, CancellationToken.None);
        return await database.Decide(decision => Swap(decision, shareId, expected, upload, length));
    }

    private Result<Upload> Begin(Decision decision, long shareId, long expected, long size, bool hasRoom)
    {
        if (Share.Find(decision.Sql, shareId) is not { } share)
        {
            return ProblemCodes.NotOwner;
        }

        if (share.State == Share.Ended)
        {
            return ProblemCodes.ShareEnded;
        }

        if (share.VaultVersion != expected)
        {
            return ProblemCodes.VaultChanged;
        }

        if (Upload.Of(decision.Sql, shareId, Upload.VaultNumber) is { } givenUp)
        {
            GiveUpUpload.Drop(decision, givenUp, reaper);
        }

        // A smaller one is always taken: with it pictures are removed, also from a full store.
        bool fits = size <= share.VaultBytes || (hasRoom && quota.Allows(decision.Sql, size - share.VaultBytes));
        if (!fits)
        {
            return ProblemCodes.StorageFull;
        }

        DateTimeOffset now = clock.Now;
        bool isDraft = share.State == Share.Draft;
        if (isDraft && PassCharges.Take(decision.Sql, share, size, now) is { } refusal)
        {
            return refusal;
        }

        var upload = new Upload(
            RandomNames.Upload(),
            shareId,
            Upload.VaultNumber,
            size,
            0,
            BeginUpload.Deadline(now),
            RandomNames.Blob(),
            isDraft ? PassCharges.DayOf(decision.Sql, share) : null);
        Upload.Add(decision.Sql, upload);
        return upload;
    }

    private Result<VaultVersion> Swap(Decision decision, long shareId, long expected, Upload upload, long length)
    {
        bool isStillOurs = Upload.Delete(decision.Sql, upload.Id) == 1;
        if (!isStillOurs || Share.Find(decision.Sql, shareId) is not { } share || share.VaultVersion != expected || share.State == Share.Ended)
        {
            PassCharges.GiveBack(decision.Sql, shareId, upload.Size, isStillOurs ? upload.ChargedDay : null);
            decision.Sql.Execute("INSERT INTO doomed (name) VALUES (@name) ON CONFLICT DO NOTHING", ("@name", upload.Name));
            decision.AfterCommit(reaper.Wake);
            return ProblemCodes.VaultChanged;
        }

        decision.Sql.Execute(
            "UPDATE shares SET vault = @name, vault_bytes = @length, vault_version = vault_version + 1 WHERE id = @share",
            ("@name", upload.Name),
            ("@length", length),
            ("@share", shareId));
        Share.Touch(decision.Sql, shareId, clock.Now.Minutes());
        PassCharges.GiveBack(decision.Sql, shareId, upload.Size - length, upload.ChargedDay);
        if (share.Vault is { } old)
        {
            Doomed.Add(decision.Sql, old);
            decision.AfterCommit(reaper.Wake);
        }

        return new VaultVersion(expected + 1);
    }
}

/// <summary>Counts a vault's changes; its <c>ETag</c>.</summary>
internal sealed record VaultVersion(long Number);
