using System.Net;
using System.Net.Sockets;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>Whatever arrives, the answer is a problem of the table and never a fault of the server.</summary>
public sealed class HostileInputTests
{
    private const string Locator = "AAAAAAAAAAAAAAAAAAAAAA";

    /// <summary>A connection that is closed while its client still sends takes the answer with it; so the body is read off.</summary>
    [Fact]
    public async Task A_body_that_is_far_too_large_is_answered_every_time()
    {
        await using TestServer server = await TestServer.Start();
        string body = new('A', 20_000_000);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal("too-large", await TestLink.Code(await Post(server, Routes.DescribeLink, body)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1e999")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"locator\":\"" + Locator + "\"")]
    [InlineData("{\"locator\":\"" + Locator + "\"} {}")]
    [InlineData("{\"locator\":\"" + Locator + "\",}")]
    [InlineData("{\"locator\":\"" + Locator + "\",\"more\":1}")]
    [InlineData("{\"Locator\":\"" + Locator + "\",\"__proto__\":{}}")]
    [InlineData("{\"locator\":null}")]
    [InlineData("{\"locator\":7}")]
    [InlineData("{\"locator\":{\"locator\":1}}")]
    [InlineData("{\"locator\":\"" + Locator + "A\"}")]
    [InlineData("{\"locator\":\"" + Locator + "==\"}")]
    [InlineData("{\"locator\":\"AAAAAAAAAAAAAAAAAAAAAB\"}")]
    [InlineData("{\"locator\":\"\\ud800\"}")]
    [InlineData("// comment\n{}")]
    [InlineData("{}")]
    public async Task JSON_that_is_not_what_is_asked_for_is_refused(string body)
    {
        await using TestServer server = await TestServer.Start();
        Assert.Equal("invalid-request", await TestLink.Code(await Post(server, Routes.DescribeLink, body)));
        Assert.Equal("", server.Log);
    }

    [Fact]
    public async Task Deep_nesting_invalid_bytes_and_huge_bodies_are_refused()
    {
        await using TestServer server = await TestServer.Start();
        string deep = string.Concat(Enumerable.Repeat("[", 100_000));
        Assert.Equal("invalid-request", await TestLink.Code(await Post(server, Routes.DescribeLink, "{\"locator\":" + deep)));
        Assert.Equal("invalid-request", await TestLink.Code(await Post(server, Routes.DescribeLink, "{\"more\":" + deep)));
        using var bytes = new ByteArrayContent([0x7b, 0x22, 0xff, 0xfe, 0x22]);
        bytes.Headers.ContentType = new("application/json");
        Assert.Equal("invalid-request", await TestLink.Code(await server.Http.PostAsync(Routes.DescribeLink, bytes)));
        Assert.Equal("too-large", await TestLink.Code(await Post(server, Routes.DescribeLink, new string('A', 2_000_000))));
        Assert.Equal("wrong-media-type", await TestLink.Code(await Post(server, Routes.DescribeLink, "{}", "text/plain")));
        Assert.Equal("", server.Log);
    }

    [Theory]
    [InlineData("\"number\":500")]
    [InlineData("\"number\":-1")]
    [InlineData("\"number\":99999999999999999999")]
    [InlineData("\"number\":1.5")]
    [InlineData("\"number\":\"0\"")]
    [InlineData("\"lifetimeSeconds\":299")]
    [InlineData("\"lifetimeSeconds\":7776001")]
    [InlineData("\"views\":0")]
    [InlineData("\"views\":1001")]
    [InlineData("\"tier\":\"all\"")]
    [InlineData("\"tier\":null")]
    [InlineData("\"blobs\":[]")]
    [InlineData("\"blobs\":null")]
    [InlineData("\"blobs\":[0,0]")]
    [InlineData("\"blobs\":[65536]")]
    [InlineData("\"blobs\":[-1]")]
    [InlineData("\"password\":{\"memoryKiB\":19455,\"passes\":2}")]
    [InlineData("\"password\":{\"memoryKiB\":65536,\"passes\":1}")]
    [InlineData("\"password\":{\"memoryKiB\":65536}")]
    [InlineData("\"password\":{}")]
    [InlineData("\"keyHalf\":\"\"")]
    [InlineData("\"accessHash\":\"AA\"")]
    public async Task A_link_out_of_bounds_is_refused(string member)
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await owner.Draft(1);
        string key = new('A', 43);
        var members = new Dictionary<string, string>
        {
            ["number"] = "0",
            ["locator"] = $"\"{Locator}\"",
            ["accessHash"] = $"\"{key}\"",
            ["keyHalf"] = $"\"{key}\"",
            ["tier"] = "\"full\"",
            ["lifetimeSeconds"] = "300",
            ["views"] = "1",
            ["untilDownloaded"] = "false",
            ["password"] = "null",
            ["blobs"] = "[0]",
        };
        string name = member.Split('"')[1];
        members[name] = member[(name.Length + 3)..];
        string body = "{" + string.Join(',', members.Select(pair => $"\"{pair.Key}\":{pair.Value}")) + "}";
        Assert.Equal("invalid-request", await TestLink.Code(await Post(server, Routes.Links, body, authorization: owner.Authorization)));
        Assert.Empty((await owner.Status()).Links);
    }

    [Theory]
    [InlineData("bytes=0-0", 206, "0-0")]
    [InlineData("bytes=-1", 206, "999-999")]
    [InlineData("bytes=-5000", 200, null)]
    [InlineData("bytes=990-99999999999999999999999", 206, "990-999")]
    [InlineData("bytes=1000-", 416, null)]
    [InlineData("bytes=99999999999999999999999-", 416, null)]
    [InlineData("bytes=-0", 416, null)]
    [InlineData("bytes=5-4", 200, null)]
    [InlineData("bytes=", 200, null)]
    [InlineData("bytes=-", 200, null)]
    [InlineData("bytes=a-b", 200, null)]
    [InlineData("bytes=0-1,5-6", 200, null)]
    [InlineData("lines=0-1", 200, null)]
    [InlineData("bytes=--5", 200, null)]
    public async Task Ranges_are_kept_to_whatever_they_say(string range, int status, string? part)
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 1_000);
        byte[] ticket = (await owner.Links[0].Open())!.Ticket;
        using HttpResponseMessage answer = await owner.Links[0].Fetch(ticket, 0, request => request.Headers.TryAddWithoutValidation("Range", range));
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 416)
        {
            Assert.Equal("bytes */1000", answer.Content.Headers.GetValues("Content-Range").Single());
            return;
        }

        string[] ends = (part ?? "0-999").Split('-');
        int first = int.Parse(ends[0], System.Globalization.CultureInfo.InvariantCulture);
        int last = int.Parse(ends[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(owner.Blobs[0][first..(last + 1)], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(part is null ? null : $"bytes {part}/1000", answer.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task A_range_of_what_changed_is_the_whole()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 1_000);
        byte[] ticket = (await owner.Links[0].Open())!.Ticket;
        using HttpResponseMessage first = await owner.Links[0].Fetch(ticket, 0);
        string tag = first.Headers.ETag!.Tag;
        foreach ((string known, HttpStatusCode status) in ((string, HttpStatusCode)[])[(tag, HttpStatusCode.PartialContent), ("\"other\"", HttpStatusCode.OK), ("W/" + tag, HttpStatusCode.OK)])
        {
            using HttpResponseMessage answer = await owner.Links[0].Fetch(ticket, 0, request =>
            {
                request.Headers.TryAddWithoutValidation("Range", "bytes=1-2");
                request.Headers.TryAddWithoutValidation("If-Range", known);
            });
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("POST /api/openings HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /api/openings HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n")]
    [InlineData("POST /api/openings HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("BREW /api/openings HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /api/server/\0 HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET http://elsewhere.example/api/server HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n")]
    public async Task Broken_HTTP_is_refused_without_a_fault(string text)
    {
        await using TestServer server = await TestServer.Start();
        Assert.Matches("^(HTTP/1.1 4..|$)", await Raw(server, text));
        Assert.Equal("", server.Log);
    }

    /// <summary>
    /// Where a proxy and the server read one request's length differently, what is behind it becomes another's request. Whatever
    /// can be read in two ways ends the connection: what follows is never answered.
    /// </summary>
    [Theory]
    [InlineData("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}")]
    [InlineData("Content-Length: 2, 40\r\n\r\n{}")]
    [InlineData("Content-Length : 2\r\n\r\n{}")]
    [InlineData("Content-Length: 0x2\r\n\r\n{}")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2 \n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nffffffffffffffff2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("X: a\r\n Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    public async Task What_has_two_lengths_smuggles_nothing(string rest)
    {
        await using TestServer server = await TestServer.Start();
        string text = "POST /api/links/describe HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + rest + "GET /openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        string answer = await Raw(server, text);
        Assert.DoesNotContain("\"openapi\"", answer, StringComparison.Ordinal);
        Assert.Matches("^(HTTP/1.1 4..|$)", answer);
        Assert.Equal("", server.Log);
    }

    [Theory]
    [InlineData(40_000, 1)]
    [InlineData(100, 500)]
    public async Task Headers_without_end_are_refused_and_cost_nobody_else_anything(int bytes, int count)
    {
        await using TestServer server = await TestServer.Start();
        string headers = string.Concat(Enumerable.Range(0, count).Select(number => $"X-{number}: {new string('a', bytes)}\r\n"));
        string answer = await Raw(server, $"GET /api/server HTTP/1.1\r\nHost: x\r\n{headers}\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", answer, StringComparison.Ordinal);
        using HttpResponseMessage other = await server.Http.GetAsync(Routes.Server);
        Assert.Equal(200, (int)other.StatusCode);
    }

    [Fact]
    public async Task What_is_packed_is_never_unpacked()
    {
        await using TestServer server = await TestServer.Start();
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[40_000_000]);
        }

        long before = GC.GetTotalAllocatedBytes(precise: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, Routes.DescribeLink) { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.ContentType = new("application/json");
        request.Content.Headers.ContentEncoding.Add("gzip");
        Assert.Contains(await TestLink.Code(await server.Http.SendAsync(request)), (string[])["invalid-request", "too-large"]);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData("Content-Length: 400000000")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task Pictures_that_were_never_sealed_are_refused_before_a_byte_of_them_comes(string length)
    {
        await using TestServer server = await TestServer.Start();
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /take-in/shared/pictures HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n{length}\r\n\r\n"));
        byte[] first = new byte[4_096];
        int read = await client.GetStream().ReadAsync(first).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        string answer = Encoding.ASCII.GetString(first, 0, read);
        Assert.StartsWith("HTTP/1.1 303 ", answer, StringComparison.Ordinal);
        Assert.Contains("Location: /#not-taken-in\r\n", answer, StringComparison.Ordinal);
        Assert.Equal("", server.Log);
    }

    [Fact]
    public async Task A_vault_is_replaced_only_by_whoever_saw_the_last_one()
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await owner.Draft(0);
        Assert.Equal("vault-changed", await TestLink.Code(await owner.PutVault(new byte[100], null)));
        HttpResponseMessage[] race = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => owner.PutVault([.. Enumerable.Repeat((byte)i, 100)], "\"1\"")));
        Assert.Equal(1, race.Count(answer => answer.IsSuccessStatusCode));
        foreach (string bad in (string[])["1", "\"0\"", "W/\"2\"", "\"x\"", "\"2\", \"3\"", "\"99999999999999999999\"", "\"02\""])
        {
            using HttpResponseMessage answer = await owner.PutVault(new byte[100], bad);
            Assert.True((int)answer.StatusCode is 400 or 412, $"{bad}: {answer.StatusCode}");
        }

        Assert.Equal("invalid-request", await TestLink.Code(await owner.PutVault(new byte[10], "\"2\"")));
        await Owner.Done(await owner.PutVault(owner.VaultBytes, "\"2\""));
        Assert.Equal(owner.VaultBytes, await (await owner.Get(Routes.Vault)).Content.ReadAsByteArrayAsync());
    }

    /// <summary>Sends this text as it is, and gives what came until the server closed the connection.</summary>
    private static async Task<string> Raw(TestServer server, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static async Task<HttpResponseMessage> Post(TestServer server, string address, string body, string type = "application/json", string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization ?? "none");
        return await server.Http.SendAsync(request);
    }
}
