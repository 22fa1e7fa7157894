using System.Net.Http.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>A link with a start opens at that second and not before, whoever asks and whatever the clock does.</summary>
public sealed class NotBeforeTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromHours(2);

    [Fact]
    public async Task A_second_before_nothing_opens_and_at_the_start_it_does()
    {
        await using TestServer server = await TestServer.Start();
        (TestLink link, DateTimeOffset start) = await Waiting(server);
        server.Clock.Advance(Wait - TimeSpan.FromSeconds(1));
        Assert.Equal(ProblemCodes.NotStarted, await TestLink.Code(await link.TryOpen()));
        Assert.Equal(ProblemCodes.NotStarted, await TestLink.Code(await link.TryDescribe()));
        server.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(ProblemCodes.NotStarted, await TestLink.Code(await link.TryOpen()));
        server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(start, (await link.Describe()).Now);
        Assert.NotNull(await link.Open());
    }

    [Fact]
    public async Task Before_the_start_it_is_told_when_and_nothing_more()
    {
        await using TestServer server = await TestServer.Start();
        (TestLink link, DateTimeOffset start) = await Waiting(server, how => (how.Views, how.Tier, how.Password) = (1, "view", new PasswordCost { MemoryKiB = 65_536, Passes = 3 }));
        foreach (HttpResponseMessage answer in new[] { await link.TryDescribe(), await link.TryOpen(), await link.TryOpen(access: new byte[32]) })
        {
            Assert.Equal(409, (int)answer.StatusCode);
            string text = await answer.Content.ReadAsStringAsync();
            Problem problem = (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!;
            Assert.Equal((ProblemCodes.NotStarted, start, server.Clock.GetUtcNow()), (problem.Code, problem.Starts, problem.Now));
            Assert.All(["tier", "expires", "views", "password", "keyHalf", "ticket", "triesLeft"], word => Assert.DoesNotContain($"\"{word}\"", text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Tries_and_wrong_proofs_before_the_start_count_nothing()
    {
        await using TestServer server = await TestServer.Start();
        (TestLink link, _) = await Waiting(server, how => how.Views = 1);
        byte[] opening = TestLink.NewOpening();
        for (int i = 0; i < 20; i++)
        {
            await link.TryOpen(opening);
            await link.TryOpen(access: new byte[32]);
        }

        server.Clock.Advance(Wait);
        Assert.NotNull(await link.Open(opening));
    }

    [Fact]
    public async Task The_lifetime_counts_from_the_start_also_when_it_is_changed_before()
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await owner.Draft();
        DateTimeOffset start = server.Clock.GetUtcNow() + Wait;
        TestLink link = await owner.AddLink(how => (how.NotBefore, how.Lifetime) = (start, 600));
        await Owner.Done(await owner.Publish());
        Assert.Equal(start.AddSeconds(600), (await owner.Status()).Links[0].Expires);
        using HttpResponseMessage changed = await Owner.Done(await owner.Change(0, 900));
        Assert.Equal(start.AddSeconds(900), (await owner.Status()).Links[0].Expires);
        Assert.Equal(start, (await owner.Status()).Links[0].NotBefore);
        server.Clock.Advance(Wait + TimeSpan.FromSeconds(899));
        Assert.NotNull(await link.Open());
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ProblemCodes.LinkUnavailable, await TestLink.Code(await link.TryOpen()));
    }

    [Fact]
    public async Task A_link_added_to_a_live_share_waits_too_and_a_start_that_is_past_is_none()
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await owner.Draft();
        await owner.AddLink();
        await Owner.Done(await owner.Publish());
        DateTimeOffset now = server.Clock.GetUtcNow();
        TestLink later = await owner.AddLink(how => (how.NotBefore, how.Lifetime) = (now + Wait, 600));
        TestLink past = await owner.AddLink(how => (how.NotBefore, how.Lifetime) = (now - Wait, 600));
        Assert.Equal(ProblemCodes.NotStarted, await TestLink.Code(await later.TryOpen()));
        Assert.NotNull(await past.Open());
        StatusAnswer status = await owner.Status();
        Assert.Equal(now + Wait + TimeSpan.FromSeconds(600), status.Links[1].Expires);
        Assert.Equal(now.AddSeconds(600), status.Links[2].Expires);
    }

    [Fact]
    public async Task A_clock_that_leaps_ahead_opens_nothing_early()
    {
        await using TestServer server = await TestServer.Start();
        (TestLink link, DateTimeOffset start) = await Waiting(server, how => how.Lifetime = 86_400);
        server.Clock.Leap(Wait + TimeSpan.FromMinutes(5));
        Assert.Equal(ProblemCodes.NotStarted, await TestLink.Code(await link.TryOpen()));
        Assert.Equal(ProblemCodes.NotStarted, await TestLink.Code(await link.TryDescribe()));
    }

    [Fact]
    public async Task Before_its_start_a_link_can_be_revoked_and_then_says_nothing()
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await owner.Draft();
        TestLink link = await owner.AddLink(how => how.NotBefore = server.Clock.GetUtcNow() + Wait);
        Assert.Equal(ProblemCodes.LinkUnavailable, await TestLink.Code(await link.TryDescribe()));
        await Owner.Done(await owner.Publish());
        await Owner.Done(await owner.RevokeLink(0));
        Assert.Equal(ProblemCodes.LinkUnavailable, await TestLink.Code(await link.TryDescribe()));
        Assert.Equal(ProblemCodes.LinkUnavailable, await TestLink.Code(await link.TryOpen()));
    }

    [Fact]
    public async Task A_start_in_more_than_90_days_is_refused_and_the_same_link_with_another_start_is_another_link()
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await owner.Draft();
        DateTimeOffset now = server.Clock.GetUtcNow();
        var link = new TestLink(() => server.Http) { Number = 0 };
        Task<HttpResponseMessage> Add(DateTimeOffset? start) => owner.SendLink(link, new AddLinkTo { NotBefore = start, Blobs = [.. owner.Blobs.Keys.Order()] });
        Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await Add(now.AddDays(90).AddSeconds(1))));
        Assert.Equal(201, (int)(await Add(now.AddDays(90))).StatusCode);
        Assert.Equal(200, (int)(await Add(now.AddDays(90))).StatusCode);
        Assert.Equal(ProblemCodes.LinkExists, await TestLink.Code(await Add(null)));
    }

    private static async Task<(TestLink Link, DateTimeOffset Start)> Waiting(TestServer server, Action<AddLinkTo>? set = null)
    {
        var owner = new Owner(server);
        await owner.Draft();
        DateTimeOffset start = server.Clock.GetUtcNow() + Wait;
        TestLink link = await owner.AddLink(how =>
        {
            how.NotBefore = start;
            set?.Invoke(how);
        });
        await Owner.Done(await owner.Publish());
        return (link, start);
    }
}
