using System.Globalization;
using Darkslide.Protocol;
using Darkslide.Server.Http;
using Darkslide.Server.Shares;

namespace Darkslide.Server.Live;

/// <summary>The live channels' addresses. Viewers and owners have rooms of their own: neither can take the other's.</summary>
internal static class LiveApi
{
    private static readonly RouteFacts Facts = new("The live channel of an opening", Caller.Ticket)
    {
        Answers = [new(200, Type: "text/event-stream")],
        Problems = [ProblemCodes.LinkUnavailable, ProblemCodes.OpeningOver, ProblemCodes.TooManyRequests],
    };

    private static readonly RouteFacts OwnersFacts = new("The live channel of a share's owner", Caller.Owner)
    {
        RequestHeaders = ["Last-Event-ID"],
        Answers = [new(200, Type: "text/event-stream")],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.InvalidRequest, ProblemCodes.TooManyRequests],
    };

    public static void Map(IEndpointRouteBuilder routes, Owners owners, LiveChannel channel, OwnersChannel ownersChannel, int channelsAtOnce)
    {
        var viewersRoom = new Room(channelsAtOnce);
        var ownersRoom = new Room(channelsAtOnce);
        routes.Add("GET", Routes.Live, Facts, context => viewersRoom.Enter(context, () =>
        {
            Capability.TryReadTicket(context.Request.Headers.Authorization, out byte[] ticket);
            return channel.Run(context, ticket);
        }));
        routes.Add("GET", Routes.ShareLive, OwnersFacts, owners.Only((context, share) =>
        {
            long? from = LastEvent(context.Request);
            return ownersRoom.Enter(context, () => ownersChannel.Run(context, share, from));
        }));
    }

    private static long? LastEvent(HttpRequest request)
    {
        string text = request.Headers["Last-Event-ID"].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        bool isPlace = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long place);
        Check.That(isPlace, "Last-Event-ID", "Last-Event-ID must be the id of the last event that was told.");
        return place;
    }
}
