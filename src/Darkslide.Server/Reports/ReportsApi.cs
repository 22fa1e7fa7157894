using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Http;
using Darkslide.Server.Openings;
using Darkslide.Server.Operators;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Reports;

/// <summary>Addresses of reports: a viewer's, and the operator's.</summary>
internal static class ReportsApi
{
    private static readonly RouteFacts AddFacts = new("Tells the operator of a link", Caller.Ticket)
    {
        Body = ProtocolJson.Default.ReportRequest,
        Answers = [new(204)],
        Problems = [ProblemCodes.LinkUnavailable, ProblemCodes.OpeningOver, ProblemCodes.TooManyRequests, ProblemCodes.StorageFull],
        IsCounted = true,
    };

    private static readonly RouteFacts ListFacts = new("What viewers reported", Caller.Operator)
    {
        Answers = [new(200, ProtocolJson.Default.ReportsAnswer)],
        Problems = [ProblemCodes.NotOperator],
    };

    private static readonly RouteFacts DismissFacts = new("Puts a report away", Caller.Operator)
    {
        Body = ProtocolJson.Default.ReportNumber,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOperator, ProblemCodes.NoSuchReport, ProblemCodes.StorageFull],
    };

    private static readonly RouteFacts TakeDownFacts = new("Ends a share by its operator", Caller.Operator)
    {
        Body = ProtocolJson.Default.TakeDownRequest,
        Answers = [new(200, ProtocolJson.Default.TakeDownAnswer)],
        Problems = [ProblemCodes.NotOperator, ProblemCodes.NoSuchShare, ProblemCodes.StorageFull],
    };

    public static void Map(IEndpointRouteBuilder routes, Operator only, Tickets tickets, AddReport add, ListReports list, DismissReport dismiss, TakeDown takeDown)
    {
        routes.Add("POST", Routes.Report, AddFacts, context => Add(context, tickets, add));
        routes.Add("GET", Routes.Reports, ListFacts, only.Only(context => Json.Write(context, 200, list.Run(), ProtocolJson.Default.ReportsAnswer)));
        routes.Add("POST", Routes.DismissReport, DismissFacts, only.Only(async context =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.ReportNumber);
            await Json.WriteNothing(context, await dismiss.Run(request.Number));
        }));
        routes.Add("POST", Routes.TakeDown, TakeDownFacts, only.Only(async context =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.TakeDownRequest);
            Check.That(request.Share is null != request.Locator is null, "share", "Either share or locator must be given.");
            if (request.Locator is { } locator)
            {
                Check.Length("locator", locator, Limits.IdBytes);
            }

            await Json.Write(context, await takeDown.Run(request), 200, ProtocolJson.Default.TakeDownAnswer);
        }));
    }

    private static async Task Add(HttpContext context, Tickets tickets, AddReport add)
    {
        Capability.TryReadTicket(context.Request.Headers.Authorization, out byte[] ticket);
        if (tickets.Find(ticket).Refusal is { } refusal)
        {
            await ProblemAnswer.Write(context, refusal);
            return;
        }

        var request = await Json.Read(context, ProtocolJson.Default.ReportRequest);
        Check.That(ReportKinds.All.Contains(request.Kind), "kind", $"kind must be one of {string.Join(", ", ReportKinds.All)}.");
        Check.That(request.Note is null || request.Note.Length <= Limits.ReportNote, "note", $"note must have {Limits.ReportNote} characters at most.");
        if (request.Secret is { } secret)
        {
            Check.Length("secret", secret, Limits.SecretBytes);
        }

        await Json.WriteNothing(context, await add.Run(SHA256.HashData(ticket), request));
    }
}
