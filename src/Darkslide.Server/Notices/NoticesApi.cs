using Darkslide.Protocol;
using Darkslide.Server.Http;
using Darkslide.Server.Shares;

namespace Darkslide.Server.Notices;

/// <summary>The address of notices.</summary>
internal static class NoticesApi
{
    private static readonly string[] Languages = ["en", "de", "ar"];

    private static readonly RouteFacts NotifyFacts = new("Where the owner is told of first openings", Caller.Owner)
    {
        Body = ProtocolJson.Default.NotifyRequest,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.ShareEnded, ProblemCodes.HooksNotOffered, ProblemCodes.EmailsNotOffered, ProblemCodes.StorageFull],
    };

    public static void Map(IEndpointRouteBuilder routes, Owners owners, NoticeOptions options, SetNotices set)
        => routes.Add("POST", Routes.Notify, NotifyFacts, owners.Only(async (context, share) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.NotifyRequest);
            if (request.Hook is { } hook)
            {
                Check.Length("hook.secret", hook.Secret, Limits.KeyBytes);
                Check.That(hook.Url is not null && HookTarget.CanBe(hook.Url, options), "hook.url", "hook.url must be an https address on the open internet.");
            }

            if (request.Email is { } email)
            {
                bool isAddress = email.Address is { Length: <= ViewerAddress.Longest } address && ViewerAddress.Normalise(address) == address;
                Check.That(isAddress, "email.address", "email.address must be a mail address in its one form.");
                Check.That(Languages.Contains(email.Language), "email.language", "email.language must be en, de or ar.");
            }

            await Json.WriteNothing(context, await set.Run(share.Id, request));
        }));
}
