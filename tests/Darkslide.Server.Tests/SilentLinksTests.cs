using System.Net;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;
using Darkslide.Server.Tests.Contract;
using Darkslide.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Darkslide.Server.Tests;

/// <summary>Every route × every state in which it must refuse, made from the routes themselves: a new route without a row fails.</summary>
public sealed class SilentLinksTests
{
    private static readonly byte[] Unknown16 = [.. Enumerable.Repeat((byte)7, 16)];
    private static readonly byte[] Unknown32 = [.. Enumerable.Repeat((byte)7, 32)];

    /// <summary>A body that the route would take, so that nothing but the capability is what it refuses.</summary>
    private static readonly Dictionary<string, string> OwnersBodies = new()
    {
        ["POST " + Routes.Shares] = "{}",
        ["POST " + Routes.PublishShare] = "{}",
        ["GET " + Routes.ShareStatus] = "",
        ["GET " + Routes.ShareLive] = "",
        ["GET " + Routes.ShareReceipt] = "",
        ["POST " + Routes.Notify] = "{}",
        ["POST " + Routes.RevokeShare] = "{}",
        ["GET " + Routes.ShareBlob] = "",
        ["HEAD " + Routes.ShareBlob] = "",
        ["GET " + Routes.SharePicks] = "",
        ["HEAD " + Routes.SharePicks] = "",
        ["POST " + Routes.Uploads] = "",
        ["HEAD " + Routes.Upload] = "",
        ["PATCH " + Routes.Upload] = "",
        ["DELETE " + Routes.Upload] = "",
        ["PUT " + Routes.Vault] = "",
        ["GET " + Routes.Vault] = "",
        ["HEAD " + Routes.Vault] = "",
        ["POST " + Routes.Links] = "{}",
        ["POST " + Routes.ChangeLink] = "{\"number\":0,\"lifetimeSeconds\":300}",
        ["POST " + Routes.ListLink] = "{\"number\":0}",
        ["POST " + Routes.RelistLink] = "{\"number\":0,\"tier\":\"full\",\"blobs\":[0]}",
        ["POST " + Routes.UnlockLink] = "{\"number\":0}",
        ["POST " + Routes.FreeDevice] = "{\"number\":0,\"device\":1}",
        ["POST " + Routes.AllowDevices] = "{\"number\":0,\"limit\":2}",
        ["POST " + Routes.ForgetPasskey] = "{\"number\":0}",
        ["POST " + Routes.RevokeLink] = "{\"number\":0}",
    };

    private static readonly string[] TicketRoutes =
    [
        "GET " + Routes.Blob, "HEAD " + Routes.Blob, "POST " + Routes.FinishOpening, "POST " + Routes.DeliverPicture, "POST " + Routes.Report, "GET " + Routes.Live, "GET " + Routes.Picks, "HEAD " + Routes.Picks,
        "PUT " + Routes.Picks, "GET " + Routes.OthersPicks, "HEAD " + Routes.OthersPicks,
    ];

    /// <summary>What anybody may ask; those that take a locator are asked in every state below.</summary>
    private static readonly string[] OpenRoutes =
    [
        "GET " + Routes.Server, "GET /openapi.json", "GET /healthz", "HEAD /healthz", "GET /readyz", "HEAD /readyz", "GET /", "HEAD /", "GET /v", "HEAD /v", "GET /m",
        "HEAD /m", "GET /assets/{name}", "HEAD /assets/{name}", "GET /robots.txt", "HEAD /robots.txt", "GET /take-in/{name}", "HEAD /take-in/{name}", "POST /take-in/shared/pictures", "OPTIONS " + Routes.Uploads, "POST " + Routes.DescribeLink,
        "POST " + Routes.Openings, "POST " + Routes.DeviceChallenge, "POST " + Routes.PasskeyChallenge, "GET /sign-in", "HEAD /sign-in", "POST " + Routes.SignIn, "POST " + Routes.LookAtSignIn,
        "POST " + Routes.FinishSignIn, "POST " + Routes.ApproveSignIn, "POST " + Routes.CollectSignIn, "POST " + Routes.Codes,
    ];

    [Fact]
    public async Task Every_route_has_its_row()
    {
        await using TestServer server = await TestServer.Start();
        Assert.Equal(OwnersBodies.Keys.Order(StringComparer.Ordinal), Of(server, Caller.Owner));
        Assert.Equal(TicketRoutes.Order(StringComparer.Ordinal), Of(server, Caller.Ticket));
        Assert.Equal(OpenRoutes.Order(StringComparer.Ordinal), Of(server, Caller.Anyone));
    }

    [Fact]
    public async Task Whoever_is_not_the_owner_gets_the_same_refusal_everywhere_and_changes_nothing()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server);
        Owner other = await Owner.Publish(server);
        OpenAnswer opening = (await owner.Links[0].Open())!;
        string?[] nobody =
        [
            null, "", "Darkslide-Owner", "Darkslide-Owner .", "Darkslide-Owner x.y", "Basic YTpi", "Bearer x",
            Capability.ForOwner(owner.ShareId, Unknown32), Capability.ForOwner(Unknown16, owner.Token), Capability.ForOwner(owner.ShareId, other.Token),
            Capability.ForOwner(owner.ShareId, new byte[32]), Capability.ForTicket(opening.Ticket), Capability.ForTicket(owner.Token),
            owner.Authorization + "=", owner.Authorization + ".x", owner.Authorization + ", " + owner.Authorization,
        ];
        string before = Dump(server.Folder);
        foreach ((string route, string body) in OwnersBodies)
        {
            foreach (string? authorization in nobody)
            {
                // Whoever comes with an id that is not taken makes a share of their own: that is what the route is for.
                if (route == "POST " + Routes.Shares && authorization == Capability.ForOwner(Unknown16, owner.Token))
                {
                    continue;
                }

                using HttpResponseMessage answer = await Ask(server, route, authorization, body);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{route} as {authorization}: {answer.StatusCode}");
            }
        }

        Assert.Equal(before, Dump(server.Folder));
    }

    [Fact]
    public async Task Another_shares_owner_reaches_nothing_of_this_one()
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await owner.Draft();
        string upload = (await Owner.Done(await owner.Begin(9, 1_000))).Headers.Location!.ToString();
        var other = new Owner(server);
        await other.Draft(0);
        foreach (HttpMethod method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Delete])
        {
            using HttpRequestMessage request = other.Tus(method, upload);
            Assert.Equal(HttpStatusCode.NotFound, (await server.Http.SendAsync(request)).StatusCode);
        }

        Assert.Equal("no-such-upload", await TestLink.Code(await other.Patch(upload, 0, Owner.Part(new byte[10]))));
        Assert.Equal("no-such-blob", await TestLink.Code(await other.Get("/api/shares/blobs/0")));
        Assert.Equal("no-such-link", await TestLink.Code(await other.RevokeLink(0)));
        using HttpRequestMessage mine = owner.Tus(HttpMethod.Head, upload);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.SendAsync(mine)).StatusCode);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("unpublished")]
    [InlineData("revoked")]
    [InlineData("expired")]
    [InlineData("used-up")]
    [InlineData("taken")]
    [InlineData("locked")]
    [InlineData("lease-over")]
    public async Task A_link_that_cant_be_looked_at_gives_nothing_on_any_route(string state)
    {
        await using TestServer server = await TestServer.Start();
        (TestLink link, byte[]? ticket) = await Make(server, state);
        string unavailable = state switch { "lease-over" => "opening-over", _ => "link-unavailable" };
        byte[] known = ticket ?? Unknown32;
        foreach (string authorization in (string[])[Capability.ForTicket(known), Capability.ForTicket(Unknown32), "", "Darkslide-Ticket", "Darkslide-Ticket x", "Bearer x"])
        {
            string expected = authorization == Capability.ForTicket(known) ? unavailable : "link-unavailable";
            if (state is "locked" or "taken" && authorization == Capability.ForTicket(known))
            {
                // These keep the openings that were granted.
                continue;
            }

            foreach (string route in TicketRoutes)
            {
                using HttpResponseMessage answer = await Ask(server, route, authorization, "");
                Assert.False(answer.IsSuccessStatusCode, $"{route}: {answer.StatusCode}");
                if (!route.StartsWith("HEAD", StringComparison.Ordinal))
                {
                    Assert.Equal(expected, await TestLink.Code(answer));
                }
            }
        }

        if (state is not "lease-over")
        {
            Assert.Equal(state == "locked" ? "link-locked" : "link-unavailable", await TestLink.Code(await link.TryOpen()));
        }

        if (state is not ("locked" or "lease-over"))
        {
            // To the letter the same as for a link that never was.
            var never = new TestLink(() => server.Http);
            Assert.Equal(await (await never.TryDescribe()).Content.ReadAsStringAsync(), await (await link.TryDescribe()).Content.ReadAsStringAsync());
            Assert.Equal(await (await never.TryOpen()).Content.ReadAsStringAsync(), await (await link.TryOpen()).Content.ReadAsStringAsync());
            Assert.Equal(await (await never.TryOpen()).Content.ReadAsStringAsync(), await (await link.TryOpen(access: Unknown32)).Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_view_only_link_gets_no_blob_beyond_its_list_by_any_number()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 6, 500, link => (link.Tier, link.Blobs) = ("view", [5, 0, 2]), _ => { });
        TestLink view = owner.Links[0];
        OpenAnswer opening = (await view.Open())!;
        Assert.Equal(3, opening.Blobs);
        int[] listed = [5, 0, 2];
        for (int place = 0; place < listed.Length; place++)
        {
            using HttpResponseMessage blob = await Owner.Done(await view.Fetch(opening.Ticket, place));
            Assert.Equal(owner.Blobs[listed[place]], await blob.Content.ReadAsByteArrayAsync());
        }

        foreach (int number in (int[])[3, 4, 5, 6, 65_535, 65_536, int.MaxValue, -1, int.MinValue])
        {
            Assert.Equal("no-such-blob", await TestLink.Code(await view.Fetch(opening.Ticket, number)));
        }

        foreach (string text in (string[])["3/", "..%2f3", "%2e%2e/shares/blobs/1", "1.0", "1e0", "0x1", "99999999999999999999", "1;2", "1,2", "1?number=4"])
        {
            using HttpRequestMessage request = TestLink.WithTicket(HttpMethod.Get, "/api/blobs/" + text, opening.Ticket);
            using HttpResponseMessage answer = await server.Http.SendAsync(request);
            byte[] body = await answer.Content.ReadAsByteArrayAsync();
            Assert.DoesNotContain(owner.Blobs.Where(blob => !listed.Contains(blob.Key)), blob => body.AsSpan().SequenceEqual(blob.Value));
        }

        using HttpRequestMessage asOwner = TestLink.WithTicket(HttpMethod.Get, "/api/shares/blobs/1", opening.Ticket);
        Assert.Equal("not-owner", await TestLink.Code(await server.Http.SendAsync(asOwner)));
    }

    [Fact]
    public async Task GET_and_HEAD_of_everything_with_everything_change_nothing()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 3, 100, link => link.Views = 1, _ => { });
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        await Owner.Done(await link.Fetch(opening.Ticket, 0));
        OpenAnswer unserved = (await owner.Links[1].Open())!;
        string before = Dump(server.Folder);
        foreach (string route in OpenRoutes.Concat(TicketRoutes).Concat(OwnersBodies.Keys))
        {
            string address = route.Split(' ')[1];
            foreach (string? authorization in (string?[])[null, owner.Authorization, Capability.ForTicket(opening.Ticket), Capability.ForTicket(Unknown32)])
            {
                foreach (string method in (string[])["GET", "HEAD"])
                {
                    using HttpResponseMessage answer = await Ask(server, $"{method} {address}", authorization, "");
                    Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
                }
            }
        }

        // HEAD marks nothing; the first GET of a blob marks its opening as served, and that is all.
        using (await Ask(server, "HEAD " + Routes.Blob, Capability.ForTicket(unserved.Ticket), ""))
        {
            Assert.Equal(before, Dump(server.Folder));
        }

        using (await Ask(server, "GET " + Routes.Blob, Capability.ForTicket(unserved.Ticket), ""))
        {
            string[] lines = [.. Dump(server.Folder).Split('\n').Except(before.Split('\n'))];
            Assert.StartsWith("openings|", Assert.Single(lines), StringComparison.Ordinal);
        }
    }

    internal static string Dump(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "darkslide.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var text = new StringBuilder();
        foreach (string table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            foreach (string row in Rows(connection, $"SELECT * FROM {table}"))
            {
                text.Append(table).Append('|').Append(row).Append('\n');
            }
        }

        return text.ToString();
    }

    private static List<string> Rows(SqliteConnection connection, string query)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables.
        command.CommandText = query;
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString())));
        }

        return rows;
    }

    private static async Task<(TestLink Link, byte[]? Ticket)> Make(TestServer server, string state)
    {
        if (state == "unknown")
        {
            return (new TestLink(() => server.Http), null);
        }

        var owner = new Owner(server);
        await owner.Draft(2, 100);
        TestLink link = await owner.AddLink(how => how.Views = state is "used-up" or "taken" ? 1 : 2);
        if (state == "unpublished")
        {
            return (link, null);
        }

        await Owner.Done(await owner.Publish());
        byte[] ticket = (await link.Open())!.Ticket;
        await Owner.Done(await link.Fetch(ticket, 0));
        switch (state)
        {
            case "revoked":
                await Owner.Done(await owner.RevokeLink(0));
                break;
            case "expired":
                await server.Pass(TimeSpan.FromHours(1));
                break;
            case "used-up" or "lease-over":
                await server.Pass(TimeSpan.FromSeconds(1_800));
                break;
            case "locked":
                await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => link.TryOpen(access: Unknown32)));
                break;
        }

        return (link, ticket);
    }

    private static async Task<HttpResponseMessage> Ask(TestServer server, string route, string? authorization, string body)
    {
        string[] parts = route.Split(' ');
        string address = parts[1].Replace("{number:int}", "0", StringComparison.Ordinal).Replace("{id}", "AAAAAAAAAAAAAAAAAAAAAA", StringComparison.Ordinal)
            .Replace("{name}", "index.js", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), address);
        request.Headers.TryAddWithoutValidation("Tus-Resumable", "1.0.0");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (body != "")
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), TimeProvider.System);
        return await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
    }

    private static IEnumerable<string> Of(TestServer server, Caller caller) => OpenApiTests.Endpoints(server)
        .Where(endpoint => OpenApiDocument.Facts(endpoint).Caller == caller)
        .SelectMany(endpoint => OpenApiDocument.Methods(endpoint).Select(method => $"{method} {endpoint.RoutePattern.RawText}")).Order(StringComparer.Ordinal);
}
