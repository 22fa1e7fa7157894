using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;
using Darkslide.Server.Operators;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Passes;

/// <summary>The operator's addresses of passes.</summary>
internal static class PassesApi
{
    private static readonly RouteFacts AddFacts = new("Adds a pass", Caller.Operator)
    {
        Body = ProtocolJson.Default.AddPassRequest,
        Answers = [new(201, ProtocolJson.Default.PassNumber), new(200, ProtocolJson.Default.PassNumber)],
        Problems = [ProblemCodes.NotOperator, ProblemCodes.StorageFull],
    };

    private static readonly RouteFacts ListFacts = new("All passes, and what of them is used", Caller.Operator)
    {
        Answers = [new(200, ProtocolJson.Default.PassesAnswer)],
        Problems = [ProblemCodes.NotOperator],
    };

    private static readonly RouteFacts StopFacts = new("Stops a pass", Caller.Operator)
    {
        Body = ProtocolJson.Default.PassNumber,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOperator, ProblemCodes.NoSuchPass, ProblemCodes.StorageFull],
    };

    private static readonly RouteFacts AllowFacts = new("Lets a signed-in pass that was stopped be signed in to again", Caller.Operator)
    {
        Body = ProtocolJson.Default.PassNumber,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOperator, ProblemCodes.NoSuchPass, ProblemCodes.NotSignedIn, ProblemCodes.StorageFull],
    };

    public static void Map(IEndpointRouteBuilder routes, Operator only, TimeProvider time, AddPass add, ListPasses list, StopPass stop, AllowPass allow)
    {
        routes.Add("POST", Routes.Passes, AddFacts, only.Only(async context =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.AddPassRequest);
            AddPassCheck.Run(request, time.GetUtcNow());
            AddPass.Added? added = await add.Run(request);
            await (added is null
                ? ProblemAnswer.Write(context, Refusal.Invalid("passId", "There is a pass of this id with another token."))
                : Json.Write(context, added.IsNew ? 201 : 200, new PassNumber { Number = added.Number }, ProtocolJson.Default.PassNumber));
        }));
        routes.Add("GET", Routes.Passes, ListFacts, only.Only(context => Json.Write(context, 200, list.Run(), ProtocolJson.Default.PassesAnswer)));
        routes.Add("POST", Routes.StopPass, StopFacts, only.Only(async context =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.PassNumber);
            await Json.WriteNothing(context, await stop.Run(request.Number));
        }));
        routes.Add("POST", Routes.AllowPass, AllowFacts, only.Only(async context =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.PassNumber);
            await Json.WriteNothing(context, await allow.Run(request.Number));
        }));
    }
}
