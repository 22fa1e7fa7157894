using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Devices;

/// <summary>Lets more devices open a link. A limit, and not "one more": said again after a lost answer it changes nothing.</summary>
internal sealed class AllowDevices(IDatabase database, DeadlineClock clock)
{
    public Task<Result<Done>> Run(long shareId, int number, int limit) => database.Decide<Result<Done>>(decision =>
    {
        DateTimeOffset now = clock.Now;
        Result<Link> found = LivingLink.Find(decision.Sql, shareId, number, now.Milliseconds());
        if (found.Value is not { } link)
        {
            return found.Refusal!;
        }

        if (link.Devices is not { } before)
        {
            return ProblemCodes.NotBound;
        }

        if (limit > before)
        {
            decision.Sql.Execute("UPDATE links SET devices = @limit WHERE id = @link", ("@limit", limit), ("@link", link.Id));
            Events.Note(decision, shareId, number, Events.DeviceAllowed, now.Minutes());
        }

        return default(Done);
    });
}
