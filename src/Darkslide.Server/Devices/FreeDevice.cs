using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Devices;

/// <summary>Takes a device's place from it, so that another can have it. Said again it changes nothing. What the device has open goes on until its lease is over.</summary>
internal sealed class FreeDevice(IDatabase database, DeadlineClock clock, Aftermath aftermath)
{
    public async Task<Result<Done>> Run(long shareId, int number, int device)
    {
        Result<Done> result = await database.Decide(decision => Decide(decision, shareId, number, device));
        if (result.Refusal is null)
        {
            await aftermath.Done();
        }

        return result;
    }

    private Result<Done> Decide(Decision decision, long shareId, int number, int device)
    {
        DateTimeOffset now = clock.Now;
        Result<Link> found = LivingLink.Find(decision.Sql, shareId, number, now.Milliseconds());
        if (found.Value is not { } link)
        {
            return found.Refusal!;
        }

        if (link.Devices is null)
        {
            return ProblemCodes.NotBound;
        }

        if (Device.Find(decision.Sql, link.Id, device) is { } there)
        {
            Device.Delete(decision.Sql, there.Id);
            decision.Cleanse();
            Events.Note(decision, shareId, number, Events.DeviceFreed, now.Minutes());
        }

        return default(Done);
    }
}
