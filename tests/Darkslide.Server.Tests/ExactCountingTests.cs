using System.Net;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>N views are N openings: never more under any race, crash or replay, never fewer for what nobody got to see.</summary>
public sealed class ExactCountingTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(1_800);

    [Fact]
    public async Task Of_200_at_once_exactly_5_get_a_key_half_in_each_of_50_rounds()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, [.. Enumerable.Repeat<Action<AddLinkTo>>(link => link.Views = 5, 50)]);
        foreach (TestLink link in owner.Links)
        {
            OpenAnswer?[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => link.Open()));
            Assert.Equal(5, answers.Count(answer => answer is not null));
            Assert.All(answers.OfType<OpenAnswer>(), answer => Assert.Equal(link.KeyHalf, answer.KeyHalf));
        }

        Assert.All((await owner.Status()).Links, link => Assert.Equal(5, link.Openings));
    }

    [Fact]
    public async Task Of_200_at_once_exactly_5_get_a_key_half_when_the_server_is_killed_in_the_middle()
    {
        await using ServerProcess server = await ServerProcess.Start();
        var owner = new Owner(() => server.Http);
        await owner.Draft(1, 200_000);
        for (int round = 0; round < 5; round++)
        {
            await owner.AddLink(link => link.Views = 5);
        }

        await Owner.Done(await owner.Publish());
        foreach (TestLink link in owner.Links)
        {
            byte[][] ids = [.. Enumerable.Range(0, 200).Select(_ => TestLink.NewOpening())];
            int answered = 0;
            Task<OpenAnswer?>[] before = [.. ids.Select(id => TryOnce(link, id, () => Interlocked.Increment(ref answered)))];
            await Wait.Until(() => answered >= 1 + link.Number, "Nobody was answered.");
            server.Kill();
            OpenAnswer?[] got = await Task.WhenAll(before);
            await server.StartAgain();

            // Everybody says the same once more, twice over.
            OpenAnswer?[] again = await Task.WhenAll(ids.Select(id => link.Open(id)));
            OpenAnswer?[] third = await Task.WhenAll(ids.Select(id => link.Open(id)));
            Assert.Equal(5, again.Count(answer => answer is not null));
            for (int i = 0; i < ids.Length; i++)
            {
                Assert.Equal(again[i]?.Ticket, third[i]?.Ticket);
                if (got[i] is { } first)
                {
                    Assert.Equal(first.Ticket, again[i]?.Ticket);
                    Assert.Equal(first.KeyHalf, again[i]?.KeyHalf);
                }
            }

            foreach (OpenAnswer opening in again.OfType<OpenAnswer>())
            {
                Assert.Equal(link.KeyHalf, opening.KeyHalf);
                using HttpResponseMessage blob = await Owner.Done(await link.Fetch(opening.Ticket, 0));
                Assert.Equal(owner.Blobs[0], await blob.Content.ReadAsByteArrayAsync());
            }
        }

        static async Task<OpenAnswer?> TryOnce(TestLink link, byte[] id, Action answered)
        {
            try
            {
                OpenAnswer? answer = await link.Open(id);
                answered();
                return answer;
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task A_lost_answer_costs_nothing_and_the_same_opening_gets_the_same_answer_across_a_restart()
    {
        await using TestServer server = await TestServer.Start();
        TestLink link = (await Owner.Publish(server, 1, 100, link => link.Views = 1)).Links[0];
        byte[] id = TestLink.NewOpening();
        OpenAnswer first = (await link.Open(id))!;
        await server.Restart();
        OpenAnswer again = (await link.Open(id))!;
        Assert.Equal((first.Ticket, first.KeyHalf, first.LeaseEnds), (again.Ticket, again.KeyHalf, again.LeaseEnds), Same);
        Assert.Null(await link.Open());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(99)]
    [InlineData(100)]
    public async Task A_download_broken_off_goes_on_within_its_lease(int percent)
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 2_000_000, link => link.Views = 1);
        TestLink link = owner.Links[0];
        byte[] id = TestLink.NewOpening();
        OpenAnswer opening = (await link.Open(id))!;
        int cut = owner.Blobs[0].Length / 100 * percent;
        byte[] had = new byte[cut];
        using (HttpResponseMessage broken = await link.Fetch(opening.Ticket, 0))
        {
            await using Stream body = await broken.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(had);
        }

        opening = (await link.Open(id))!;
        if (cut < owner.Blobs[0].Length)
        {
            using HttpResponseMessage rest = await Owner.Done(await link.Fetch(opening.Ticket, 0, request => request.Headers.Range = new(cut, null)));
            Assert.Equal(owner.Blobs[0], had.Concat(await rest.Content.ReadAsByteArrayAsync()).ToArray());
        }

        using HttpResponseMessage whole = await Owner.Done(await link.Fetch(opening.Ticket, 0));
        Assert.Equal(owner.Blobs[0], await whole.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, (await owner.Status()).Links[0].Openings);
    }

    [Fact]
    public async Task What_nobody_saw_is_given_back_when_its_lease_is_over_and_not_a_tick_before()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, link => link.Views = 1);
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        await server.Pass(LeaseTime - Tick);
        Assert.Equal("link-unavailable", await TestLink.Code(await link.TryDescribe()));
        Assert.Null(await link.Open());
        await server.Pass(Tick);
        Assert.Equal("opening-over", await TestLink.Code(await link.Fetch(opening.Ticket, 0)));
        Assert.Equal(1, (await link.Describe()).Views!.Left);
        Assert.NotNull(await link.Open());
        Assert.Contains((await owner.Status()).Events, e => e.Kind == "returned");
    }

    [Fact]
    public async Task What_was_served_is_used_when_its_lease_is_over_and_not_a_tick_before()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, link => link.Views = 1);
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        await Owner.Done(await link.Fetch(opening.Ticket, 0));
        await server.Pass((LeaseTime / 2) - Tick);
        await Owner.Done(await link.Fetch(opening.Ticket, 0));
        await server.Pass((LeaseTime / 2) + Tick);
        Assert.Equal("link-unavailable", await TestLink.Code(await link.Fetch(opening.Ticket, 0)));
        Assert.Equal("used-up", (await owner.Status()).Links[0].Reason);
        await Wait.Until(() => Directory.GetFiles(Path.Combine(server.Folder, "blobs"), "*", SearchOption.AllDirectories).Length == 1, "The blob stays.");
    }

    [Fact]
    public async Task A_lease_is_renewed_in_its_second_half_up_to_six_hours()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, link => (link.Views, link.Lifetime) = (1, 86_400));
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        DateTimeOffset granted = server.Clock.GetUtcNow();
        TimeSpan step = TimeSpan.FromMinutes(20);
        while (server.Clock.GetUtcNow() + step < granted.AddHours(6))
        {
            await server.Pass(step);
            await Owner.Done(await link.Fetch(opening.Ticket, 0));
        }

        await server.Pass(granted.AddHours(6) - server.Clock.GetUtcNow() - Tick);
        await Owner.Done(await link.Fetch(opening.Ticket, 0));
        await server.Pass(Tick);
        Assert.Equal("link-unavailable", await TestLink.Code(await link.Fetch(opening.Ticket, 0)));
    }

    [Fact]
    public async Task A_store_that_fails_costs_no_view()
    {
        FaultyStore? store = null;
        await using TestServer server = await TestServer.Start(null, null, inner => store = new FaultyStore(inner));
        Owner owner = await Owner.Publish(server, 1, 1_000_000, link => link.Views = 1);
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        store!.FailOpen = true;
        Assert.Equal("store-unavailable", await TestLink.Code(await link.Fetch(opening.Ticket, 0)));
        (store.FailOpen, store.FailBehind) = (false, 0);
        Assert.Equal("store-unavailable", await TestLink.Code(await link.Fetch(opening.Ticket, 0)));
        await server.Pass(LeaseTime);
        Assert.Equal(1, (await link.Describe()).Views!.Left);

        // Failing in the middle breaks the transfer off; the rest comes within the lease.
        opening = (await link.Open())!;
        store.FailBehind = 600_000;
        using (HttpResponseMessage broken = await link.Fetch(opening.Ticket, 0))
        {
            Assert.Equal(HttpStatusCode.OK, broken.StatusCode);
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => broken.Content.ReadAsByteArrayAsync());
        }

        store.FailBehind = null;
        using HttpResponseMessage whole = await Owner.Done(await link.Fetch(opening.Ticket, 0));
        Assert.Equal(owner.Blobs[0], await whole.Content.ReadAsByteArrayAsync());
        Assert.DoesNotContain("RequestFailed", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opening_of_another_link_or_proof_is_not_replayed()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, link => link.Views = 1, link => link.Views = 1);
        byte[] id = TestLink.NewOpening();
        OpenAnswer one = (await owner.Links[0].Open(id))!;
        OpenAnswer other = (await owner.Links[1].Open(id))!;
        Assert.NotEqual(one.Ticket, other.Ticket);
        Assert.Equal("wrong-password", await TestLink.Code(await owner.Links[0].TryOpen(id, new byte[32])));
    }

    private static bool Same((byte[] Ticket, byte[] KeyHalf, DateTimeOffset Ends) one, (byte[] Ticket, byte[] KeyHalf, DateTimeOffset Ends) other)
        => one.Ticket.AsSpan().SequenceEqual(other.Ticket) && one.KeyHalf.AsSpan().SequenceEqual(other.KeyHalf) && one.Ends == other.Ends;
}
