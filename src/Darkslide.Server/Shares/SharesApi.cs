using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Working;

namespace Darkslide.Server.Shares;

/// <summary>Addresses of shares.</summary>
internal static class SharesApi
{
    private static readonly RouteFacts MakeFacts = new("Makes a share", Caller.Owner)
    {
        Body = ProtocolJson.Default.EmptyRequest,
        RequestHeaders = [Capability.PassHeader, Work.Header],
        Answers = [new(201, ProtocolJson.Default.ShareAnswer), new(200, ProtocolJson.Default.ShareAnswer)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.SendingClosed, ProblemCodes.StorageFull, ProblemCodes.PassUnknown, ProblemCodes.TooManyRequests, ProblemCodes.WorkNeeded, .. PassProblems.Any],
        IsCounted = true,
    };

    private static readonly RouteFacts PublishFacts = new("Makes a complete share visible", Caller.Owner)
    {
        Body = ProtocolJson.Default.EmptyRequest,
        Answers = [new(200, ProtocolJson.Default.PublishAnswer)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.ShareIncomplete, ProblemCodes.ShareEnded, ProblemCodes.StorageFull, .. PassProblems.Any],
    };

    private static readonly RouteFacts StatusFacts = new("What the owner sees", Caller.Owner)
    {
        Answers = [new(200, ProtocolJson.Default.StatusAnswer)],
        Problems = [ProblemCodes.NotOwner],
    };

    public static void Map(IEndpointRouteBuilder routes, Owners owners, Senders senders, WorkGuard work, MakeShare make, PublishShare publish, ShareStatus status)
    {
        routes.Add("POST", Routes.Shares, MakeFacts, context => Make(context, senders, work, make));
        routes.Add("POST", Routes.PublishShare, PublishFacts, owners.Only(async (context, share) =>
        {
            await Json.Read(context, ProtocolJson.Default.EmptyRequest);
            await Json.Write(context, await publish.Run(share.Id), 200, ProtocolJson.Default.PublishAnswer);
        }));
        routes.Add("GET", Routes.ShareStatus, StatusFacts, owners.Only((context, share) =>
            status.Run(share.Id) is { } answer
                ? Json.Write(context, 200, answer, ProtocolJson.Default.StatusAnswer)
                : ProblemAnswer.Write(context, ProblemCodes.NotOwner)));
    }

    // The one owner's address where the share need not exist yet.
    private static async Task Make(HttpContext context, Senders senders, WorkGuard work, MakeShare make)
    {
        if (!Capability.TryReadOwner(context.Request.Headers.Authorization, out byte[] shareId, out byte[] token))
        {
            await ProblemAnswer.Write(context, ProblemCodes.NotOwner);
            return;
        }

        await Json.Read(context, ProtocolJson.Default.EmptyRequest);
        PassProof? pass = PassProof.Of(context);
        bool maySend = senders.MaySend(context);
        if (pass is null && maySend && !Senders.IsHere(context) && work.Ask(shareId, context.Request.Headers[Work.Header]) is { } asked)
        {
            await ProblemAnswer.Write(context, asked);
            return;
        }

        Result<MakeShare.Made> result = await make.Run(shareId, token, maySend, pass);
        await (result.Refusal is { } refusal
            ? ProblemAnswer.Write(context, refusal)
            : Json.Write(context, result.Value!.IsNew ? 201 : 200, new ShareAnswer { State = result.Value.State }, ProtocolJson.Default.ShareAnswer));
    }
}
