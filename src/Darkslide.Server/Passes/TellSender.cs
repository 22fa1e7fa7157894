using Darkslide.Protocol.Messages;
using Darkslide.Server.Blobs;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Records;

namespace Darkslide.Server.Passes;

/// <summary>Tells senders what they may still send: by their pass, and by the store.</summary>
internal sealed class TellSender(IDatabase database, DeadlineClock clock, StoreQuota quota)
{
    /// <summary>What the store still takes in bytes; null where it has no quota.</summary>
    public long? Room() => database.Read(quota.Left);

    /// <summary>Null where the request carries no pass.</summary>
    public SenderPass? Run(HttpContext context)
    {
        if (PassProof.Of(context) is not { } proof)
        {
            return null;
        }

        DateTimeOffset now = clock.Now;
        Pass? pass = database.Read(proof.Find);
        string state = pass?.StateAt(now) ?? PassStates.Unknown;
        return pass is not null && state == PassStates.Good ? Good(pass, now) : new SenderPass { State = state, Until = null, Bytes = null, Day = null, Renews = null };
    }

    private static SenderPass Good(Pass pass, DateTimeOffset now)
    {
        long day = Math.Max(Pass.DayOf(now), pass.Day);
        return new SenderPass
        {
            State = PassStates.Good,
            Until = pass.Until is { } until ? Moments.Time(until) : null,
            Bytes = new PassUse { Limit = pass.ByteLimit, Used = pass.Used },
            Day = new PassUse { Limit = pass.DayLimit, Used = pass.UsedOn(day) },
            Renews = Moments.Time((day + 1) * Moments.Day),
        };
    }
}
