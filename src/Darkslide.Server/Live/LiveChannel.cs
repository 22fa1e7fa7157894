using System.Text.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Openings;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Live;

/// <summary>
/// The live channel of one opening (server-sent events). It holds no state of its own: when anything happens it looks at
/// the database again and tells what is new.
/// </summary>
internal sealed class LiveChannel(Tickets tickets, LiveHub hub, DeadlineClock clock, CancellationToken stopping)
{
    public async Task Run(HttpContext context, byte[] ticket)
    {
        Result<HeldOpening> first = tickets.Find(ticket);
        if (first.Value is not { } held)
        {
            await ProblemAnswer.Write(context, first.Refusal!);
            return;
        }

        using LinkWatch watch = hub.Watch(held.Link.Id);
        using var stream = new EventStream(context, clock.Provider, stopping);
        stream.Begin();
        await Follow(stream, watch, ticket);
    }

    private async Task Follow(EventStream stream, LinkWatch watch, byte[] ticket)
    {
        (long Expires, long LeaseEnds, int Revision, int Deliveries)? told = null;
        while (!stream.Stop.IsCancellationRequested)
        {
            Result<HeldOpening> now = tickets.Find(ticket);
            if (now.Value is not { } held)
            {
                await stream.Tell(now.Refusal!.Code == ProblemCodes.OpeningOver ? "opening-over" : "ended", "{}");
                return;
            }

            (long Expires, long LeaseEnds, int Revision, int Deliveries) state = (held.Link.Expires!.Value, held.Opening.LeaseEnds, held.Link.Revision, held.Link.Deliveries);
            await (told == state ? stream.Alive() : stream.Tell("state", State(held.Link, state.LeaseEnds)));
            told = state;
            await watch.Changed(Patience(state.Expires, state.LeaseEnds), clock.Provider, stream.Stop);
        }
    }

    private TimeSpan Patience(long expires, long leaseEnds)
    {
        TimeSpan left = Moments.Time(Math.Min(expires, leaseEnds)) - clock.Now;
        return left < EventStream.Heartbeat ? (left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1)) : EventStream.Heartbeat;
    }

    private string State(Link link, long leaseEnds) => JsonSerializer.Serialize(
        new LiveState
        {
            Expires = Moments.Time(link.Expires!.Value),
            LeaseEnds = Moments.Time(leaseEnds),
            Revision = link.Revision,
            Delivered = link.Delivered.ForWire,
            Now = clock.Now,
        },
        ProtocolJson.Default.LiveState);
}
