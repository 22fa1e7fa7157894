using Darkslide.Protocol;
using Darkslide.Server.Codes;
using Darkslide.Server.Http;
using Darkslide.Server.Passkeys;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Openings;

/// <summary>Addresses of openings.</summary>
internal static class OpeningsApi
{
    // A picture has two; there may be more renditions one day.
    private const int MostBlobs = 16;

    private static readonly RouteFacts OpenFacts = new("Opens a link", Caller.Anyone)
    {
        Body = ProtocolJson.Default.OpenRequest,
        Answers = [new(200, ProtocolJson.Default.OpenAnswer)],
        Problems =
        [
            ProblemCodes.LinkUnavailable, ProblemCodes.NotStarted, ProblemCodes.LinkLocked, ProblemCodes.WrongPassword, ProblemCodes.CodeNeeded, ProblemCodes.WrongCode,
            ProblemCodes.PasskeyNeeded, ProblemCodes.WrongPasskey, ProblemCodes.OtherPasskey, ProblemCodes.DeviceNeeded, ProblemCodes.OldChallenge,
            ProblemCodes.WrongSignature, ProblemCodes.OtherDevice, ProblemCodes.TooManyRequests, ProblemCodes.StorageFull,
        ],
    };

    private static readonly RouteFacts FinishFacts = new("Says that everything was saved", Caller.Ticket)
    {
        Answers = [new(204)],
        Problems = [ProblemCodes.LinkUnavailable, ProblemCodes.OpeningOver, ProblemCodes.StorageFull],
    };

    private static readonly RouteFacts DeliverFacts = new("Says that one picture was saved", Caller.Ticket)
    {
        Body = ProtocolJson.Default.DeliverRequest,
        Answers = [new(204)],
        Problems = [ProblemCodes.LinkUnavailable, ProblemCodes.OpeningOver, ProblemCodes.NoSuchBlob, ProblemCodes.StorageFull],
    };

    public static void Map(IEndpointRouteBuilder routes, string? origin, LookGuard guard, OpenLink open, FinishOpening finish, Tickets tickets, DeliverPicture deliver)
    {
        routes.Add("POST", Routes.Openings, OpenFacts, async context =>
        {
            if (!guard.MayLook())
            {
                await ProblemAnswer.Write(context, ProblemCodes.TooManyRequests);
                return;
            }

            var request = await Json.Read(context, ProtocolJson.Default.OpenRequest);
            Check.Length("locator", request.Locator, Limits.IdBytes);
            Check.Length("access", request.Access, Limits.KeyBytes);
            Check.Length("opening", request.Opening, Limits.IdBytes);
            if (request.Code is { } code)
            {
                CodesApi.Require(code);
            }

            if (request.Passkey is { } passkey)
            {
                PasskeysApi.Require(passkey);
            }

            if (request.Device is { } device)
            {
                Check.Length("device.key", device.Key, DeviceSigning.KeyBytes);
                Check.That(device.Key[0] == DeviceSigning.Uncompressed, "device.key", "device.key must be an uncompressed point.");
                Check.Length("device.challenge", device.Challenge, Limits.KeyBytes);
                Check.Length("device.signature", device.Signature, DeviceSigning.SignatureBytes);
            }

            await Json.Write(context, await open.Run(request, PasskeyPlace.Of(origin, context.Request.Host)), 200, ProtocolJson.Default.OpenAnswer);
        });
        routes.Add("POST", Routes.FinishOpening, FinishFacts, async context =>
        {
            Capability.TryReadTicket(context.Request.Headers.Authorization, out byte[] ticket);
            await Json.WriteNothing(context, await finish.Run(ticket));
        });
        routes.Add("POST", Routes.DeliverPicture, DeliverFacts, async context =>
        {
            Capability.TryReadTicket(context.Request.Headers.Authorization, out byte[] ticket);
            // Who may not deliver learns that first, whatever they send.
            if (tickets.Find(ticket).Refusal is { } refusal)
            {
                await ProblemAnswer.Write(context, refusal);
                return;
            }

            var request = await Json.Read(context, ProtocolJson.Default.DeliverRequest);
            Check.That(request.Blobs is { Length: >= 1 and <= MostBlobs }, "blobs", $"blobs must have 1 to {MostBlobs} numbers.");
            await Json.WriteNothing(context, await deliver.Run(ticket, request.Blobs));
        });
    }
}
