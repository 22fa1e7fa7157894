using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Codes;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Notices;

/// <summary>Says where the owner of a share is told of first openings, or that they are not any more. Said again it changes nothing.</summary>
internal sealed class SetNotices(IDatabase database, InstanceKey key, NoticeOptions options, CodeOptions mail)
{
    public Task<Result<Done>> Run(long shareId, NotifyRequest request)
    {
        if (request.Hook is not null && !options.Hooks)
        {
            return Task.FromResult<Result<Done>>(ProblemCodes.HooksNotOffered);
        }

        if (request.Email is not null && !mail.AreOffered)
        {
            return Task.FromResult<Result<Done>>(ProblemCodes.EmailsNotOffered);
        }

        byte[]? hook = request.Hook is { } wanted ? HookTarget.Seal(wanted, key) : null;
        byte[]? email = request.Email is { } address ? SendMail.Seal(address, key) : null;
        return database.Decide<Result<Done>>(decision =>
        {
            if (Share.Find(decision.Sql, shareId) is not { } share)
            {
                return ProblemCodes.NotOwner;
            }

            if (share.State == Share.Ended)
            {
                return ProblemCodes.ShareEnded;
            }

            NoticeTarget.Set(decision.Sql, shareId, hook, email);
            decision.Cleanse();
            return default(Done);
        });
    }
}
