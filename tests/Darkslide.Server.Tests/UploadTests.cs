using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>Uploads survive what connections do, and a share is visible only when it is complete.</summary>
public sealed class UploadTests
{
    [Fact]
    public async Task The_server_tells_what_its_uploads_can_do()
    {
        await using TestServer server = await TestServer.Start();
        using var request = new HttpRequestMessage(HttpMethod.Options, Routes.Uploads);
        using HttpResponseMessage answer = await server.Http.SendAsync(request);
        Assert.Equal(["creation,creation-with-upload,termination,expiration"], answer.Headers.GetValues("Tus-Extension"));
        Assert.Equal(["2147483648"], answer.Headers.GetValues("Tus-Max-Size"));
        using HttpResponseMessage old = await server.Http.PostAsync(Routes.Uploads, null);
        Assert.Equal("tus-version", await TestLink.Code(old));
    }

    [Fact]
    public async Task A_blob_arrives_in_parts_and_lost_answers_cost_nothing()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, string address) = await Begun(server, 30_000);
        byte[] blob = RandomNumberGenerator.GetBytes(30_000);
        await Owner.Done(await owner.Patch(address, 0, Owner.Part(blob[..10_000])));
        // The answer was lost: the client sends the same part again, and is told where to go on.
        using HttpResponseMessage again = await owner.Patch(address, 0, Owner.Part(blob[..10_000]));
        Assert.Equal("wrong-offset", await TestLink.Code(again));
        Assert.Contains("\"offset\":10000", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("wrong-offset", await TestLink.Code(await owner.Patch(address, 20_000, Owner.Part(blob[20_000..]))));
        Assert.Equal(10_000, await Offset(server, owner, address));
        // So was the answer to the creation: the same upload is handed out again.
        using HttpResponseMessage same = await Owner.Done(await owner.Begin(0, 30_000));
        Assert.Equal((address, "10000"), (same.Headers.Location!.ToString(), same.Headers.GetValues("Upload-Offset").Single()));
        await Owner.Done(await owner.Patch(address, 10_000, Owner.Part(blob[10_000..])));
        Assert.Equal("no-such-upload", await TestLink.Code(await owner.Patch(address, 30_000, Owner.Part([]))));
        Assert.Equal("blob-complete", await TestLink.Code(await owner.Begin(0, 30_000)));
        Assert.Equal(blob, await (await Owner.Done(await owner.Get("/api/shares/blobs/0"))).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_arrived_before_a_connection_broke_counts()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, string address) = await Begun(server, 300_000);
        byte[] blob = RandomNumberGenerator.GetBytes(300_000);
        using (TcpClient raw = await Raw(server, owner, address, 0, "Content-Length: 300000", blob[..123_456]))
        {
            await Wait.Until(() => PartBytes(server) >= 123_456, "The part did not arrive.");
        }

        await Wait.Until(async () => await Offset(server, owner, address) == 123_456, "What arrived does not count.");
        await Owner.Done(await owner.Patch(address, 123_456, Owner.Part(blob[123_456..])));
        Assert.Equal(blob, await (await Owner.Done(await owner.Get("/api/shares/blobs/0"))).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_newcomer_takes_over_from_a_connection_that_hangs()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, string address) = await Begun(server, 300_000);
        byte[] blob = RandomNumberGenerator.GetBytes(300_000);
        using TcpClient hanging = await Raw(server, owner, address, 0, "Content-Length: 300000", blob[..100_000]);
        await Wait.Until(() => PartBytes(server) >= 100_000, "The part did not arrive.");
        Assert.Equal("wrong-offset", await TestLink.Code(await owner.Patch(address, 0, Owner.Part(blob[..10]))));
        Assert.Equal(100_000, await Offset(server, owner, address));
        await Owner.Done(await owner.Patch(address, 100_000, Owner.Part(blob[100_000..])));
    }

    [Fact]
    public async Task A_body_longer_than_declared_is_refused_and_counts_nothing()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, string address) = await Begun(server, 1_000);
        Assert.Equal("too-large", await TestLink.Code(await owner.Patch(address, 0, Owner.Part(new byte[1_001]))));
        using HttpRequestMessage chunked = owner.Tus(HttpMethod.Patch, address);
        chunked.Headers.Add("Upload-Offset", "0");
        chunked.Content = Owner.Part(new byte[5_000]);
        chunked.Headers.TransferEncodingChunked = true;
        Assert.Equal("too-large", await TestLink.Code(await server.Http.SendAsync(chunked)));
        Assert.Equal(0, await Offset(server, owner, address));
        await Owner.Done(await owner.Patch(address, 0, Owner.Part(new byte[1_000])));
    }

    [Fact]
    public async Task Chunks_blobs_and_shares_have_their_limits()
    {
        await using TestServer server = await TestServer.Start(options =>
            (options.Uploads.ChunkBytes, options.Uploads.BlobBytes, options.Uploads.ShareBytes) = (65_536, 1_048_576, 1_500_000));
        (Owner owner, string address) = await Begun(server, 1_000_000);
        Assert.Equal("too-large", await TestLink.Code(await owner.Patch(address, 0, Owner.Part(new byte[65_537]))));
        Assert.Equal("too-large", await TestLink.Code(await owner.Begin(1, 1_048_577)));
        Assert.Equal("too-large", await TestLink.Code(await owner.Begin(1, 600_000)));
        Assert.Equal("invalid-request", await TestLink.Code(await owner.Begin(1, 55)));
        Assert.Equal("invalid-request", await TestLink.Code(await owner.Begin(65_536, 1_000)));
        await Owner.Done(await owner.Begin(1, 500_000));
    }

    [Fact]
    public async Task Too_slow_a_body_is_broken_off_and_what_arrived_counts()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, string address) = await Begun(server, 100_000);
        using TcpClient raw = await Raw(server, owner, address, 0, "Content-Length: 100000", new byte[3_000]);
        using var reader = new StreamReader(raw.GetStream());
        string answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("too-slow", answer, StringComparison.Ordinal);
        Assert.Equal(3_000, await Offset(server, owner, address));
    }

    [Fact]
    public async Task An_upload_that_is_never_finished_is_given_up_after_a_day()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, link => link.Lifetime = 604_800);
        string address = (await Owner.Done(await owner.Begin(5, 1_000))).Headers.Location!.ToString();
        byte[] part = RandomNumberGenerator.GetBytes(500);
        await Owner.Done(await owner.Patch(address, 0, Owner.Part(part)));
        await server.Pass(TimeSpan.FromHours(24));
        await Wait.Until(
            () =>
            {
                server.Clock.Advance(TimeSpan.FromSeconds(1));
                return RawFiles.Holding(server.Folder, part).Count == 0;
            },
            "The part stays.");
        Assert.Equal("no-such-upload", await TestLink.Code(await owner.Patch(address, 500, Owner.Part(part))));
        Assert.Equal(100, (await owner.Status()).Bytes);
    }

    [Fact]
    public async Task A_given_up_upload_leaves_nothing()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, string address) = await Begun(server, 1_000);
        byte[] part = RandomNumberGenerator.GetBytes(500);
        await Owner.Done(await owner.Patch(address, 0, Owner.Part(part)));
        using HttpRequestMessage delete = owner.Tus(HttpMethod.Delete, address);
        Assert.Equal(HttpStatusCode.NoContent, (await server.Http.SendAsync(delete)).StatusCode);
        await Wait.Until(() => RawFiles.Holding(server.Folder, part).Count == 0, "The part stays.");
        using HttpRequestMessage twice = owner.Tus(HttpMethod.Delete, address);
        Assert.Equal("no-such-upload", await TestLink.Code(await server.Http.SendAsync(twice)));
    }

    [Fact]
    public async Task A_killed_server_goes_on_from_the_committed_part()
    {
        await using ServerProcess server = await ServerProcess.Start();
        var owner = new Owner(() => server.Http);
        await owner.Draft(0);
        byte[] blob = RandomNumberGenerator.GetBytes(3_000_000);
        string address = (await Owner.Done(await owner.Begin(0, blob.Length))).Headers.Location!.ToString();
        long at = 0;
        for (int round = 0; at < blob.Length; round++)
        {
            Task<HttpResponseMessage> patch = owner.Patch(address, at, Owner.Part(blob[(int)at..Math.Min(blob.Length, (int)at + 700_000)]));
            if (round % 2 == 0)
            {
                await Owner.Done(await patch);
            }
            else
            {
                server.Kill();
                await Task.WhenAny(patch);
                await server.StartAgain();
            }

            using HttpRequestMessage head = owner.Tus(HttpMethod.Head, address);
            using HttpResponseMessage where = await server.Http.SendAsync(head);
            long before = at;
            at = where.StatusCode == HttpStatusCode.NotFound ? blob.Length : long.Parse(where.Headers.GetValues("Upload-Offset").Single(), System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(at >= before, "What was committed is gone.");
        }

        Assert.Equal(blob, await (await Owner.Done(await owner.Get("/api/shares/blobs/0"))).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_share_is_published_only_when_it_is_complete()
    {
        await using TestServer server = await TestServer.Start();
        var owner = new Owner(server);
        await Owner.Done(await owner.Send("POST", Routes.Shares, new Darkslide.Protocol.Messages.EmptyRequest(), ProtocolJson.Default.EmptyRequest));
        Assert.Equal("share-incomplete", await TestLink.Code(await owner.Publish()));
        await Owner.Done(await owner.PutVault(owner.VaultBytes, null));
        Assert.Equal("share-incomplete", await TestLink.Code(await owner.Publish()));
        TestLink link = await owner.AddLink(how => how.Blobs = [0, 1]);
        await owner.Upload(0, new byte[100]);
        using HttpResponseMessage lacking = await owner.Publish();
        Assert.Contains("\"missing\":[1]", await lacking.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        string address = (await Owner.Done(await owner.Begin(1, 100))).Headers.Location!.ToString();
        await Owner.Done(await owner.Patch(address, 0, Owner.Part(new byte[99])));
        Assert.Equal("share-incomplete", await TestLink.Code(await owner.Publish()));
        Assert.Equal("link-unavailable", await TestLink.Code(await link.TryOpen()));
        await Owner.Done(await owner.Patch(address, 99, Owner.Part(new byte[1])));
        string first = await (await Owner.Done(await owner.Publish())).Content.ReadAsStringAsync();
        Assert.Equal(first, await (await Owner.Done(await owner.Publish())).Content.ReadAsStringAsync());
        Assert.NotNull(await link.Open());
    }

    [Theory]
    [InlineData("..%2F..%2Fdarkslide.db")]
    [InlineData("%2e%2e%2f%2e%2e%2finstance.key")]
    [InlineData("..")]
    [InlineData("'%20OR%201=1--")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA%2F..")]
    public async Task An_upload_id_is_never_a_path(string id)
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, _) = await Begun(server, 1_000);
        string before = SilentLinksTests.Dump(server.Folder);
        using HttpRequestMessage delete = owner.Tus(HttpMethod.Delete, "/api/uploads/" + id);
        using HttpResponseMessage answer = await server.Http.SendAsync(delete);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        using HttpResponseMessage patch = await owner.Patch("/api/uploads/" + id, 0, Owner.Part(new byte[10]));
        Assert.InRange((int)patch.StatusCode, 400, 499);
        Assert.Equal(before, SilentLinksTests.Dump(server.Folder));
        Assert.True(File.Exists(Path.Combine(server.Folder, "instance.key")));
    }

    private static async Task<(Owner Owner, string Address)> Begun(TestServer server, long size)
    {
        var owner = new Owner(server);
        await owner.Draft(0);
        return (owner, (await Owner.Done(await owner.Begin(0, size))).Headers.Location!.ToString());
    }

    private static async Task<long> Offset(TestServer server, Owner owner, string address)
    {
        using HttpRequestMessage head = owner.Tus(HttpMethod.Head, address);
        using HttpResponseMessage answer = await Owner.Done(await server.Http.SendAsync(head));
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static long PartBytes(TestServer server)
        => Directory.EnumerateFiles(Path.Combine(server.Folder, "blobs"), "*.part", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length);

    /// <summary>A PATCH by hand, whose body is not finished.</summary>
    private static async Task<TcpClient> Raw(TestServer server, Owner owner, string address, long offset, string length, byte[] begin)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        string head = $"PATCH {address} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nConnection: close\r\nTus-Resumable: 1.0.0\r\nAuthorization: {owner.Authorization}\r\n"
            + $"Upload-Offset: {offset}\r\nContent-Type: application/offset+octet-stream\r\n{length}\r\n\r\n";
        await client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. begin]);
        return client;
    }
}
