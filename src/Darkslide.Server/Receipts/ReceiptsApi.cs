using Darkslide.Protocol;
using Darkslide.Server.Http;
using Darkslide.Server.Shares;

namespace Darkslide.Server.Receipts;

/// <summary>The address of receipts.</summary>
internal static class ReceiptsApi
{
    private static readonly RouteFacts ReceiptFacts = new("What of an ended share was destroyed, and when, signed", Caller.Owner)
    {
        Answers = [new(200, ProtocolJson.Default.ReceiptAnswer)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.ShareNotEnded, ProblemCodes.NotDestroyed],
    };

    public static void Map(IEndpointRouteBuilder routes, Owners owners, MakeReceipt receipt)
        => routes.Add("GET", Routes.ShareReceipt, ReceiptFacts, owners.Only(async (context, share) =>
            await Json.Write(context, await receipt.Run(share.Id), 200, ProtocolJson.Default.ReceiptAnswer)));
}
