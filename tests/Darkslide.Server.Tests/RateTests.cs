using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;
using Darkslide.Server.Tests.Contract;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>One network gets its share of a minute and no more; others, and this machine, notice nothing; nobody's address is kept.</summary>
public sealed class RateTests
{
    private const int PerMinute = 5;

    [Fact]
    public async Task A_network_has_its_share_of_a_minute_and_others_keep_theirs()
    {
        await using TestServer server = await Limited();
        Owner owner = await Owner.Publish(server);
        TestLink link = owner.Links[0];
        for (int ask = 0; ask < PerMinute; ask++)
        {
            Assert.True((await Describe(server, link, $"203.0.113.{ask}")).IsSuccessStatusCode);
        }

        server.Clock.Advance(TimeSpan.FromSeconds(20));
        using (HttpResponseMessage refused = await Describe(server, link, "203.0.113.200"))
        {
            Assert.Equal("too-many-requests", await TestLink.Code(refused));
            Assert.Equal("40", refused.Headers.GetValues("Retry-After").Single());
        }

        Assert.True((await Describe(server, link, "203.0.114.1")).IsSuccessStatusCode);
        Assert.True((await link.TryDescribe()).IsSuccessStatusCode);
        server.Clock.Advance(TimeSpan.FromSeconds(40) - TimeSpan.FromMilliseconds(1));
        Assert.False((await Describe(server, link, "203.0.113.1")).IsSuccessStatusCode);
        server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True((await Describe(server, link, "203.0.113.1")).IsSuccessStatusCode);
        Assert.Equal("", server.Log);
        Assert.Empty(RawFiles.Holding(server.Folder, Encoding.ASCII.GetBytes("203.0.113")));
    }

    [Theory]
    [InlineData("2001:db8:1:1200::1", "2001:db8:1:12ff::1", true)]
    [InlineData("2001:db8:1:1200::1", "2001:db8:1:1300::1", false)]
    [InlineData("203.0.113.1", "::ffff:203.0.113.2", true)]
    [InlineData("203.0.113.1", "203.0.112.1", false)]
    public async Task Neighbours_are_the_same_24_or_56_bits(string one, string other, bool same)
    {
        await using TestServer server = await Limited();
        TestLink link = (await Owner.Publish(server)).Links[0];
        for (int ask = 0; ask < PerMinute; ask++)
        {
            Assert.True((await Describe(server, link, one)).IsSuccessStatusCode);
        }

        Assert.Equal(same, !(await Describe(server, link, other)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task What_a_stranger_writes_in_front_of_the_proxys_word_changes_nothing()
    {
        await using TestServer server = await Limited();
        TestLink link = (await Owner.Publish(server)).Links[0];
        for (int ask = 0; ask < PerMinute; ask++)
        {
            Assert.True((await Describe(server, link, string.Create(CultureInfo.InvariantCulture, $"198.51.{ask}.1, 203.0.113.5"))).IsSuccessStatusCode);
        }

        Assert.False((await Describe(server, link, "127.0.0.1, 203.0.113.5")).IsSuccessStatusCode);
        // The proxy's own neighbours are trusted in their turn.
        Assert.False((await Describe(server, link, "203.0.113.5, 127.0.0.9")).IsSuccessStatusCode);
        Assert.True((await Describe(server, link, "nonsense")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_proxy_that_is_not_trusted_is_a_network_like_any_other()
    {
        await using TestServer server = await TestServer.Start(options => (options.Rates.AsksPerMinute, options.Rates.TrustedProxies) = (PerMinute, ["192.0.2.1"]));
        server.Http.DefaultRequestHeaders.Add(Capability.PassHeader, (await new TestOperator(server).Add()).Header);
        for (int ask = 0; ask < PerMinute; ask++)
        {
            await Owner.Done(await new Owner(server).Make());
        }

        using HttpResponseMessage refused = await new Owner(server).Make();
        Assert.Equal("too-many-requests", await TestLink.Code(refused));
    }

    [Fact]
    public async Task Openings_reports_and_new_shares_count_and_fetching_does_not()
    {
        await using TestServer server = await Limited();
        Owner owner = await Owner.Publish(server);
        TestLink link = owner.Links[0];
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        byte[] ticket = (await link.Open())!.Ticket;
        for (int ask = 0; ask < 20; ask++)
        {
            await Owner.Done(await link.Fetch(ticket, 0));
            await owner.Status();
        }

        await Owner.Done(await link.Report(ticket, ReportKinds.Other));
        Assert.Equal("sending-closed", await TestLink.Code(await new Owner(server).Make()));
        await Owner.Done(await link.TryDescribe());
        await Owner.Done(await link.TryDescribe());
        Assert.Equal("too-many-requests", await TestLink.Code(await link.TryOpen()));
        Assert.Equal("too-many-requests", await TestLink.Code(await link.Report(ticket, ReportKinds.Other)));
        Assert.Equal("too-many-requests", await TestLink.Code(await new Owner(server).Make()));
        await Owner.Done(await link.Fetch(ticket, 0));
    }

    [Fact]
    public async Task Every_address_where_anybody_can_ask_is_counted_and_says_so()
    {
        await using TestServer server = await Limited();
        RouteFacts[] counted = [.. OpenApiTests.Endpoints(server).Select(OpenApiDocument.Facts).Where(facts => facts.IsCounted)];
        Assert.True(counted.Length >= 4);
        Assert.All(counted, facts => Assert.Contains(ProblemCodes.TooManyRequests, facts.Problems));
    }

    private static Task<TestServer> Limited() => TestServer.Start(options => options.Rates.AsksPerMinute = PerMinute);

    private static async Task<HttpResponseMessage> Describe(TestServer server, TestLink link, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Routes.DescribeLink)
        {
            Content = JsonContent.Create(new DescribeRequest { Locator = link.Locator }, ProtocolJson.Default.DescribeRequest),
        };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwardedFor);
        return await server.Http.SendAsync(request);
    }
}
