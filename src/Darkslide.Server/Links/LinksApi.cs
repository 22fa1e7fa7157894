using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;
using Darkslide.Server.Shares;

namespace Darkslide.Server.Links;

/// <summary>Addresses of links.</summary>
internal static class LinksApi
{
    private static readonly RouteFacts DescribeFacts = new("What the server tells about a link without proof", Caller.Anyone)
    {
        Body = ProtocolJson.Default.DescribeRequest,
        Answers = [new(200, ProtocolJson.Default.DescribeAnswer)],
        Problems = [ProblemCodes.LinkUnavailable, ProblemCodes.NotStarted, ProblemCodes.TooManyRequests],
    };

    private static readonly RouteFacts AddFacts = new("Adds a link", Caller.Owner)
    {
        Body = ProtocolJson.Default.AddLinkRequest,
        Answers = [new(201, ProtocolJson.Default.LinkNumber), new(200, ProtocolJson.Default.LinkNumber)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.LinkExists, ProblemCodes.ShareEnded, ProblemCodes.ShareIncomplete, ProblemCodes.CodesNotOffered, ProblemCodes.PasskeysNotOffered, ProblemCodes.StorageFull, .. PassProblems.Any],
    };

    private static readonly RouteFacts ChangeFacts = new("Prolongs or shortens a link", Caller.Owner)
    {
        Body = ProtocolJson.Default.ChangeLinkRequest,
        Answers = [new(200, ProtocolJson.Default.ChangeLinkAnswer)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoSuchLink, ProblemCodes.LinkEnded, ProblemCodes.StorageFull, .. PassProblems.Any],
    };

    private static readonly RouteFacts ListFacts = new("What a link lists", Caller.Owner)
    {
        Body = ProtocolJson.Default.LinkNumber,
        Answers = [new(200, ProtocolJson.Default.LinkList)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoSuchLink, ProblemCodes.LinkEnded],
    };

    private static readonly RouteFacts RelistFacts = new("Replaces what a link lists, and its tier", Caller.Owner)
    {
        Body = ProtocolJson.Default.RelistLinkRequest,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoSuchLink, ProblemCodes.LinkEnded, ProblemCodes.ShareIncomplete, ProblemCodes.StorageFull],
    };

    private static readonly RouteFacts UnlockFacts = new("Gives a locked link new tries", Caller.Owner)
    {
        Body = ProtocolJson.Default.LinkNumber,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoSuchLink, ProblemCodes.LinkEnded, ProblemCodes.StorageFull],
    };

    public static void Map(
        IEndpointRouteBuilder routes, Owners owners, LookGuard guard, LinkOptions options, bool sendsCodes, Func<HttpContext, bool> hasPasskeys, TimeProvider time, DescribeLink describe, AddLink add, ChangeLink change,
        ListLink list, RelistLink relist, UnlockLink unlock)
    {
        routes.Add("POST", Routes.DescribeLink, DescribeFacts, context => Describe(context, guard, describe));
        routes.Add("POST", Routes.Links, AddFacts, owners.Only(async (context, share) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.AddLinkRequest);
            AddLinkCheck.Run(request, options.LongestLifetimeSeconds, time.GetUtcNow());
            if (request.Code is not null && !sendsCodes)
            {
                await ProblemAnswer.Write(context, ProblemCodes.CodesNotOffered);
                return;
            }

            if (request.Passkey && !hasPasskeys(context))
            {
                await ProblemAnswer.Write(context, ProblemCodes.PasskeysNotOffered);
                return;
            }

            Result<AddLink.Added> result = await add.Run(share.Id, request);
            await (result.Refusal is { } refusal
                ? ProblemAnswer.Write(context, refusal)
                : Json.Write(context, result.Value!.IsNew ? 201 : 200, new LinkNumber { Number = request.Number }, ProtocolJson.Default.LinkNumber));
        }));
        routes.Add("POST", Routes.ChangeLink, ChangeFacts, owners.Only(async (context, share) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.ChangeLinkRequest);
            Check.Within("lifetimeSeconds", request.LifetimeSeconds, Limits.ShortestLifetimeSeconds, options.LongestLifetimeSeconds);
            await Json.Write(context, await change.Run(share.Id, request.Number, request.LifetimeSeconds), 200, ProtocolJson.Default.ChangeLinkAnswer);
        }));
        routes.Add("POST", Routes.ListLink, ListFacts, owners.Only(async (context, share) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.LinkNumber);
            await Json.Write(context, list.Run(share.Id, request.Number), 200, ProtocolJson.Default.LinkList);
        }));
        routes.Add("POST", Routes.RelistLink, RelistFacts, owners.Only(async (context, share) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.RelistLinkRequest);
            Check.That(request.Tier is "view" or "full", "tier", "tier must be \"view\" or \"full\".");
            BlobListCheck.Run("blobs", request.Blobs);
            BlobListCheck.Numbers("destroy", request.Destroy);
            await Json.WriteNothing(context, await relist.Run(share.Id, request));
        }));
        routes.Add("POST", Routes.UnlockLink, UnlockFacts, owners.Only(async (context, share) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.LinkNumber);
            await Json.WriteNothing(context, await unlock.Run(share.Id, request.Number));
        }));
    }

    private static async Task Describe(HttpContext context, LookGuard guard, DescribeLink describe)
    {
        if (!guard.MayLook())
        {
            await ProblemAnswer.Write(context, ProblemCodes.TooManyRequests);
            return;
        }

        var request = await Json.Read(context, ProtocolJson.Default.DescribeRequest);
        Check.Length("locator", request.Locator, Limits.IdBytes);
        await Json.Write(context, describe.Run(request.Locator), 200, ProtocolJson.Default.DescribeAnswer);
    }
}
