using System.Text;
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
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    public async Task Run(HttpContext context, byte[] ticket)
    {
        Result<HeldOpening> first = tickets.Find(ticket);
        if (first.Value is not { } held)
        {
            await ProblemAnswer.Write(context, first.Refusal!);
            return;
        }

        using LinkWatch watch = hub.Watch(held.Link.Id);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        Begin(context.Response);
        await Follow(context.Response, watch, ticket, stop.Token);
    }

    private static void Begin(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        // nginx would otherwise gather events before it passes them on.
        response.Headers["X-Accel-Buffering"] = "no";
    }

    private async Task Follow(HttpResponse response, LinkWatch watch, byte[] ticket, CancellationToken stop)
    {
        (long Expires, long LeaseEnds, int Revision, int Deliveries)? told = null;
        while (!stop.IsCancellationRequested)
        {
            Result<HeldOpening> now = tickets.Find(ticket);
            if (now.Value is not { } held)
            {
                await Tell(response, now.Refusal!.Code == ProblemCodes.OpeningOver ? "opening-over" : "ended", "{}", stop);
                return;
            }

            (long Expires, long LeaseEnds, int Revision, int Deliveries) state = (held.Link.Expires!.Value, held.Opening.LeaseEnds, held.Link.Revision, held.Link.Deliveries);
            await (told == state ? Send(response, ": \n\n", stop) : Tell(response, "state", State(held.Link, state.LeaseEnds), stop));
            told = state;
            await watch.Changed(Patience(state.Expires, state.LeaseEnds), clock.Provider, stop);
        }
    }

    private TimeSpan Patience(long expires, long leaseEnds)
    {
        TimeSpan left = Moments.Time(Math.Min(expires, leaseEnds)) - clock.Now;
        return left < Heartbeat ? (left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1)) : Heartbeat;
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

    private static Task Tell(HttpResponse response, string name, string data, CancellationToken stop)
        => Send(response, $"event: {name}\ndata: {data}\n\n", stop);

    private static async Task Send(HttpResponse response, string text, CancellationToken stop)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
        await response.Body.FlushAsync(stop);
    }
}
