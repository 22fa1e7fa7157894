using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Start;
using Darkslide.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Darkslide.Server.Tests;

/// <summary>
/// After a link has ended nothing of it is left: database file, journal and store are searched raw. Many living links lie
/// around it and come and go, so that SQLite's pages fill, split and balance.
/// </summary>
public sealed class EndingIsCryptographicTests
{
    [Theory]
    [InlineData("revoked")]
    [InlineData("share-revoked")]
    [InlineData("expired")]
    [InlineData("used-up")]
    [InlineData("downloaded")]
    public async Task Nothing_of_an_ended_link_is_left_in_any_file(string reason)
    {
        await using TestServer server = await TestServer.Start();
        await Crowd(server, 4, 60);
        Owner owner = await Owner.Publish(server, 3, 3_000, link =>
        {
            link.Views = reason == "used-up" ? 1 : null;
            link.UntilDownloaded = reason == "downloaded";
            link.Password = new PasswordCost { MemoryKiB = 65_536, Passes = 3 };
        });
        await Crowd(server, 4, 60);
        TestLink link = owner.Links[0];
        byte[] id = TestLink.NewOpening();
        OpenAnswer opening = (await link.Open(id))!;
        await Owner.Done(await link.Fetch(opening.Ticket, 0));
        byte[] keyAsStored = StoredKeyHalf(server.Folder, link.Locator);
        byte[][] secrets = [link.KeyHalf, keyAsStored, link.Locator, SHA256.HashData(link.Access), link.Access, opening.Ticket, SHA256.HashData(opening.Ticket), id,
            .. owner.Blobs.Values.SelectMany(blob => new[] { blob, blob[..64], blob[^64..] })];
        Assert.NotEmpty(RawFiles.Holding(server.Folder, link.Locator));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, keyAsStored));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, owner.Blobs[0]));

        await End(server, owner, opening, reason);
        if (reason is "expired" or "used-up")
        {
            // By itself, without anybody asking.
            await Wait.Until(
                () =>
                {
                    server.Clock.Advance(TimeSpan.FromSeconds(1));
                    return secrets.All(secret => RawFiles.Holding(server.Folder, secret).Count == 0);
                },
                $"Something is left after {reason}.");
        }

        Assert.All(secrets, secret => Assert.Empty(RawFiles.Holding(server.Folder, secret)));
        await Crowd(server, 2, 20);
        Assert.All(secrets, secret => Assert.Empty(RawFiles.Holding(server.Folder, secret)));
        await server.Restart();
        Assert.All(secrets, secret => Assert.Empty(RawFiles.Holding(server.Folder, secret)));
        Assert.Equal(reason == "share-revoked" ? "revoked" : reason, (await owner.Status()).Links[0].Reason);
    }

    [Fact]
    public async Task Hundreds_of_links_that_come_and_go_leave_nothing_and_harm_no_living_one()
    {
        await using TestServer server = await TestServer.Start();
        var living = new List<Owner>();
        var ended = new List<TestLink>();
        for (int round = 0; round < 6; round++)
        {
            Owner owner = await Owner.Publish(server, 1, 500, [.. Enumerable.Repeat<Action<AddLinkTo>>(_ => { }, 50)]);
            await Task.WhenAll(owner.Links.Select(link => link.Open()));
            foreach (TestLink link in owner.Links.Where(link => link.Number % 3 != 0))
            {
                await Owner.Done(await owner.RevokeLink(link.Number));
                ended.Add(link);
            }

            living.Add(owner);
        }

        var files = RawFiles.All(server.Folder);
        Assert.All(ended, link => Assert.All(files, file =>
        {
            Assert.True(file.Bytes.AsSpan().IndexOf(link.Locator) < 0, $"{file.Path} holds a locator.");
            Assert.True(file.Bytes.AsSpan().IndexOf(SHA256.HashData(link.Access)) < 0, $"{file.Path} holds an access hash.");
        }));
        foreach (TestLink link in living.SelectMany(owner => owner.Links.Where(link => link.Number % 3 == 0)))
        {
            Assert.Equal(link.KeyHalf, (await link.Open())!.KeyHalf);
        }
    }

    [Fact]
    public async Task A_killed_server_that_starts_again_leaves_nothing_in_the_journal()
    {
        await using ServerProcess server = await ServerProcess.Start();
        var owner = new Owner(() => server.Http);
        await owner.Draft(1, 1_000);
        TestLink link = await owner.AddLink();
        await owner.AddLink();
        await Owner.Done(await owner.Publish());
        await Owner.Done(await owner.RevokeLink(0));
        server.Kill();
        Assert.Empty(RawFiles.Holding(server.Folder, link.Locator));
        await server.StartAgain();
        await Wait.Until(() => new FileInfo(Path.Combine(server.Folder, "darkslide.db-wal")) is not { Exists: true, Length: > 0 }, "The journal stays.");
    }

    [Fact]
    public async Task A_copy_made_before_the_end_opens_nothing_with_what_the_server_gives_afterwards()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 2, 1_000);
        TestLink link = owner.Links[0];
        byte[] id = TestLink.NewOpening();
        OpenAnswer opening = (await link.Open(id))!;
        string copy = TestServer.NewFolder();
        RawFiles.Copy(server.Folder, copy);
        // The key file belongs into no backup.
        File.Delete(Path.Combine(copy, "instance.key"));
        Assert.Empty(RawFiles.Holding(copy, link.KeyHalf));
        await Owner.Done(await owner.RevokeLink(0));

        // Whatever is asked with everything that the holder has: no key half, no blob.
        Assert.Equal("link-unavailable", await TestLink.Code(await link.TryOpen(id)));
        Assert.Equal("link-unavailable", await TestLink.Code(await link.TryDescribe()));
        Assert.Equal("link-unavailable", await TestLink.Code(await link.Fetch(opening.Ticket, 0)));
        Assert.Equal("link-unavailable", await TestLink.Code(await link.Finish(opening.Ticket)));
        Assert.Equal("link-unavailable", await TestLink.Code(await link.Live(opening.Ticket)));
        Assert.Empty(RawFiles.Holding(server.Folder, link.KeyHalf));
        // The copy has the key half only under the instance's key, and without that no server starts on it.
        StartException refused = await Assert.ThrowsAsync<StartException>(() => TestServer.Start(folder: copy));
        Assert.Contains("instance key", refused.Message, StringComparison.Ordinal);
        Assert.Empty(RawFiles.Holding(copy, link.KeyHalf));
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task A_store_that_does_not_delete_is_asked_again_until_it_does()
    {
        FaultyStore? store = null;
        await using TestServer server = await TestServer.Start(null, null, inner => store = new FaultyStore(inner));
        Owner owner = await Owner.Publish(server, 1, 1_000);
        store!.FailDelete = true;
        await Owner.Done(await owner.RevokeLink(0));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, owner.Blobs[0]));
        Assert.Empty(RawFiles.Holding(server.Folder, owner.Links[0].Locator));
        store.FailDelete = false;
        await Wait.Until(
            () =>
            {
                server.Clock.Advance(TimeSpan.FromSeconds(61));
                return RawFiles.Holding(server.Folder, owner.Blobs[0]).Count == 0;
            },
            "The blob stays.");
    }

    [Fact]
    public async Task A_forgotten_share_leaves_nothing_at_all()
    {
        await using TestServer server = await TestServer.Start();
        await Crowd(server, 1, 5);
        Owner owner = await Owner.Publish(server);
        await Owner.Done(await owner.RevokeShare());
        Assert.NotEmpty(RawFiles.Holding(server.Folder, owner.ShareId));
        server.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        await Wait.Until(
            () =>
            {
                server.Clock.Advance(TimeSpan.FromMinutes(1));
                return RawFiles.Holding(server.Folder, owner.ShareId).Count + RawFiles.Holding(server.Folder, owner.VaultBytes).Count == 0;
            },
            "The share stays.");
        Assert.Empty(RawFiles.Holding(server.Folder, SHA256.HashData(owner.Token)));
        Assert.Equal("not-owner", await TestLink.Code(await owner.Get(Routes.ShareStatus)));
    }

    private static async Task End(TestServer server, Owner owner, OpenAnswer opening, string reason)
    {
        switch (reason)
        {
            case "revoked":
                await Owner.Done(await owner.RevokeLink(0));
                break;
            case "share-revoked":
                await Owner.Done(await owner.RevokeShare());
                break;
            case "downloaded":
                await Owner.Done(await owner.Links[0].Finish(opening.Ticket));
                break;
            case "used-up":
                await server.Pass(TimeSpan.FromSeconds(1_800));
                break;
            default:
                await server.Pass(TimeSpan.FromHours(1));
                break;
        }
    }

    /// <summary>Shares with links of their own, opened, so that many rows lie around.</summary>
    private static async Task Crowd(TestServer server, int shares, int links)
    {
        for (int i = 0; i < shares; i++)
        {
            Owner owner = await Owner.Publish(server, 1, 200, [.. Enumerable.Repeat<Action<AddLinkTo>>(link => link.Lifetime = 604_800, links)]);
            await Task.WhenAll(owner.Links.Select(link => link.Open()));
        }
    }

    private static byte[] StoredKeyHalf(string folder, byte[] locator)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "darkslide.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT key_half FROM link_keys WHERE locator = @locator";
        command.Parameters.AddWithValue("@locator", locator);
        return (byte[])command.ExecuteScalar()!;
    }
}
