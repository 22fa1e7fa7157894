using System.Globalization;
using Darkslide.Protocol;
using Darkslide.Server.Blobs;
using Darkslide.Server.Http;
using Darkslide.Server.Openings;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Shares;

namespace Darkslide.Server.Picks;

/// <summary>Addresses of picks: a link's own, another link's where both are shared, and the owner's look at each.</summary>
internal static class PicksApi
{
    private static readonly RouteFacts WriteFacts = new("Writes the sealed picks of an opening's link", Caller.Ticket)
    {
        BodyType = SendDocument.MediaType,
        RequestHeaders = ["If-Match", "If-None-Match"],
        Answers = [new(204) { Headers = ["ETag"] }],
        Problems =
        [
            ProblemCodes.LinkUnavailable, ProblemCodes.OpeningOver, ProblemCodes.PicksNotOffered, ProblemCodes.PicksChanged, ProblemCodes.TooManyRequests,
            ProblemCodes.TooSlow, ProblemCodes.StorageFull, ProblemCodes.StoreUnavailable,
        ],
    };

    private static readonly RouteFacts ReadFacts = Reading(
        "Reads the sealed picks of an opening's link", Caller.Ticket, ProblemCodes.LinkUnavailable, ProblemCodes.OpeningOver);

    private static readonly RouteFacts OthersFacts = Reading(
        "Reads another link's sealed picks, where both are shared", Caller.Ticket, ProblemCodes.LinkUnavailable, ProblemCodes.OpeningOver);

    private static readonly RouteFacts OwnerFacts = Reading(
        "Reads the sealed picks of one of the owner's links", Caller.Owner, ProblemCodes.NotOwner, ProblemCodes.NoSuchLink);

    public static void Map(IEndpointRouteBuilder routes, Owners owners, Tickets tickets, PicksGuard guard, FindPicks find, WritePicks write, SendDocument send)
    {
        routes.Add("PUT", Routes.Picks, WriteFacts, Holders(tickets, (context, link) => Write(context, link, guard, write)));
        routes.Add("GET HEAD", Routes.Picks, ReadFacts, Holders(tickets, (context, link) => Read(context, () => find.Own(link), send)));
        routes.Add("GET HEAD", Routes.OthersPicks, OthersFacts, Holders(tickets, (context, link) => Read(context, () => find.Others(link, Number(context)), send)));
        routes.Add("GET HEAD", Routes.SharePicks, OwnerFacts, owners.Only((context, share) => Read(context, () => find.Owners(share.Id, Number(context)), send)));
    }

    private static RouteFacts Reading(string summary, Caller caller, params string[] problems) => new(summary, caller)
    {
        RequestHeaders = ["If-None-Match"],
        Answers = [new(200, Type: SendDocument.MediaType) { Headers = ["ETag"] }, new(204), new(304) { Headers = ["ETag"] }],
        Problems = [.. problems, ProblemCodes.PicksNotOffered, ProblemCodes.StoreUnavailable],
    };

    private static RequestDelegate Holders(Tickets tickets, Func<HttpContext, Link, Task> handle) => context =>
    {
        Capability.TryReadTicket(context.Request.Headers.Authorization, out byte[] ticket);
        Result<HeldOpening> found = tickets.Find(ticket);
        return found.Value is { } held ? handle(context, held.Link) : ProblemAnswer.Write(context, found.Refusal!);
    };

    private static async Task Read(HttpContext context, Func<Result<LinkPicks>> find, SendDocument send)
    {
        for (long? missing = null; ;)
        {
            Result<LinkPicks> found = find();
            if (found.Value is not { } picks)
            {
                await ProblemAnswer.Write(context, found.Refusal!);
                return;
            }

            if (picks.Name is not { } name)
            {
                // Nobody has picked yet, which is no fault: browsers note one for every 404.
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }

            if (VersionTag.IsKnown(context.Request, picks.Version))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                context.Response.Headers.ETag = VersionTag.Of(picks.Version);
                return;
            }

            if (await send.TryRun(context, name, picks.Bytes, picks.Version))
            {
                return;
            }

            // Written over between the two looks: the newer one is there by now.
            missing = missing == picks.Version ? throw new StoreException("The picks are missing.") : picks.Version;
        }
    }

    private static async Task Write(HttpContext context, Link link, PicksGuard guard, WritePicks write)
    {
        if (context.Request.ContentType != SendDocument.MediaType)
        {
            await ProblemAnswer.Write(context, ProblemCodes.WrongMediaType);
            return;
        }

        BodyLimit.Raise(context, Limits.PicksBytes);
        if (context.Request.ContentLength > Limits.PicksBytes)
        {
            await ProblemAnswer.Write(context, Refusal.TooLarge(Limits.PicksBytes, $"Sealed picks may have {Limits.PicksBytes} bytes."));
            return;
        }

        long expected = VersionTag.Expected(context.Request);
        if (!guard.MayWrite(link.Id))
        {
            await ProblemAnswer.Write(context, ProblemCodes.TooManyRequests);
            return;
        }

        Result<PicksVersion> result = await write.Run(link, expected, context.Request);
        if (result.Value is { } version)
        {
            context.Response.Headers.ETag = VersionTag.Of(version.Number);
        }

        await Json.WriteNothing(context, new Result<Done>(default, result.Refusal));
    }

    private static int Number(HttpContext context) => int.Parse((string)context.GetRouteValue("number")!, CultureInfo.InvariantCulture);
}
