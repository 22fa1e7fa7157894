using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;

namespace Darkslide.Server.Records;

/// <summary>What the holder of a pass is told of it.</summary>
internal static class ToldPass
{
    /// <summary>Where it isn't good, only that.</summary>
    public static SenderPass Of(Pass? pass, DateTimeOffset now)
    {
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
