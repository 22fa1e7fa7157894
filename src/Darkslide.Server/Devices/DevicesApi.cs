using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;
using Darkslide.Server.Shares;
using Darkslide.Server.Start;

namespace Darkslide.Server.Devices;

/// <summary>Addresses of devices.</summary>
internal static class DevicesApi
{
    private static readonly RouteFacts ChallengeFacts = new("What a device signs to open a link", Caller.Anyone)
    {
        Body = ProtocolJson.Default.ChallengeRequest,
        Answers = [new(200, ProtocolJson.Default.ChallengeAnswer)],
        Problems = [ProblemCodes.TooManyRequests],
    };

    private static readonly RouteFacts FreeFacts = new("Takes a device's place from it", Caller.Owner)
    {
        Body = ProtocolJson.Default.FreeDeviceRequest,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoSuchLink, ProblemCodes.LinkEnded, ProblemCodes.NotBound, ProblemCodes.StorageFull],
    };

    private static readonly RouteFacts AllowFacts = new("Lets more devices open a link", Caller.Owner)
    {
        Body = ProtocolJson.Default.AllowDevicesRequest,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoSuchLink, ProblemCodes.LinkEnded, ProblemCodes.NotBound, ProblemCodes.StorageFull],
    };

    public static void Map(
        IEndpointRouteBuilder routes, Owners owners, LookGuard guard, FreshChallenges challenges, FreeDevice free, AllowDevices allow)
    {
        routes.Add("POST", Routes.DeviceChallenge, ChallengeFacts, context => Challenge(context, guard, challenges));
        routes.Add("POST", Routes.FreeDevice, FreeFacts, owners.Only(async (context, share) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.FreeDeviceRequest);
            Check.That(request.Device >= 1, "device", "device must be 1 or more.");
            await Json.WriteNothing(context, await free.Run(share.Id, request.Number, request.Device));
        }));
        routes.Add("POST", Routes.AllowDevices, AllowFacts, owners.Only(async (context, share) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.AllowDevicesRequest);
            Check.Within("limit", request.Limit, 1, Limits.Devices);
            await Json.WriteNothing(context, await allow.Run(share.Id, request.Number, request.Limit));
        }));
    }

    // Any locator gets one: whether there is such a link is not told.
    private static async Task Challenge(HttpContext context, LookGuard guard, FreshChallenges challenges)
    {
        if (!guard.MayLook())
        {
            await ProblemAnswer.Write(context, ProblemCodes.TooManyRequests);
            return;
        }

        var request = await Json.Read(context, ProtocolJson.Default.ChallengeRequest);
        Check.Length("locator", request.Locator, Limits.IdBytes);
        var answer = new ChallengeAnswer { Challenge = challenges.Make(request.Locator) };
        await Json.Write(context, 200, answer, ProtocolJson.Default.ChallengeAnswer);
    }
}
