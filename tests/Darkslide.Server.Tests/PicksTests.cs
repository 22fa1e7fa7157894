using System.Net;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>Sealed picks by the raw interface: who may read and write whose, what stays when a link ends, and what the limits are.</summary>
public sealed class PicksTests
{
    private static readonly Action<AddLinkTo> Own = link => link.Picks = PicksOffers.Own;
    private static readonly Action<AddLinkTo> Shared = link => link.Picks = PicksOffers.Shared;

    [Fact]
    public async Task What_a_holder_writes_they_and_the_owner_read_again_and_nobody_else()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, links: [Own, Own, _ => { }]);
        Owner stranger = await Owner.Publish(server, links: [Own]);
        byte[][] tickets = await Tickets(owner);
        byte[] other = (await Tickets(stranger))[0];
        byte[] picks = RandomNumberGenerator.GetBytes(5_000);
        await AssertNone(await owner.Links[0].GetPicks(tickets[0]));
        await AssertNone(await owner.Get("/api/shares/picks/0"));

        await Owner.Done(await owner.Links[0].PutPicks(tickets[0], picks, null));

        Assert.Equal(picks, await Bytes(await owner.Links[0].GetPicks(tickets[0])));
        Assert.Equal(picks, await Bytes(await owner.Get("/api/shares/picks/0")));
        await AssertNone(await owner.Links[1].GetPicks(tickets[1]));
        await AssertNone(await stranger.Links[0].GetPicks(other));
        await AssertNone(await stranger.Get("/api/shares/picks/0"));
        Assert.Equal("no-such-link", await TestLink.Code(await stranger.Get("/api/shares/picks/1")));
        foreach (int number in (int[])[0, 1, 2, 3, 499, -1])
        {
            // Not shared: nobody learns whether there is such a link.
            Assert.Equal("picks-not-offered", await TestLink.Code(await owner.Links[1].GetPicks(tickets[1], number)));
            Assert.Equal("picks-not-offered", await TestLink.Code(await stranger.Links[0].GetPicks(other, number)));
        }
    }

    [Fact]
    public async Task A_link_without_picks_says_so_on_every_way()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, links: [_ => { }, Shared]);
        byte[][] tickets = await Tickets(owner);
        await Owner.Done(await owner.Links[1].PutPicks(tickets[1], new byte[100], null));
        Assert.Equal("picks-not-offered", await TestLink.Code(await owner.Links[0].GetPicks(tickets[0])));
        Assert.Equal("picks-not-offered", await TestLink.Code(await owner.Links[0].PutPicks(tickets[0], new byte[100], null)));
        Assert.Equal("picks-not-offered", await TestLink.Code(await owner.Links[0].GetPicks(tickets[0], 1)));
        Assert.Equal("picks-not-offered", await TestLink.Code(await owner.Links[1].GetPicks(tickets[1], 0)));
        Assert.Equal("picks-not-offered", await TestLink.Code(await owner.Get("/api/shares/picks/0")));
        Assert.Equal("no-such-link", await TestLink.Code(await owner.Get("/api/shares/picks/7")));
        Assert.Equal([null, 1L], (await owner.Status()).Links.Select(link => link.Picks?.Version));
    }

    [Fact]
    public async Task Shared_picks_are_read_by_the_others_written_by_none_of_them_and_outlive_their_link()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, links: [Shared, Shared, Own]);
        byte[][] tickets = await Tickets(owner);
        byte[] picks = RandomNumberGenerator.GetBytes(300);
        await Owner.Done(await owner.Links[0].PutPicks(tickets[0], picks, null));
        Assert.Equal(picks, await Bytes(await owner.Links[1].GetPicks(tickets[1], 0)));
        Assert.Equal("picks-not-offered", await TestLink.Code(await owner.Links[2].GetPicks(tickets[2], 0)));
        Assert.Equal("picks-not-offered", await TestLink.Code(await owner.Links[0].GetPicks(tickets[0], 2)));
        using (HttpRequestMessage put = TestLink.WithTicket(HttpMethod.Put, "/api/picks/0", tickets[1]))
        using (HttpResponseMessage answer = await server.Http.SendAsync(put))
        {
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        }

        await Owner.Done(await owner.RevokeLink(0));
        Assert.Equal(picks, await Bytes(await owner.Links[1].GetPicks(tickets[1], 0)));
        Assert.Equal("link-unavailable", await TestLink.Code(await owner.Links[0].GetPicks(tickets[0], 1)));
    }

    [Fact]
    public async Task An_ended_link_reads_and_writes_no_picks_and_the_owner_reads_them_until_the_share_is_forgotten()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, links: [Own]);
        byte[] ticket = (await Tickets(owner))[0];
        byte[] picks = RandomNumberGenerator.GetBytes(4_000);
        await Owner.Done(await owner.Links[0].PutPicks(ticket, picks, null));
        await Owner.Done(await owner.RevokeShare());

        Assert.Equal("link-unavailable", await TestLink.Code(await owner.Links[0].GetPicks(ticket)));
        Assert.Equal("link-unavailable", await TestLink.Code(await owner.Links[0].PutPicks(ticket, picks, "\"1\"")));
        Assert.Equal(picks, await Bytes(await owner.Get("/api/shares/picks/0")));
        StatusAnswer status = await owner.Status();
        Assert.Equal((4_000L, 1L), (status.Bytes, status.Links[0].Picks!.Version));
        await server.Restart();
        Assert.Equal(picks, await Bytes(await owner.Get("/api/shares/picks/0")));
        Assert.Single(RawFiles.Holding(server.Folder, picks));

        server.Clock.Advance(TimeSpan.FromDays(31));
        await Wait.Until(() => RawFiles.Holding(server.Folder, picks).Count == 0, "Forgotten picks are still there.");
        Assert.Equal("not-owner", await TestLink.Code(await owner.Get("/api/shares/picks/0")));
    }

    [Fact]
    public async Task Only_whoever_saw_the_last_version_writes_the_next_and_the_one_before_is_gone()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, links: [Own]);
        TestLink link = owner.Links[0];
        byte[] ticket = (await Tickets(owner))[0];
        byte[] first = RandomNumberGenerator.GetBytes(4_000);
        Assert.Equal("picks-changed", await TestLink.Code(await link.PutPicks(ticket, first, "\"1\"")));
        Assert.Equal("\"1\"", (await Owner.Done(await link.PutPicks(ticket, first, null))).Headers.ETag!.Tag);
        Assert.Equal("picks-changed", await TestLink.Code(await link.PutPicks(ticket, first, null)));
        foreach (string wrong in (string[])["\"0\"", "\"2\""])
        {
            Assert.Equal("picks-changed", await TestLink.Code(await link.PutPicks(ticket, first, wrong)));
        }

        foreach (string unreadable in (string[])["*", "1", "W/\"1\"", "\"01\"", "\"1\", \"2\"", "\"x\""])
        {
            Assert.Equal("invalid-request", await TestLink.Code(await link.PutPicks(ticket, first, unreadable)));
        }

        byte[] second = RandomNumberGenerator.GetBytes(300);
        Assert.Equal("\"2\"", (await Owner.Done(await link.PutPicks(ticket, second, "\"1\""))).Headers.ETag!.Tag);
        using (HttpResponseMessage known = await link.GetPicks(ticket, ifNoneMatch: "\"2\""))
        {
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        }

        Assert.Equal(second, await Bytes(await link.GetPicks(ticket, ifNoneMatch: "\"1\"")));
        Assert.Equal(300 + (3 * 1_000), (await owner.Status()).Bytes);
        await Wait.Until(() => RawFiles.Holding(server.Folder, first).Count == 0, "The version before is still there.");
    }

    [Fact]
    public async Task Of_many_that_write_over_one_version_at_once_exactly_one_does()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, links: [Own]);
        byte[] ticket = (await Tickets(owner))[0];
        for (int version = 0; version < 5; version++)
        {
            string? tag = version == 0 ? null : $"\"{version}\"";
            byte[][] all = [.. Enumerable.Range(0, 20).Select(_ => RandomNumberGenerator.GetBytes(2_000))];
            HttpResponseMessage[] answers = await Task.WhenAll(all.Select(picks => owner.Links[0].PutPicks(ticket, picks, tag)));
            int won = Array.FindIndex(answers, answer => answer.IsSuccessStatusCode);
            Assert.Single(answers, answer => answer.IsSuccessStatusCode);
            Assert.All(answers.Where(answer => !answer.IsSuccessStatusCode), answer => Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode));
            Assert.Equal(all[won], await Bytes(await owner.Links[0].GetPicks(ticket)));
        }

        Assert.Equal(2_000 + (3 * 1_000), (await owner.Status()).Bytes);
        await Wait.Until(() => RawFiles.All(Path.Combine(server.Folder, "blobs")).Count(file => file.Bytes.Length == 2_000) == 1, "Writes that lost left bytes behind.");
    }

    [Fact]
    public async Task Limits_hold_in_size_and_rate_and_break_nothing()
    {
        await using TestServer server = await TestServer.Start(options => options.Picks.WritesPerSecond = 3);
        Owner owner = await Owner.Publish(server, links: [Own, Own]);
        byte[][] tickets = await Tickets(owner);
        TestLink link = owner.Links[0];
        Assert.Equal("invalid-request", await TestLink.Code(await link.PutPicks(tickets[0], new byte[55], null)));
        Assert.Equal("too-large", await TestLink.Code(await link.PutPicks(tickets[0], new byte[Limits.PicksBytes + 1], null)));
        byte[] largest = RandomNumberGenerator.GetBytes(Limits.PicksBytes);
        await Owner.Done(await link.PutPicks(tickets[0], largest, null));
        await Owner.Done(await link.PutPicks(tickets[0], largest, "\"1\""));
        using (HttpResponseMessage busy = await link.PutPicks(tickets[0], largest, "\"2\""))
        {
            Assert.Equal("too-many-requests", await TestLink.Code(busy));
            Assert.NotNull(busy.Headers.RetryAfter);
        }

        await Owner.Done(await owner.Links[1].PutPicks(tickets[1], new byte[56], null));
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await Owner.Done(await link.PutPicks(tickets[0], largest, "\"2\""));
        Assert.Equal(largest, await Bytes(await link.GetPicks(tickets[0])));
    }

    [Fact]
    public async Task A_full_quota_refuses_picks_and_keeps_those_that_are_there()
    {
        await using TestServer server = await TestServer.Start(options => options.Store.QuotaBytes = 1_048_576);
        Owner owner = await Owner.Publish(server, links: [Own]);
        byte[] ticket = (await Tickets(owner))[0];
        byte[] picks = RandomNumberGenerator.GetBytes(5_000);
        await Owner.Done(await owner.Links[0].PutPicks(ticket, picks, null));
        Assert.Equal("storage-full", await TestLink.Code(await owner.Links[0].PutPicks(ticket, new byte[2_000_000], "\"1\"")));
        Assert.Equal(picks, await Bytes(await owner.Links[0].GetPicks(ticket)));
    }

    [Fact]
    public async Task A_link_that_is_added_again_must_offer_the_same()
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await owner.Draft();
        TestLink link = await owner.AddLink(Own);
        var how = new AddLinkTo { Blobs = [.. owner.Blobs.Keys.Order()], Picks = PicksOffers.Own };
        Assert.Equal(HttpStatusCode.OK, (await owner.SendLink(link, how)).StatusCode);
        foreach (string? other in (string?[])[PicksOffers.Shared, null])
        {
            how.Picks = other;
            Assert.Equal("link-exists", await TestLink.Code(await owner.SendLink(link, how)));
        }

        how.Picks = "all";
        Assert.Equal("invalid-request", await TestLink.Code(await owner.SendLink(link, how)));
    }

    // Not a fault: a browser would write one down for every 404.
    private static async Task AssertNone(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    private static async Task<byte[][]> Tickets(Owner owner)
        => [.. (await Task.WhenAll(owner.Links.Select(link => link.Open()))).Select(opening => opening!.Ticket)];

    private static async Task<byte[]> Bytes(HttpResponseMessage answer)
    {
        using HttpResponseMessage done = await Owner.Done(answer);
        return await done.Content.ReadAsByteArrayAsync();
    }
}
