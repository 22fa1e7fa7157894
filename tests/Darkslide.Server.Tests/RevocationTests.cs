using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>An end reaches whoever looks: before the owner is answered.</summary>
public sealed class RevocationTests
{
    [Fact]
    public async Task Live_channels_are_told_before_the_owner_is_answered()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, _ => { }, _ => { });
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        using HttpResponseMessage live = await link.Live(opening.Ticket);
        Assert.Equal("text/event-stream", live.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await live.Content.ReadAsStreamAsync());
        Assert.Equal("event: state", await reader.ReadLineAsync());
        Assert.StartsWith("data: {\"expires\"", await reader.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal("", await reader.ReadLineAsync());

        // Another link's end is nothing to this one.
        await Owner.Done(await owner.RevokeLink(1));
        Task<string> rest = reader.ReadToEndAsync();
        Assert.False(rest.IsCompleted);
        long began = TimeProvider.System.GetTimestamp();
        await Owner.Done(await owner.RevokeLink(0));
        TimeSpan took = TimeProvider.System.GetElapsedTime(began);
        string told = await rest.WaitAsync(TimeSpan.FromMilliseconds(500));
        Assert.EndsWith("event: ended\ndata: {}\n\n", told, StringComparison.Ordinal);
        Assert.True(took < TimeSpan.FromSeconds(1), $"Revoking took {took}.");
    }

    [Fact]
    public async Task A_running_transfer_breaks_off()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 7_000_000);
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        using HttpResponseMessage blob = await link.Fetch(opening.Ticket, 0);
        await using Stream body = await blob.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[100_000]);
        await Owner.Done(await owner.RevokeLink(0));
        // What lay in buffers on the way may still come, the end never.
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task A_transfer_that_waits_for_the_store_gets_nothing_of_an_ended_link()
    {
        FaultyStore? store = null;
        await using TestServer server = await TestServer.Start(null, null, inner => store = new FaultyStore(inner));
        Owner owner = await Owner.Publish(server, 1, 100_000);
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        var gate = new TaskCompletionSource();
        store!.ReadGate = gate.Task;
        Task<HttpResponseMessage> waiting = link.Fetch(opening.Ticket, 0);
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        await Owner.Done(await owner.RevokeLink(0));
        gate.SetResult();
        HttpResponseMessage? answer = null;
        try
        {
            answer = await waiting;
        }
        catch (HttpRequestException)
        {
            // Broken off: as good.
        }

        Assert.False(answer?.IsSuccessStatusCode ?? false);
        Assert.Equal("", server.Log);
    }

    [Fact]
    public async Task Whoever_looks_is_told_of_change_expiry_and_the_end_of_the_lease()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, link => link.Views = 2);
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        await Owner.Done(await link.Fetch(opening.Ticket, 0));
        using HttpResponseMessage live = await link.Live(opening.Ticket);
        using var reader = new StreamReader(await live.Content.ReadAsStreamAsync());
        Assert.Contains("2026-11-23T11:00:00Z", await Event(reader), StringComparison.Ordinal);
        await Owner.Done(await owner.Change(0, 7_200));
        Assert.Contains("2026-11-23T12:00:00Z", await Event(reader), StringComparison.Ordinal);
        await server.Pass(TimeSpan.FromSeconds(1_800));
        Assert.Contains("event: opening-over", await Event(reader), StringComparison.Ordinal);
        Assert.Null(await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Revoking_twice_and_revoking_a_draft_are_no_fault()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server);
        await Owner.Done(await owner.RevokeLink(0));
        await Owner.Done(await owner.RevokeLink(0));
        await Owner.Done(await owner.RevokeShare());
        await Owner.Done(await owner.RevokeShare());
        Assert.Equal("no-such-link", await TestLink.Code(await owner.RevokeLink(1)));
        Assert.Equal("link-ended", await TestLink.Code(await owner.Change(0, 300)));
        Assert.Equal("link-ended", await TestLink.Code(await owner.Unlock(0)));

        var draft = new Owner(server);
        await draft.Draft();
        await draft.AddLink();
        await Owner.Done(await draft.RevokeShare());
        Assert.Equal("not-owner", await TestLink.Code(await draft.RevokeShare()));
        Assert.Empty(RawFiles.Holding(server.Folder, draft.ShareId));
        Assert.Empty(RawFiles.Holding(server.Folder, draft.Blobs[0]));
        Assert.Empty(RawFiles.Holding(server.Folder, draft.VaultBytes));
    }

    private static async Task<string> Event(StreamReader reader)
    {
        string text = "";
        while (true)
        {
            string line = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(5)) ?? throw new InvalidOperationException("The stream closed.");
            if (line == "" && text != "")
            {
                return text;
            }

            text += line.StartsWith(':') ? "" : line + "\n";
        }
    }
}
