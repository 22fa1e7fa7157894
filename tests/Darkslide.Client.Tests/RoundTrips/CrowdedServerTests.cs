using Darkslide.Client.Pictures;
using Darkslide.Client.Sending;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>A server that is open to everybody and crowded: sending takes a moment longer, and works.</summary>
public sealed class CrowdedServerTests
{
    [Fact]
    public async Task The_work_that_is_asked_for_is_done_without_a_word()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await using TestServer server = await TestServer.StartAsync(options => (options.AnyoneMaySend, options.Work.FreeSharesPerMinute) = (true, 0));
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("a.png"), TestPictures.Png(50, 40, 1), cancel);
        using var asked = new Stranger();
        using var client = new DarkslideClient(handler: asked);
        var pictures = await PictureSelection.LookAtAsync(PictureFiles.Find([folder.File("a.png")]), cancellationToken: cancel);
        SentShare share = await client.SendAsync(new SendRequest { Server = server.Address, Pictures = pictures }, cancellationToken: cancel);
        Assert.Single(share.Links);
        Assert.Equal([false, true], asked.Worked);
    }

    /// <summary>Comes from outside, as a proxy tells it.</summary>
    private sealed class Stranger() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
    {
        public List<bool> Worked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", "unknown");
            if (request.RequestUri!.AbsolutePath == "/api/shares")
            {
                Worked.Add(request.Headers.Contains("Darkslide-Work"));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
