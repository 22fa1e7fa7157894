using Darkslide.Protocol;
using Darkslide.Server.Database;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Shares;

namespace Darkslide.Server.Blobs;

/// <summary>Addresses of blobs: a recipient's by number within the link, the owner's by number within the share.</summary>
internal static class BlobsApi
{
    private static readonly RouteAnswer[] Answers =
    [
        new(200, Type: "application/octet-stream") { Headers = ["Accept-Ranges", "ETag"] },
        new(206, Type: "application/octet-stream") { Headers = ["Accept-Ranges", "Content-Range", "ETag"] },
    ];

    private static readonly RouteFacts TicketFacts = new("A blob of an opening, by its number within the link", Caller.Ticket)
    {
        RequestHeaders = ["Range", "If-Range"],
        Answers = Answers,
        Problems =
        [
            ProblemCodes.LinkUnavailable, ProblemCodes.OpeningOver, ProblemCodes.NoSuchBlob, ProblemCodes.BlobDelivered, ProblemCodes.RangeNotSatisfiable, ProblemCodes.StoreUnavailable,
            ProblemCodes.StorageFull,
        ],
    };

    private static readonly RouteFacts OwnerFacts = new("A blob of the owner's share, by its number within the share", Caller.Owner)
    {
        RequestHeaders = ["Range", "If-Range"],
        Answers = Answers,
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoSuchBlob, ProblemCodes.RangeNotSatisfiable, ProblemCodes.StoreUnavailable],
    };

    public static void Map(IEndpointRouteBuilder routes, Owners owners, FetchBlob fetch, IDatabase database, SendBlob send)
    {
        routes.Add("GET HEAD", Routes.Blob, TicketFacts, context =>
        {
            Capability.TryReadTicket(context.Request.Headers.Authorization, out byte[] ticket);
            return fetch.Run(context, ticket, Number(context));
        });
        routes.Add("GET HEAD", Routes.ShareBlob, OwnerFacts, owners.Only((context, share) =>
        {
            Blob? Find() => database.Read(sql => Blob.Find(sql, share.Id, Number(context)));
            Task<Refusal?> MayGoOn() => Task.FromResult(Find() is null ? new Refusal(ProblemCodes.NoSuchBlob) : null);
            return Find() is { } blob ? send.Run(context, blob, MayGoOn, CancellationToken.None) : ProblemAnswer.Write(context, ProblemCodes.NoSuchBlob);
        }));
    }

    private static int Number(HttpContext context) => int.Parse((string)context.GetRouteValue("number")!, System.Globalization.CultureInfo.InvariantCulture);
}
