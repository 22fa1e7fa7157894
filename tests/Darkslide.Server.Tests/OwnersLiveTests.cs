using System.Net;
using System.Text.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Live;
using Darkslide.Server.Records;
using Darkslide.Server.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Darkslide.Server.Tests;

/// <summary>An owner is told what happens to their share when it happens, to the end, and whatever came before.</summary>
public sealed class OwnersLiveTests
{
    [Fact]
    public async Task Every_event_comes_as_it_happens_none_of_another_share_and_after_the_last_the_end()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 2, 100, link => link.Password = new PasswordCost { MemoryKiB = 19_456, Passes = 2 }, _ => { }), other = await Owner.Publish(server);
        using StreamReader live = await LiveReading.Begin(owner);
        ShareLiveState first = State(await live.Event());
        Assert.Equal(("live", 0, 1L), (first.State, first.Viewing, first.Events.Count));

        await other.Links[0].Open();
        (await owner.Links[0].TryOpen(access: new byte[32])).Dispose();
        Assert.Equal(("wrong-password", 0), Happened(await live.Event(), 2));
        Assert.Equal(2, State(await live.Event()).Events.Count);
        await owner.Links[1].Open();
        Assert.Equal(("opened", 1), Happened(await live.Event(), 3));
        ShareLiveState opened = State(await live.Event());
        Assert.Equal((1, Head(await owner.Status())), (opened.Viewing, Convert.ToHexString(opened.Events.Head)));

        (await owner.RevokeShare()).Dispose();
        Assert.Equal(("ended", 0), Happened(await live.Event(), 4));
        Assert.Equal(("ended", 1), Happened(await live.Event(), 5));
        Assert.Equal("ended", State(await live.Event()).State);
        Assert.Equal("event: ended\ndata: {}\n", await live.Event());
        Assert.Null(await live.ReadLineAsync());
        using StreamReader after = await LiveReading.Begin(owner, "4");
        Assert.Equal(("ended", 1), Happened(await after.Event(), 5));
    }

    [Fact]
    public async Task Whoever_comes_back_is_told_what_was_missed_and_a_time_that_runs_out_is_told_too()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, link => link.Lifetime = 300);
        await owner.Links[0].Open();
        await server.Restart();
        using StreamReader live = await LiveReading.Begin(owner, "0");
        Assert.Equal(("published", null), Happened(await live.Event(), 1));
        Assert.Equal(("opened", 0), Happened(await live.Event(), 2));
        Assert.Equal(1, State(await live.Event()).Viewing);
        await server.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(("ended", 0), Happened(await Next(live), 3));
        Assert.Equal("ended", State(await live.Event()).State);
        Assert.Equal("event: ended\ndata: {}\n", await live.Event());
        // Ahead of what there is, as after the database was put back: told where it stands.
        using StreamReader ahead = await LiveReading.Begin(owner, "900");
        Assert.Equal(3, State(await ahead.Event()).Events.Count);
        foreach (string wrong in (string[])["-1", "x", "1.5", "99999999999999999999"])
        {
            using HttpResponseMessage refused = await owner.Live(wrong);
            Assert.Equal((HttpStatusCode.BadRequest, ProblemCodes.InvalidRequest), (refused.StatusCode, await TestLink.Code(refused)));
        }
    }

    [Fact]
    public async Task One_share_has_so_many_channels_and_no_more_and_takes_none_from_others_or_from_viewers()
    {
        await using TestServer server = await TestServer.Start(options => options.Openings.LiveChannels = OwnersChannel.OfOneShare + 1);
        Owner owner = await Owner.Publish(server), other = await Owner.Publish(server);
        var readers = new List<StreamReader>();
        for (int place = 0; place < OwnersChannel.OfOneShare; place++)
        {
            readers.Add(await LiveReading.Begin(owner));
        }

        using (HttpResponseMessage refused = await owner.Live())
        {
            Assert.Equal((HttpStatusCode.TooManyRequests, ProblemCodes.TooManyRequests), (refused.StatusCode, await TestLink.Code(refused)));
        }

        using StreamReader others = await LiveReading.Begin(other);
        using (HttpResponseMessage refused = await other.Live())
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        }

        using StreamReader viewer = await LiveReading.Begin(owner.Links[0], (await owner.Links[0].Open())!.Ticket);
        readers[0].Dispose();
        await Wait.Until(
            async () =>
            {
                using HttpResponseMessage again = await owner.Live();
                return again.IsSuccessStatusCode;
            },
            "A place that was left is never free again.");
        readers.ForEach(reader => reader.Dispose());
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_is_dropped_after_ten_seconds()
    {
        await using TestServer server = await TestServer.Start();
        string folder = TestServer.NewFolder();
        var hub = new LiveHub();
        await using var database = SqliteDatabase.Open(Path.Combine(folder, "x.db"), server.Clock, happened: hub.Change);
        long share = await database.Decide(decision => Share.Add(decision.Sql, ShareKeys.Add(decision.Sql, new byte[16], new byte[32]), 0, null));
        var aborted = new TaskCompletionSource();
        var context = new DefaultHttpContext();
        context.Features.Set<Microsoft.AspNetCore.Http.Features.IHttpRequestLifetimeFeature>(new Lifetime(aborted));
        context.Response.Body = new StuckStream();
        Task run = new OwnersChannel(database, hub, new DeadlineClock(server.Clock), CancellationToken.None)
            .Run(context, database.Read(sql => Share.Find(sql, share)!), null);
        server.Clock.Advance(TimeSpan.FromMilliseconds(9_999));
        Assert.False(run.IsCompleted);
        Assert.Equal(1, hub.Watching(share));
        server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await aborted.Task.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, hub.Watching(share));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The next event that is no state: time may have been told in between.</summary>
    private static async Task<string> Next(StreamReader live)
    {
        string text;
        do
        {
            text = await live.Event();
        }
        while (text.Contains("event: state", StringComparison.Ordinal));

        return text;
    }

    private static (string Kind, int? Link) Happened(string text, long id)
    {
        Assert.StartsWith($"id: {id}\nevent: happened\ndata: ", text, StringComparison.Ordinal);
        ShareEvent happened = JsonSerializer.Deserialize(Data(text), ProtocolJson.Default.ShareEvent)!;
        Assert.Equal(0, happened.Time.Second);
        return (happened.Kind, happened.Link);
    }

    private static ShareLiveState State(string text)
    {
        Assert.Contains("event: state\n", text, StringComparison.Ordinal);
        return JsonSerializer.Deserialize(Data(text), ProtocolJson.Default.ShareLiveState)!;
    }

    private static string Data(string text) => text[(text.IndexOf("data: ", StringComparison.Ordinal) + 6)..];

    private static string Head(StatusAnswer status)
        => Convert.ToHexString(status.Events.Aggregate(status.EventsBefore!.Head, (head, each) => EventChain.Next(head, each.Link, each.Time.ToUnixTimeSeconds() / 60, each.Kind)));

    private sealed class Lifetime(TaskCompletionSource aborted) : Microsoft.AspNetCore.Http.Features.IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort() => aborted.TrySetResult();
    }

    /// <summary>Takes nothing, like the connection of a reader that has stopped reading.</summary>
    private sealed class StuckStream : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
