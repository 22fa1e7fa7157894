using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.Parts;

/// <summary>A whole server whose clock leaps: links past their time are refused, and nothing is lost when it was an error.</summary>
public sealed class LeapingServerTests
{
    [Fact]
    public async Task A_wrong_clock_refuses_but_destroys_nothing()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server);
        byte[] opening = TestLink.NewOpening();
        Assert.NotNull(await owner.Links[0].Open(opening));

        server.Clock.Leap(TimeSpan.FromDays(40));
        Assert.Equal("link-unavailable", await TestLink.Code(await owner.Links[0].TryOpen(opening)));
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        server.Clock.Leap(TimeSpan.FromDays(-40));

        Assert.Equal(owner.Links[0].KeyHalf, (await owner.Links[0].Open(opening))!.KeyHalf);
        Assert.Equal(1, (await owner.Status()).Links[0].Openings);
        Assert.Contains("The clock leapt ahead", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_clock_that_had_been_slow_destroys_after_ten_minutes()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server);
        server.Clock.Leap(TimeSpan.FromDays(4));
        for (int minute = 0; minute < 13; minute++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal(("ended", "expired"), ((await owner.Status()).Links[0].State, (await owner.Status()).Links[0].Reason));
        string left = Assert.Single(Directory.EnumerateFiles(Path.Combine(server.Folder, "blobs"), "*", SearchOption.AllDirectories));
        Assert.Equal(owner.VaultBytes, await File.ReadAllBytesAsync(left, TestContext.Current.CancellationToken));
    }
}
