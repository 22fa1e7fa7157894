using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>An opening that shows pictures for some seconds shows them no longer, whatever is asked meanwhile.</summary>
public sealed class ShowForTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task The_clock_starts_with_the_first_picture_and_not_with_the_manifest()
    {
        await using TestServer server = await TestServer.Start();
        (Owner _, TestLink link, OpenAnswer opening) = await Shown(server, 30);
        Assert.Equal(30, opening.ShowSeconds);
        Assert.True(opening.Metered);
        await Fetched(link, opening, 0);
        server.Clock.Advance(TimeSpan.FromSeconds(600));
        await Fetched(link, opening, 0);
        await Fetched(link, opening, 1);
        server.Clock.Advance(TimeSpan.FromSeconds(30) - Instant);
        await Fetched(link, opening, 2);
        server.Clock.Advance(Instant);
        Assert.Equal(ProblemCodes.OpeningOver, await TestLink.Code(await link.Fetch(opening.Ticket, 1)));
        Assert.Equal(ProblemCodes.OpeningOver, await TestLink.Code(await link.Fetch(opening.Ticket, 0)));
    }

    [Fact]
    public async Task Nothing_renews_it_neither_blobs_nor_a_reload_nor_finishing()
    {
        await using TestServer server = await TestServer.Start();
        (Owner _, TestLink link, _) = await Shown(server, 30);
        byte[] id = TestLink.NewOpening();
        OpenAnswer opening = (await link.Open(id))!;
        await Fetched(link, opening, 1);
        for (int second = 0; second < 29; second++)
        {
            server.Clock.Advance(TimeSpan.FromSeconds(1));
            await Fetched(link, opening, 1 + (second % 2));
            opening = (await link.Open(id))!;
            await Owner.Done(await link.Finish(opening.Ticket));
        }

        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(1), opening.LeaseEnds);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ProblemCodes.OpeningOver, await TestLink.Code(await link.Fetch(opening.Ticket, 1)));
    }

    [Fact]
    public async Task A_manifest_alone_keeps_no_opening_alive()
    {
        await using TestServer server = await TestServer.Start();
        (Owner _, TestLink link, OpenAnswer opening) = await Shown(server, 30);
        for (int minute = 0; minute < 29; minute++)
        {
            await Fetched(link, opening, 0);
            server.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await Fetched(link, opening, 0);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ProblemCodes.OpeningOver, await TestLink.Code(await link.Fetch(opening.Ticket, 0)));
    }

    [Fact]
    public async Task Many_first_pictures_at_once_start_one_clock()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link, OpenAnswer opening) = await Shown(server, 10);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            server.Clock.Advance(Instant);
            await Fetched(link, opening, 1 + (i % 2));
        }));
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(ProblemCodes.OpeningOver, await TestLink.Code(await link.Fetch(opening.Ticket, 1)));
        Assert.Equal(0, (await owner.Status()).Links[0].Viewing);
    }

    [Fact]
    public async Task A_one_time_link_is_used_up_and_destroyed_when_its_seconds_are_over()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link, OpenAnswer opening) = await Shown(server, 30, how => how.Views = 1);
        await Fetched(link, opening, 1);
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(ProblemCodes.LinkUnavailable, await TestLink.Code(await link.Fetch(opening.Ticket, 1)));
        Assert.Equal(ProblemCodes.LinkUnavailable, await TestLink.Code(await link.TryOpen()));
        await Wait.Until(() => RawFiles.Holding(server.Folder, owner.Blobs[1]).Count == 0, "The blobs are still there.");
        Assert.Equal("used-up", (await owner.Status()).Links[0].Reason);
    }

    [Fact]
    public async Task Where_openings_are_left_another_one_has_its_own_seconds()
    {
        await using TestServer server = await TestServer.Start();
        (Owner _, TestLink link, OpenAnswer first) = await Shown(server, 30, how => how.Views = 2);
        await Fetched(link, first, 1);
        server.Clock.Advance(TimeSpan.FromSeconds(20));
        OpenAnswer second = (await link.Open())!;
        await Fetched(link, second, 1);
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(ProblemCodes.OpeningOver, await TestLink.Code(await link.Fetch(first.Ticket, 1)));
        await Fetched(link, second, 1);
        server.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(ProblemCodes.LinkUnavailable, await TestLink.Code(await link.Fetch(second.Ticket, 1)));
    }

    [Fact]
    public async Task Whoever_looks_hears_when_it_will_be_over_and_that_it_is()
    {
        await using TestServer server = await TestServer.Start();
        (Owner _, TestLink link, OpenAnswer opening) = await Shown(server, 30);
        using StreamReader live = await LiveReading.Begin(link, opening.Ticket);
        Assert.Contains("\"leaseEnds\":\"2026-11-23T10:30:00Z\"", await live.Event(), StringComparison.Ordinal);
        await Fetched(link, opening, 1);
        Assert.Contains("\"leaseEnds\":\"2026-11-23T10:00:30Z\"", await live.Event(), StringComparison.Ordinal);
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("event: opening-over", await live.Event(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transfer_that_runs_when_the_seconds_are_over_breaks_off()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 2, 7_000_000, how => how.ShowSeconds = 5);
        OpenAnswer opening = (await owner.Links[0].Open())!;
        using HttpResponseMessage blob = await owner.Links[0].Fetch(opening.Ticket, 1);
        await using Stream body = await blob.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[100_000]);
        server.Clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task Asking_only_for_the_head_or_beside_the_blob_starts_no_clock()
    {
        await using TestServer server = await TestServer.Start();
        (Owner _, TestLink link, OpenAnswer opening) = await Shown(server, 30);
        using (HttpRequestMessage head = TestLink.WithTicket(HttpMethod.Head, "/api/blobs/1", opening.Ticket))
        {
            await Owner.Done(await server.Http.SendAsync(head));
        }

        Assert.Equal(ProblemCodes.NoSuchBlob, await TestLink.Code(await link.Fetch(opening.Ticket, 99)));
        server.Clock.Advance(TimeSpan.FromSeconds(60));
        await Fetched(link, opening, 1);
        server.Clock.Advance(TimeSpan.FromSeconds(30) - Instant);
        using HttpResponseMessage piece = await link.Fetch(opening.Ticket, 2, request => request.Headers.TryAddWithoutValidation("Range", "bytes=0-0"));
        Assert.Equal(206, (int)piece.StatusCode);
    }

    [Fact]
    public async Task The_seconds_survive_a_restart_and_the_limit_has_bounds()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link, OpenAnswer opening) = await Shown(server, 30);
        await Fetched(link, opening, 1);
        await server.Restart();
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(ProblemCodes.OpeningOver, await TestLink.Code(await link.Fetch(opening.Ticket, 1)));
        var other = new TestLink(() => server.Http) { Number = 7 };
        foreach (int seconds in new[] { 0, -1, Limits.LongestShowSeconds + 1 })
        {
            Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await owner.SendLink(other, new AddLinkTo { ShowSeconds = seconds, Blobs = [0] })));
        }
    }

    private static async Task<(Owner Owner, TestLink Link, OpenAnswer Opening)> Shown(TestServer server, int seconds, Action<AddLinkTo>? set = null)
    {
        Owner owner = await Owner.Publish(server, 3, 1_000, how =>
        {
            how.ShowSeconds = seconds;
            set?.Invoke(how);
        });
        TestLink link = owner.Links[0];
        Assert.Equal(seconds, (await link.Describe()).ShowSeconds);
        return (owner, link, (await link.Open())!);
    }

    private static async Task Fetched(TestLink link, OpenAnswer opening, int number)
    {
        using HttpResponseMessage answer = await Owner.Done(await link.Fetch(opening.Ticket, number));
        await answer.Content.ReadAsByteArrayAsync();
    }
}
