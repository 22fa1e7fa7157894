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
internal sealed class WriteVault(IDatabase database, IBlobStore store, DeadlineClock clock, Reaper reaper)
{
    /// <summary>Writes.</summary>
    /// <param name="shareId">Whose vault.</param>
    /// <param name="expected">The version that is to be replaced; 0 for none.</param>
    /// <param name="body">The sealed bytes.</param>
    public async Task<Result<VaultVersion>> Run(long shareId, long expected, HttpRequest body)
    {
        Result<Upload> begun = await database.Decide(decision => Begin(decision, shareId, expected, body.ContentLength ?? Limits.VaultBytes));
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

    private Result<Upload> Begin(Decision decision, long shareId, long expected, long size)
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

        var upload = new Upload(
            RandomNames.Upload(), shareId, Upload.VaultNumber, size, 0, BeginUpload.Deadline(clock.Now), RandomNames.Blob());
        Upload.Add(decision.Sql, upload);
        return upload;
    }

    private Result<VaultVersion> Swap(Decision decision, long shareId, long expected, Upload upload, long length)
    {
        bool isStillOurs = Upload.Delete(decision.Sql, upload.Id) == 1;
        if (!isStillOurs || Share.Find(decision.Sql, shareId) is not { } share || share.VaultVersion != expected || share.State == Share.Ended)
        {
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
