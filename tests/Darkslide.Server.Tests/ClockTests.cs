using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>Deadlines hold at the moment of the request; a wall clock that leaps destroys nothing before it is certain, and gives no time back.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task A_link_ends_at_its_second_whether_or_not_the_sweeper_was_by()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, link => link.Lifetime = 300);
        await server.Pass(TimeSpan.FromSeconds(300) - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await owner.Links[0].Open());
        await server.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal("link-unavailable", await TestLink.Code(await owner.Links[0].TryOpen()));
        Assert.Equal("link-unavailable", await TestLink.Code(await owner.Links[0].TryDescribe()));
        Assert.Equal(("ended", "expired"), (await owner.Status()).Links.Select(link => (link.State, link.Reason)).Single());
    }

    [Fact]
    public async Task A_leap_ahead_refuses_at_once_and_a_leap_taken_back_has_destroyed_nothing()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, link => (link.Lifetime, link.Views) = (3_600, 1));
        TestLink link = owner.Links[0];
        byte[] id = TestLink.NewOpening();
        OpenAnswer opening = (await link.Open(id))!;
        await Owner.Done(await link.Fetch(opening.Ticket, 0));
        server.Clock.Leap(TimeSpan.FromDays(400));
        Assert.Equal("link-unavailable", await TestLink.Code(await link.TryOpen(id)));
        await server.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal("link-unavailable", await TestLink.Code(await link.Fetch(opening.Ticket, 0)));
        server.Clock.Leap(TimeSpan.FromDays(-400));
        Assert.Equal(opening.KeyHalf, (await link.Open(id))?.KeyHalf);
        await Owner.Done(await link.Fetch(opening.Ticket, 0));
        Assert.Contains("leapt ahead", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leap_ahead_that_stays_destroys_after_ten_minutes()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 1_000);
        server.Clock.Leap(TimeSpan.FromDays(2));
        Assert.Equal("link-unavailable", await TestLink.Code(await owner.Links[0].TryOpen()));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, owner.Links[0].Locator));
        await server.Pass(TimeSpan.FromMinutes(11));
        await Wait.Until(
            () =>
            {
                server.Clock.Advance(TimeSpan.FromSeconds(1));
                return RawFiles.Holding(server.Folder, owner.Links[0].Locator).Count == 0;
            },
            "The link stays.");
    }

    [Fact]
    public async Task A_clock_set_back_gives_no_link_more_time()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, link => link.Lifetime = 300);
        await server.Pass(TimeSpan.FromSeconds(200));
        Assert.NotNull(await owner.Links[0].Open());
        server.Clock.Leap(TimeSpan.FromHours(-5));
        await server.Pass(TimeSpan.FromSeconds(99));
        Assert.NotNull(await owner.Links[0].Open());
        await server.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("link-unavailable", await TestLink.Code(await owner.Links[0].TryOpen()));
        Assert.Contains("set back", server.Log, StringComparison.Ordinal);
    }
}
