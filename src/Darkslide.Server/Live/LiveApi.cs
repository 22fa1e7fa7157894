using Darkslide.Protocol;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Live;

/// <summary>The live channel's address.</summary>
internal static class LiveApi
{
    private static readonly RouteFacts Facts = new("The live channel of an opening", Caller.Ticket)
    {
        Answers = [new(200, Type: "text/event-stream")],
        Problems = [ProblemCodes.LinkUnavailable, ProblemCodes.OpeningOver, ProblemCodes.TooManyRequests],
    };

    public static void Map(IEndpointRouteBuilder routes, LiveChannel channel, int channelsAtOnce)
    {
        int open = 0;
        routes.Add("GET", Routes.Live, Facts, async context =>
        {
            try
            {
                bool hasRoom = Interlocked.Increment(ref open) <= channelsAtOnce;
                Capability.TryReadTicket(context.Request.Headers.Authorization, out byte[] ticket);
                await (hasRoom ? channel.Run(context, ticket) : ProblemAnswer.Write(context, ProblemCodes.TooManyRequests));
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        });
    }
}
