using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Database;
using Darkslide.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Darkslide.Server.Tests;

/// <summary>The server has no code that opens a blob, keeps nothing beyond PROTOCOL.md section 2, and logs nothing of anyone.</summary>
public sealed class BlindServerTests
{
    [Fact]
    public void The_server_references_no_code_that_opens_anything()
        => Assert.Equal(["Darkslide.Protocol"], typeof(DarkslideServer).Assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("Darkslide", StringComparison.Ordinal) || name.Contains("NSec", StringComparison.Ordinal)));

    [Fact]
    public async Task The_database_has_the_columns_that_the_protocol_lists_and_no_other()
    {
        await using TestServer server = await TestServer.Start();
        string[] columns =
        [
            "address_keys: slot bucket address_hash code_hash", "addresses: id link slot listed sent expires tries", "approvals: id sign_in subject name code_hash tries expires", "blobs: share number size name", "device_keys: slot bucket public_key", "devices: id link number slot seen", "doomed: name share", "events: id share link kind minute place head", "instance: only_row key_fingerprint",
            "link_keys: slot bucket locator access_hash key_half",
            "links: id share number slot state reason tier lifetime expires not_before show_for view_limit views until_downloaded until_each password_memory password_passes "
                + "wrong blobs revision delivered deliveries devices code wrong_codes ended passkey noticed",
            "notices: id share link channel message minute tries due", "notify: share hook email mails",
            "opening_keys: slot bucket ticket_hash", "openings: id link slot granted lease_ends shown served finished settled",
            "passes: id pass_id token_hash name created until stopped byte_limit day_limit used day used_today subject", "passkey_keys: slot bucket credential public_key", "passkeys: link slot counter registered", "picks: link shared name bytes version",
            "reports: id share link kind minute note secret", "share_keys: slot bucket share_id owner_hash",
            "shares: id slot state created touched ended bytes vault vault_bytes vault_version pass charged charged_day charged_today gone_blobs gone_bytes destroyed",
            "sign_ins: id pass pass_id token_hash until",
            "uploads: id share number size arrived expires name charged_day",
        ];
        using var connection = new SqliteConnection($"Data Source={Path.Combine(server.Folder, "darkslide.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT m.name || ': ' || group_concat(c.name, ' ') FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' GROUP BY m.name ORDER BY m.name";
        using SqliteDataReader rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(rows.GetString(0));
        }

        Assert.Equal(columns, found);
        Assert.Equal(7, Schema.Version);
    }

    [Fact]
    public void Tables_that_change_get_a_new_version()
    {
        const int Version = 7;
        const string Hash = "32f8ceade3136bbedb059b95b26f50a6a93c8f6ca79134bf131ba0d7f7d5f48d";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Schema.Tables)));
        Assert.True(
            (Version, Hash) == (Schema.Version, hash),
            $"The text of Schema.Tables, or its version, changed. Folders with the tables of before must be refused at start: if Schema.Version is still {Version}, raise it by one. "
                + $"Then set this test's Version to Schema.Version and its Hash to {hash}.");
    }

    [Fact]
    public async Task A_session_leaves_nothing_of_anyone_in_log_or_database()
    {
        await using TestServer server = await TestServer.Start(options => options.AnyoneMaySend = true);
        const string Agent = "DistinctiveAgent/98765";
        const string Address = "203.0.113.77";
        server.Http.DefaultRequestHeaders.UserAgent.ParseAdd(Agent);
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", Address);
        server.Http.DefaultRequestHeaders.Add("Referer", "https://distinctive.example/page");
        Owner owner = await Owner.Publish(server, 2, 500, link => (link.Views, link.Password) = (2, new PasswordCost { MemoryKiB = 65_536, Passes = 3 }), _ => { });
        TestLink link = owner.Links[0];
        byte[] id = TestLink.NewOpening();
        byte[] wrong = RandomNumberGenerator.GetBytes(32);
        using (await link.TryOpen(access: wrong))
        {
        }

        OpenAnswer opening = (await link.Open(id))!;
        await Owner.Done(await link.Fetch(opening.Ticket, 0));
        await Owner.Done(await link.Finish(opening.Ticket));
        foreach (string bad in (string[])["{\"locator\":\"distinctive-value\"}", "{\"distinctive-member\":1}", "distinctive-body"])
        {
            using var body = new StringContent(bad, Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await server.Http.PostAsync(Routes.DescribeLink, body);
            Assert.Equal("invalid-request", await TestLink.Code(answer));
            Assert.DoesNotContain("distinctive-value", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (await server.Http.GetAsync("/distinctive-path?distinctive-query"))
        {
        }

        // Secrets that never may be anywhere, and what only a living link may leave in the database.
        byte[][] never =
        [
            link.Access, link.KeyHalf, owner.Token, opening.Ticket, id, wrong, Encoding.ASCII.GetBytes(Agent), Encoding.ASCII.GetBytes("DistinctiveAgent"),
            Encoding.ASCII.GetBytes(Address), Encoding.ASCII.GetBytes("127.0.0.1"), Encoding.ASCII.GetBytes("distinctive"),
        ];
        Assert.All(never, secret => Assert.Empty(RawFiles.Holding(server.Folder, secret)));
        await Owner.Done(await owner.RevokeShare());
        Assert.All(never.Append(link.Locator), secret => Assert.Empty(RawFiles.Holding(server.Folder, secret)));
        foreach (byte[] secret in never.Append(link.Locator).Append(owner.ShareId))
        {
            Assert.DoesNotContain(Convert.ToHexStringLower(secret), server.Log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(System.Buffers.Text.Base64Url.EncodeToString(secret), server.Log, StringComparison.Ordinal);
            Assert.DoesNotContain(Encoding.Latin1.GetString(secret), server.Log, StringComparison.Ordinal);
        }

        Assert.Equal("", server.Log);
    }
}
