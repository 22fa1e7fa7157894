using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>An owner changes what a living link lists: whoever looks hears of it, and what nobody lists any more is gone.</summary>
public sealed class RelistTests
{
    [Fact]
    public async Task A_removed_blob_is_refused_destroyed_and_told_of_at_once()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 4, 1_000);
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        using StreamReader live = await LiveReading.Begin(link, opening.Ticket);
        await live.Event();
        await owner.Upload(9, RandomNumberGenerator.GetBytes(1_000));
        await Owner.Done(await Relist(owner, 0, "full", [9, 1, 3]));
        Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[2]));
        Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[0]));
        Assert.Contains("\"revision\":1", await live.Event(), StringComparison.Ordinal);
        Assert.Equal(0, opening.Revision);
        Assert.Equal(1, (await link.Open())!.Revision);
        Assert.Equal(owner.Blobs[9], await Bytes(link, opening, 0));
        Assert.Equal(owner.Blobs[3], await Bytes(link, opening, 2));
        Assert.Equal(ProblemCodes.NoSuchBlob, await TestLink.Code(await link.Fetch(opening.Ticket, 3)));
        Assert.Equal(ProblemCodes.NoSuchBlob, await TestLink.Code(await owner.Get("/api/shares/blobs/2")));
        Assert.Contains((await owner.Status()).Events, happened => happened.Kind == "relisted");
    }

    [Fact]
    public async Task What_another_living_link_lists_stays()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 3, 1_000, _ => { }, _ => { });
        await Owner.Done(await Relist(owner, 0, "full", [0, 1], 2));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, owner.Blobs[2]));
        OpenAnswer other = (await owner.Links[1].Open())!;
        Assert.Equal(owner.Blobs[2], await Bytes(owner.Links[1], other, 2));
        await Owner.Done(await Relist(owner, 1, "full", [0, 1], 2));
        Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[2]));
    }

    [Fact]
    public async Task An_owner_learns_what_a_link_lists_and_where_new_blobs_go()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 3, 1_000, how => how.Blobs = [2, 0]);
        LinkList list = await List(owner);
        Assert.Equal(("full", 3), (list.Tier, list.NextBlob));
        Assert.Equal([2, 0], list.Blobs);
        await Owner.Done(await owner.Begin(41, 500));
        Assert.Equal(42, (await List(owner)).NextBlob);
        await Owner.Done(await owner.RevokeLink(0));
        Assert.Equal(ProblemCodes.LinkEnded, await TestLink.Code(await AskList(owner)));
    }

    [Fact]
    public async Task Said_again_it_is_the_same_and_tells_nobody_twice()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 3, 1_000);
        OpenAnswer opening = (await owner.Links[0].Open())!;
        using StreamReader live = await LiveReading.Begin(owner.Links[0], opening.Ticket);
        await live.Event();
        await Owner.Done(await Relist(owner, 0, "full", [0, 1]));
        await Owner.Done(await Relist(owner, 0, "full", [0, 1]));
        await Owner.Done(await owner.Change(0, 7_200));
        Assert.Contains("\"revision\":1", await live.Event(), StringComparison.Ordinal);
        Assert.Contains("\"expires\":\"2026-11-23T12:00:00Z\",\"leaseEnds\":\"2026-11-23T10:30:00Z\",\"revision\":1", await live.Event(), StringComparison.Ordinal);
        Assert.Single((await owner.Status()).Events, happened => happened.Kind == "relisted");
    }

    [Fact]
    public async Task An_ended_link_a_missing_blob_and_a_strangers_share_are_refused()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 3, 1_000, _ => { }, _ => { });
        Assert.Equal(ProblemCodes.ShareIncomplete, await TestLink.Code(await Relist(owner, 0, "full", [0, 77])));
        Assert.Equal(ProblemCodes.NoSuchLink, await TestLink.Code(await Relist(owner, 5, "full", [0])));
        Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await Relist(owner, 0, "full", [])));
        Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await Relist(owner, 0, "full", [0, 0])));
        Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await Relist(owner, 0, "all", [0])));
        Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await Relist(owner, 0, "full", [0], 65_536)));
        Assert.Equal(ProblemCodes.NotOwner, await TestLink.Code(await Relist(new Owner(server), 0, "full", [0])));
        await Owner.Done(await owner.RevokeLink(1));
        Assert.Equal(ProblemCodes.LinkEnded, await TestLink.Code(await Relist(owner, 1, "full", [0, 1])));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, owner.Blobs[2]));
    }

    [Fact]
    public async Task A_transfer_of_a_removed_picture_breaks_off_and_others_go_on()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 3, 7_000_000);
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        using HttpResponseMessage removed = await link.Fetch(opening.Ticket, 2);
        using HttpResponseMessage stays = await link.Fetch(opening.Ticket, 1);
        await using Stream removedBody = await removed.Content.ReadAsStreamAsync();
        await using Stream staysBody = await stays.Content.ReadAsStreamAsync();
        await removedBody.ReadExactlyAsync(new byte[100_000]);
        await staysBody.ReadExactlyAsync(new byte[100_000]);
        await Owner.Done(await Relist(owner, 0, "full", [0, 1]));
        await Assert.ThrowsAnyAsync<IOException>(() => removedBody.CopyToAsync(Stream.Null));
        using var rest = new MemoryStream();
        await staysBody.CopyToAsync(rest);
        Assert.Equal(6_900_000, rest.Length);
    }

    [Fact]
    public async Task Before_approval_a_view_link_gets_no_original_by_any_number_and_after_it_does()
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await owner.Draft(4);
        TestLink link = await owner.AddLink(how => (how.Tier, how.Blobs) = ("view", [0, 1, 2]));
        await Owner.Done(await owner.Publish());
        OpenAnswer opening = (await link.Open())!;
        Assert.Equal(("view", 3), (opening.Tier, opening.Blobs));
        for (int number = 0; number < 200; number++)
        {
            using HttpResponseMessage answer = await link.Fetch(opening.Ticket, number);
            Assert.Equal(number < 3, answer.IsSuccessStatusCode);
            Assert.NotEqual(owner.Blobs[3], await answer.Content.ReadAsByteArrayAsync());
            using HttpRequestMessage asOwner = TestLink.WithTicket(HttpMethod.Get, $"/api/shares/blobs/{number}", opening.Ticket);
            Assert.Equal(ProblemCodes.NotOwner, await TestLink.Code(await server.Http.SendAsync(asOwner)));
        }

        await Owner.Done(await Relist(owner, 0, "full", [0, 1, 2, 3]));
        Assert.Equal("full", (await owner.Status()).Links[0].Tier);
        Assert.Equal(owner.Blobs[3], await Bytes(link, opening, 3));
        Assert.Equal("full", (await link.Describe()).Tier);
        Assert.Contains((await owner.Status()).Events, happened => (happened.Link, happened.Kind) == (link.Number, "approved"));
    }

    [Fact]
    public async Task Originals_that_wait_are_destroyed_with_the_link_or_when_the_owner_says_so()
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await owner.Draft(5);
        await owner.AddLink(how => (how.Tier, how.Blobs) = ("view", [0, 1, 2]));
        await Owner.Done(await owner.Publish());
        await Owner.Done(await Relist(owner, 0, "view", [0, 1, 2], 3));
        Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[3]));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, owner.Blobs[4]));
        await Owner.Done(await owner.RevokeLink(0));
        Assert.Empty(RawFiles.Holding(server.Folder, owner.Blobs[4]));
    }

    private static Task<HttpResponseMessage> Relist(Owner owner, int number, string tier, int[] blobs, params int[] destroy)
        => owner.Send(
            "POST", Routes.RelistLink, new RelistLinkRequest { Number = number, Tier = tier, Blobs = blobs, Destroy = destroy }, ProtocolJson.Default.RelistLinkRequest);

    private static Task<HttpResponseMessage> AskList(Owner owner)
        => owner.Send("POST", Routes.ListLink, new LinkNumber { Number = 0 }, ProtocolJson.Default.LinkNumber);

    private static async Task<LinkList> List(Owner owner)
        => (await (await Owner.Done(await AskList(owner))).Content.ReadFromJsonAsync(ProtocolJson.Default.LinkList))!;

    private static async Task<byte[]> Bytes(TestLink link, OpenAnswer opening, int number)
    {
        using HttpResponseMessage answer = await Owner.Done(await link.Fetch(opening.Ticket, number));
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
