using System.Net;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>The whole way once: send, look, live, finish, revoke.</summary>
public sealed class JourneyTests
{
    [Fact]
    public async Task A_share_is_sent_opened_and_revoked()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 3, 5_000, link => link.Views = 2);
        TestLink link = owner.Links[0];

        var told = await link.Describe();
        Assert.Equal((2, 2), (told.Views!.Limit, told.Views.Left));

        var opening = (await link.Open())!;
        Assert.Equal(link.KeyHalf, opening.KeyHalf);
        for (int number = 0; number < 3; number++)
        {
            using HttpResponseMessage blob = await Owner.Done(await link.Fetch(opening.Ticket, number));
            Assert.Equal(owner.Blobs[number], await blob.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(HttpStatusCode.NoContent, (await link.Finish(opening.Ticket)).StatusCode);
        Assert.Equal(1, (await link.Describe()).Views!.Left);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.RevokeLink(0)).StatusCode);
        Assert.Equal("link-unavailable", await TestLink.Code(await link.TryOpen()));
        Assert.Equal("link-unavailable", await TestLink.Code(await link.Fetch(opening.Ticket, 0)));

        var status = await owner.Status();
        Assert.Equal(("ended", "revoked", 1), (status.State, status.Links[0].Reason, status.Links[0].Openings));
        Assert.Equal(["published", "opened", "finished", "ended"], status.Events.Select(e => e.Kind));
        // The sealed vault stays until the share is forgotten.
        string left = Assert.Single(Directory.EnumerateFiles(Path.Combine(server.Folder, "blobs"), "*", SearchOption.AllDirectories));
        Assert.Equal(owner.VaultBytes, await File.ReadAllBytesAsync(left));
        Assert.Equal("", server.Log);
    }
}
