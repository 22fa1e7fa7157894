using Darkslide.Protocol;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Uploads;

/// <summary>Gives an upload up; its bytes go.</summary>
internal sealed class GiveUpUpload(IDatabase database, UploadTurns turns, Reaper reaper)
{
    public async Task<Result<Done>> Run(long shareId, string id)
    {
        using IDisposable turn = await turns.Take(id);
        return await database.Decide<Result<Done>>(decision =>
        {
            if (Upload.Find(decision.Sql, shareId, id) is not { } upload)
            {
                return ProblemCodes.NoSuchUpload;
            }

            Drop(decision, upload, reaper);
            return default(Done);
        });
    }

    public static void Drop(Decision decision, Upload upload, Reaper reaper)
    {
        Upload.Delete(decision.Sql, upload.Id);
        Doomed.Add(decision.Sql, upload.Name);
        PassCharges.GiveBack(decision.Sql, upload.Share, upload.Size, upload.ChargedDay);
        if (upload.Number >= 0)
        {
            Share.AddBytes(decision.Sql, upload.Share, -upload.Size);
        }

        decision.AfterCommit(reaper.Wake);
    }
}
