using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Darkslide.Client.Owning;
using Darkslide.Client.Sending;
using Darkslide.Protocol;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>Events that an owner has seen can't be taken away, changed or moved without their noticing.</summary>
public sealed class EventsChainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_that_go_on_are_intact_on_every_device_and_after_the_end()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await round.SendAsync(null, await round.PicturesAsync(3, 40));
        Assert.True((await StatusAsync(share)).EventsIntact);
        await round.GetAsync(null, share.Links[0].Url);
        Assert.True((await StatusAsync(share)).EventsIntact);
        using DarkslideClient client = Round.Client();
        await client.RemovePicturesAsync(share.Manage, ["1"], Cancel);
        Assert.True((await StatusAsync(share)).EventsIntact);
        await client.RevokeAsync(share.Manage, cancellationToken: Cancel);

        ShareStatus after = await StatusAsync(share);

        Assert.True(after.EventsIntact);
        Assert.Equal("ended", after.Events[^1].Kind);
    }

    [Theory]
    [InlineData("the last is removed")]
    [InlineData("one in the middle is removed")]
    [InlineData("the first is removed, and counted as one that is too old")]
    [InlineData("one is of another kind")]
    [InlineData("one is of another minute")]
    [InlineData("one is of another link")]
    [InlineData("two are swapped")]
    [InlineData("one is put in")]
    [InlineData("all are gone")]
    [InlineData("no chain is told any more")]
    public async Task What_was_seen_and_is_not_as_it_was_shows(string how)
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await round.SendAsync(null, await round.PicturesAsync(3));
        await round.GetAsync(null, share.Links[0].Url);
        Assert.True((await StatusAsync(share)).EventsIntact);

        ShareStatus tampered = await StatusAsync(share, new Tampering(status => Tamper(how, status, status["events"]!.AsArray())));

        Assert.False(tampered.EventsIntact);
        // It was not taken for what is seen now.
        Assert.True((await StatusAsync(share)).EventsIntact);
    }

    private static void Tamper(string how, JsonObject status, JsonArray events)
    {
        switch (how)
        {
            case "the last is removed": events.RemoveAt(events.Count - 1); break;
            case "one in the middle is removed": events.RemoveAt(1); break;
            case "the first is removed, and counted as one that is too old":
                events.RemoveAt(0);
                status["eventsBefore"]!["count"] = 1;
                break;
            case "one is of another kind": events[1]!["kind"] = "unlocked"; break;
            case "one is of another minute": events[1]!["time"] = "2026-11-23T10:05:00Z"; break;
            case "one is of another link": events[^1]!["link"] = 7; break;
            case "two are swapped":
                JsonNode first = events[0]!;
                events.RemoveAt(0);
                events.Insert(1, first);
                break;
            case "one is put in": events.Insert(1, events[1]!.DeepClone()); break;
            case "all are gone": events.Clear(); break;
            default: status.Remove("eventsBefore"); break;
        }
    }

    private static async Task<ShareStatus> StatusAsync(SentShare share, HttpMessageHandler? network = null)
    {
        using DarkslideClient client = Round.Client(network);
        return await client.StatusAsync(share.Manage, Cancel);
    }

    /// <summary>A server that tells a status of its own.</summary>
    private sealed class Tampering(Action<JsonObject> change) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath != Routes.ShareStatus || answer.StatusCode != HttpStatusCode.OK)
            {
                return answer;
            }

            JsonObject status = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
            change(status);
            answer.Content = new StringContent(status.ToJsonString(), Encoding.UTF8, "application/json");
            return answer;
        }
    }
}
