using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>Pictures that end one by one: what was saved is gone for everybody, at once and for good; everything else stays.</summary>
public sealed class UntilEachDownloadedTests
{
    [Fact]
    public async Task A_delivered_picture_is_refused_and_its_bytes_are_gone_when_the_answer_comes_and_the_others_stay()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 6, 1_000, Each);
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        OpenAnswer other = (await link.Open())!;
        Assert.True(opening.UntilEachDownloaded);
        Assert.Null(opening.Delivered);
        using StreamReader live = await LiveReading.Begin(link, other.Ticket);
        Assert.Contains("\"delivered\":null", await live.Event(), StringComparison.Ordinal);

        await Owner.Done(await link.Deliver(opening.Ticket, 2, 3));

        Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[2]));
        Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[3]));
        Assert.Contains("\"revision\":0,\"delivered\":\"DA\"", await live.Event(), StringComparison.Ordinal);
        foreach (byte[] ticket in (byte[][])[opening.Ticket, other.Ticket, (await link.Open())!.Ticket])
        {
            Assert.Equal(ProblemCodes.BlobDelivered, await TestLink.Code(await link.Fetch(ticket, 2)));
            Assert.Equal(ProblemCodes.BlobDelivered, await TestLink.Code(await link.Fetch(ticket, 3)));
            Assert.Equal(owner.Blobs[4], await Bytes(link, ticket, 4));
        }

        // A lost answer: said again it is the same.
        await Owner.Done(await link.Deliver(opening.Ticket, 2, 3));
        await Owner.Done(await link.Deliver(other.Ticket, 3, 2));
        Assert.Equal([0b1100], (await link.Open())!.Delivered);
        LinkStatus status = (await owner.Status()).Links[0];
        Assert.Equal(("live", 1, true), (status.State, status.Deliveries, status.UntilEachDownloaded));
        Assert.Single((await owner.Status()).Events, happened => happened.Kind == "delivered");
    }

    [Fact]
    public async Task Devices_that_deliver_the_same_pictures_at_once_count_each_once()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 9, 1_000, Each);
        TestLink link = owner.Links[0];
        OpenAnswer[] devices = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ => (await link.Open())!));
        await Task.WhenAll(devices.SelectMany(device => Enumerable.Range(0, 4).Select(async picture =>
            await Owner.Done(await link.Deliver(device.Ticket, 1 + (2 * picture), 2 + (2 * picture))))));
        Assert.Equal(4, (await owner.Status()).Links[0].Deliveries);
        Assert.Equal([0b1111_1110, 1], (await link.Open())!.Delivered);
        await Owner.Done(await link.Finish(devices[3].Ticket));
        Assert.Equal("downloaded", (await owner.Status()).Links[0].Reason);
        Assert.Equal(ProblemCodes.LinkUnavailable, await TestLink.Code(await link.Deliver(devices[0].Ticket, 1)));
    }

    [Fact]
    public async Task A_download_that_runs_breaks_off_when_another_delivers_and_one_that_broke_off_ends_nothing()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 2, 7_000_000, Each);
        TestLink link = owner.Links[0];
        OpenAnswer first = (await link.Open())!;
        OpenAnswer second = (await link.Open())!;
        using (HttpResponseMessage broken = await link.Fetch(first.Ticket, 1))
        {
            await broken.Content.ReadAsStream().ReadExactlyAsync(new byte[100_000]);
        }

        Assert.Equal(owner.Blobs[1].Length, (await Bytes(link, second.Ticket, 1)).Length);
        using HttpResponseMessage running = await link.Fetch(second.Ticket, 1);
        await using Stream body = await running.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[100_000]);
        await Owner.Done(await link.Deliver(first.Ticket, 1));
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null));
        Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[1][..4_096]));
    }

    [Fact]
    public async Task What_another_link_has_not_delivered_stays_for_it()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 3, 1_000, Each, Each);
        OpenAnswer anna = (await owner.Links[0].Open())!;
        OpenAnswer ben = (await owner.Links[1].Open())!;
        await Owner.Done(await owner.Links[0].Deliver(anna.Ticket, 1, 2));
        Assert.Equal(ProblemCodes.BlobDelivered, await TestLink.Code(await owner.Links[0].Fetch(anna.Ticket, 2)));
        Assert.Equal(owner.Blobs[2], await Bytes(owner.Links[1], ben.Ticket, 2));
        await Owner.Done(await owner.Links[1].Deliver(ben.Ticket, 2));
        Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[2]));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, owner.Blobs[1]));
    }

    [Fact]
    public async Task A_replaced_list_keeps_what_was_delivered_wherever_it_stands_and_needs_it_no_longer()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 4, 1_000, Each);
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        await Owner.Done(await link.Deliver(opening.Ticket, 3));
        var request = new RelistLinkRequest { Number = 0, Tier = "full", Blobs = [0, 3, 1], Destroy = [] };
        await Owner.Done(await owner.Send("POST", Routes.RelistLink, request, ProtocolJson.Default.RelistLinkRequest));
        Assert.Equal([0b10], (await link.Open())!.Delivered);
        Assert.Equal(ProblemCodes.BlobDelivered, await TestLink.Code(await link.Fetch(opening.Ticket, 1)));
        Assert.Equal(owner.Blobs[1], await Bytes(link, opening.Ticket, 2));
        Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[2]));
    }

    [Fact]
    public async Task It_is_without_effect_on_other_links_and_wrong_numbers_are_refused()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 3, 1_000, _ => { }, Each);
        OpenAnswer plain = (await owner.Links[0].Open())!;
        await Owner.Done(await owner.Links[0].Deliver(plain.Ticket, 1, 2));
        Assert.Equal(owner.Blobs[2], await Bytes(owner.Links[0], plain.Ticket, 2));
        OpenAnswer each = (await owner.Links[1].Open())!;
        Assert.Equal(ProblemCodes.NoSuchBlob, await TestLink.Code(await owner.Links[1].Deliver(each.Ticket, 0)));
        Assert.Equal(ProblemCodes.NoSuchBlob, await TestLink.Code(await owner.Links[1].Deliver(each.Ticket, 1, 3)));
        Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await owner.Links[1].Deliver(each.Ticket)));
        Assert.Equal(owner.Blobs[1], await Bytes(owner.Links[1], each.Ticket, 1));
        Assert.Equal(ProblemCodes.LinkUnavailable, await TestLink.Code(await owner.Links[1].Deliver(new byte[32], 1)));

        var both = new Owner(server);
        await both.Draft(2);
        await Assert.ThrowsAnyAsync<Exception>(() => both.AddLink(how => (how.UntilDownloaded, how.UntilEachDownloaded) = (true, true)));
    }

    [Fact]
    public async Task What_was_answered_is_so_after_kill_9()
    {
        await using ServerProcess server = await ServerProcess.Start();
        var owner = new Owner(() => server.Http);
        await owner.Draft(7);
        TestLink link = await owner.AddLink(Each);
        await Owner.Done(await owner.Publish());
        for (int picture = 0; picture < 3; picture++)
        {
            OpenAnswer opening = (await link.Open())!;
            int[] blobs = [1 + (2 * picture), 2 + (2 * picture)];
            await Owner.Done(await link.Deliver(opening.Ticket, blobs));
            server.Kill();
            await server.StartAgain();
            opening = (await link.Open())!;
            Assert.Equal(ProblemCodes.BlobDelivered, await TestLink.Code(await link.Fetch(opening.Ticket, blobs[1])));
            Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[blobs[1]]));
            Assert.Equal(picture + 1, (await owner.Status()).Links[0].Deliveries);
            for (int rest = blobs[1] + 1; rest < 7; rest++)
            {
                Assert.Equal(owner.Blobs[rest], await Bytes(link, opening.Ticket, rest));
            }
        }
    }

    private static void Each(AddLinkTo how) => how.UntilEachDownloaded = true;

    private static async Task<byte[]> Bytes(TestLink link, byte[] ticket, int number)
    {
        using HttpResponseMessage answer = await Owner.Done(await link.Fetch(ticket, number));
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
