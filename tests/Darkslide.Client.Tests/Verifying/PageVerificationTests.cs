using System.IO.Compression;
using System.Net;
using Darkslide.Client.Failures;
using Darkslide.Client.Verifying;
using Darkslide.Server.Pages;

namespace Darkslide.Client.Tests.Verifying;

/// <summary>A server whose pages are not the release's is found out, whatever it changed.</summary>
public sealed class PageVerificationTests : IAsyncLifetime
{
    private static readonly PageHashes Release = PageHashes.Parse(ReleasedPages.HashList!);
    private TestServer server = null!;

    private static string Script => Release.Files.First(file => file.Name.EndsWith(".js", StringComparison.Ordinal) && file.Name.Contains("viewer-", StringComparison.Ordinal)).Addresses[0];

    public async ValueTask InitializeAsync() => server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_server_of_this_release_serves_each_byte_of_it()
    {
        IReadOnlyList<PageFinding> findings = await Verify((_, _) => { });
        Assert.All(findings, finding => Assert.Equal(new PageFinding(finding.Address, PageVerdict.Same, ""), finding));
        Assert.Equal(Release.Files.Sum(file => file.Addresses.Count), findings.Count);
        Assert.Superset(new HashSet<string> { "/", "/m", "/v", Script }, findings.Select(finding => finding.Address).ToHashSet());
    }

    [Theory]
    [InlineData("/v")]
    [InlineData("/")]
    [InlineData("/m")]
    [InlineData("a script")]
    public async Task One_bit_anywhere_shows(string address) => Assert.Equal(
        new PageFinding(address == "a script" ? Script : address, PageVerdict.Different, "other content"),
        await Only(address == "a script" ? Script : address, (answer, bytes) =>
        {
            using var unpacked = new MemoryStream();
            new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress).CopyTo(unpacked);
            byte[] plain = unpacked.ToArray();
            plain[plain.Length / 2] ^= 1;
            Put(answer, plain);
        }));

    [Fact]
    public async Task Packed_content_that_is_damaged_shows()
        => Assert.Equal(PageVerdict.Different, (await Only(Script, (_, bytes) => bytes[bytes.Length / 2] ^= 1)).Verdict);

    [Theory]
    [InlineData("Content-Security-Policy", "default-src *")]
    [InlineData("Content-Security-Policy", "")]
    [InlineData("Link", "</evil.css>; rel=stylesheet")]
    [InlineData("Refresh", "0; url=https://evil.example.org")]
    public async Task A_header_that_lets_something_else_in_shows(string name, string value) => Assert.Equal(
        new PageFinding("/v", PageVerdict.Different, "header " + name),
        await Only("/v", (answer, _) =>
        {
            answer.Headers.Remove(name);
            if (value.Length > 0)
            {
                answer.Headers.TryAddWithoutValidation(name, value);
            }
        }));

    [Theory]
    [InlineData(HttpStatusCode.NotFound, PageVerdict.Missing)]
    [InlineData(HttpStatusCode.Found, PageVerdict.Different)]
    [InlineData(HttpStatusCode.NoContent, PageVerdict.Different)]
    public async Task What_is_not_there_shows(HttpStatusCode status, PageVerdict verdict) => Assert.Equal(
        new PageFinding(Script, verdict, $"answers {(int)status}"), await Only(Script, (answer, _) => answer.StatusCode = status));

    /// <summary>A browser is served the compressed form: a change in that one alone counts.</summary>
    [Fact]
    public async Task Content_that_is_false_only_when_it_is_compressed_shows()
    {
        PageFinding found = await Only(Script, (answer, bytes) =>
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                brotli.Write("alert(1)"u8);
            }

            answer.Content = new ByteArrayContent(packed.ToArray());
            answer.Content.Headers.ContentEncoding.Add("br");
        });
        Assert.Equal(new PageFinding(Script, PageVerdict.Different, "other content"), found);
    }

    [Fact]
    public async Task Content_without_end_and_content_that_is_no_archive_show()
    {
        Assert.Equal("can't be read", (await Only(Script, (answer, _) => Bomb(answer))).Detail);
        Assert.Equal("can't be read", (await Only(Script, (answer, _) =>
        {
            answer.Content = new ByteArrayContent([1, 2, 3, 4]);
            answer.Content.Headers.ContentEncoding.Add("gzip");
        })).Detail);
    }

    [Fact]
    public async Task Nobody_there_is_told_as_such()
    {
        using var client = new DarkslideClient();
        await Assert.ThrowsAsync<ServerUnreachableException>(() => client.VerifyPageAsync(new Uri("http://127.0.0.1:9"), Release, ReleasedPages.Policy, TestContext.Current.CancellationToken));
    }

    private static void Bomb(HttpResponseMessage answer)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 80; i++)
            {
                gzip.Write(zeros);
            }
        }

        answer.Content = new ByteArrayContent(packed.ToArray());
        answer.Content.Headers.ContentEncoding.Add("gzip");
    }

    private static void Put(HttpResponseMessage answer, byte[] bytes)
    {
        var type = answer.Content.Headers.ContentType;
        answer.Content = new ByteArrayContent(bytes);
        answer.Content.Headers.ContentType = type;
    }

    /// <summary>The one address that differs when the answer at this one is changed.</summary>
    private async Task<PageFinding> Only(string address, Action<HttpResponseMessage, byte[]> change)
        => Assert.Single(await Verify((answer, bytes) =>
        {
            if (answer.RequestMessage!.RequestUri!.AbsolutePath == address)
            {
                change(answer, bytes);
            }
        }), finding => finding.Verdict != PageVerdict.Same);

    private async Task<IReadOnlyList<PageFinding>> Verify(Action<HttpResponseMessage, byte[]> change)
    {
        using var handler = new ChangingHandler(change);
        using var client = new DarkslideClient(handler: handler);
        return await client.VerifyPageAsync(server.Address, Release, ReleasedPages.Policy, TestContext.Current.CancellationToken);
    }

    /// <summary>Something between the server and the client that changes answers.</summary>
    private sealed class ChangingHandler(Action<HttpResponseMessage, byte[]> change)
        : DelegatingHandler(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            HttpContent content = answer.Content;
            byte[] bytes = await content.ReadAsByteArrayAsync(cancellationToken);
            answer.Content = new ByteArrayContent(bytes);
            foreach ((string name, IEnumerable<string> values) in content.Headers)
            {
                answer.Content.Headers.TryAddWithoutValidation(name, values);
            }

            change(answer, bytes);
            return answer;
        }
    }
}
