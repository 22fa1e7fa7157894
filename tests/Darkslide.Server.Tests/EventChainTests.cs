using System.Net;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>A share's events are one chain, also when the oldest are no longer kept and decisions come at once.</summary>
public sealed class EventChainTests
{
    private const int Enough = 1_200;

    [Fact]
    public async Task The_chain_goes_on_over_a_restart_decisions_at_once_and_events_that_are_no_longer_kept()
    {
        await using TestServer server = await TestServer.Start(options => options.Rates.AsksPerMinute = 100_000);
        Owner owner = await Owner.Publish(server, 1, 100);
        StatusAnswer first = await owner.Status();
        Assert.Equal(0, first.EventsBefore!.Count);
        Assert.Equal(EventChain.Start, first.EventsBefore.Head);
        await server.Restart();

        await Parallel.ForAsync(0, Enough, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (_, _) => Assert.Equal(HttpStatusCode.NoContent, (await owner.Unlock(0)).StatusCode));

        StatusAnswer last = await owner.Status();
        Assert.Equal(1_000, last.Events.Count);
        Assert.Equal(first.Events.Count + Enough, last.EventsBefore!.Count + last.Events.Count);
        // What was left out was unlocked as well, by turns that nobody knows; the same events always give the same head.
        StatusAnswer again = await owner.Status();
        Assert.Equal(Head(last), Head(again));
        (await owner.Unlock(0)).Dispose();
        StatusAnswer more = await owner.Status();
        Assert.Equal(last.EventsBefore.Count + 1, more.EventsBefore!.Count);
        Assert.Equal(Next(last.EventsBefore.Head, last.Events[0]), more.EventsBefore.Head);
        Assert.Equal(Next(Head(last), more.Events[^1]), Head(more));
    }

    private static byte[] Head(StatusAnswer status) => status.Events.Aggregate(status.EventsBefore!.Head, Next);

    private static byte[] Next(byte[] head, ShareEvent each) => EventChain.Next(head, each.Link, each.Time.ToUnixTimeSeconds() / 60, each.Kind);
}
