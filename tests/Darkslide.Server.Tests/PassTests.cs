using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>Who is no neighbour sends with a pass, and with nothing else; the operator gives and stops passes, and nobody else.</summary>
public sealed class PassTests
{
    [Fact]
    public async Task A_stranger_sends_with_a_pass_of_this_instance_and_with_nothing_else()
    {
        await using TestServer server = await Strange();
        await using TestServer elsewhere = await Strange();
        TestPass pass = await new TestOperator(server).Add();
        TestPass foreign = await new TestOperator(elsewhere).Add();
        Assert.Equal("sending-closed", await TestLink.Code(await new Owner(server).Make()));
        TestPass[] wrong = [foreign, new() { Id = pass.Id }, new() { Token = pass.Token }, new() { Id = [1], Token = pass.Token }];
        foreach (TestPass each in wrong)
        {
            Assert.Equal("pass-unknown", await TestLink.Code(await new Owner(server) { Pass = each }.Make()));
            Assert.Equal(("unknown", "closed"), ((await each.Ask(server)).Pass!.State, (await each.Ask(server)).Sending));
        }

        var owner = new Owner(server) { Pass = pass };
        await owner.Draft();
        TestLink link = await owner.AddLink();
        await Owner.Done(await owner.Publish());
        Assert.NotNull(await link.Open());
        Assert.Equal(("good", "open"), ((await pass.Ask(server)).Pass!.State, (await pass.Ask(server)).Sending));
        Assert.Equal(1, (await new TestOperator(server).See(pass)).Shares);
    }

    [Fact]
    public async Task A_pass_lends_nothing_to_a_share_that_was_made_without()
    {
        await using TestServer server = await TestServer.Start();
        TestPass pass = await new TestOperator(server).Add(bytes: 1_000);
        await Owner.Publish(server, blobs: 3, bytes: 1_000);
        Assert.Equal(0, (await new TestOperator(server).See(pass)).Bytes.Used);

        // Shown on the server's own machine it counts all the same, and a wrong one is not overlooked.
        Assert.Equal("pass-unknown", await TestLink.Code(await new Owner(server) { Pass = new TestPass() }.Make()));
        var owner = new Owner(server) { Pass = pass };
        await Owner.Done(await owner.Make());
        Assert.Equal("quota-reached", await TestLink.Code(await owner.Begin(0, 1_001)));
    }

    [Fact]
    public async Task Only_the_operators_key_opens_the_operators_addresses()
    {
        await using TestServer server = await TestServer.Start();
        var operators = new TestOperator(server);
        Owner owner = await Owner.Publish(server);
        TestPass pass = await operators.Add();
        string[] wrong =
        [
            "", owner.Authorization, Capability.ForOperator(RandomNumberGenerator.GetBytes(32)), Capability.ForOperator(new byte[32]), Capability.ForTicket(File.ReadAllBytes(operators.KeyPath)),
            operators.Authorization[..^2], Capability.OperatorScheme,
        ];
        foreach (string authorization in wrong)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Passes);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            request.Headers.Add(Capability.PassHeader, pass.Header);
            Assert.Equal("not-operator", await TestLink.Code(await server.Http.SendAsync(request)));
        }

        Assert.Equal("no-such-pass", await TestLink.Code(await operators.Stop(new TestPass { Number = 99 })));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(operators.KeyPath));
        string before = operators.Authorization;
        await server.Restart();
        Assert.Equal(before, operators.Authorization);
        Assert.Single(await operators.List());
        File.Delete(operators.KeyPath);
        await server.Restart();
        Assert.NotEqual(before, operators.Authorization);
        Assert.Single(await operators.List());
    }

    [Fact]
    public async Task A_pass_that_is_added_again_after_a_lost_answer_is_the_same()
    {
        await using TestServer server = await TestServer.Start();
        var operators = new TestOperator(server);
        TestPass pass = await operators.Add("Ben");
        using HttpResponseMessage again = await Owner.Done(await operators.TryAdd(pass, "Ben"));
        Assert.Equal((200, pass.Number), ((int)again.StatusCode, (await again.Content.ReadFromJsonAsync(ProtocolJson.Default.PassNumber))!.Number));
        Assert.Equal("invalid-request", await TestLink.Code(await operators.TryAdd(new TestPass { Id = pass.Id }, "Ben")));
        foreach ((string name, long? bytes, DateTimeOffset? until) in ((string, long?, DateTimeOffset?)[])
            [("", 1, null), (new string('x', 101), 1, null), ("a\nb", 1, null), ("a", 0, null), ("a", -1, null), ("a", 1, server.Clock.GetUtcNow())])
        {
            Assert.Equal("invalid-request", await TestLink.Code(await operators.TryAdd(new TestPass(), name, bytes, null, until)));
        }
    }

    [Fact]
    public async Task A_pass_ends_to_the_millisecond_and_what_was_sent_with_it_stays_its_owners()
    {
        await using TestServer server = await Strange();
        TestPass pass = await new TestOperator(server).Add(until: server.Clock.GetUtcNow().AddHours(1));
        var owner = new Owner(server) { Pass = pass };
        await owner.Draft();
        TestLink link = await owner.AddLink(how => how.Lifetime = 86_400);
        await Owner.Done(await owner.Publish());
        var draft = new Owner(server) { Pass = pass };
        await draft.Draft();
        await draft.AddLink();
        string upload = (await Owner.Done(await draft.Begin(7, 100))).Headers.Location!.ToString();
        server.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        await Owner.Done(await new Owner(server) { Pass = pass }.Make());
        server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await AssertNothingNew(server, draft, upload, "pass-over");
        Assert.Equal("over", (await pass.Ask(server)).Pass!.State);
        await AssertStaysTheOwners(owner, link, "pass-over");
    }

    [Fact]
    public async Task A_stopped_pass_sends_nothing_more_and_what_was_sent_with_it_stays_its_owners()
    {
        await using TestServer server = await Strange();
        var operators = new TestOperator(server);
        TestPass pass = await operators.Add();
        var owner = new Owner(server) { Pass = pass };
        await owner.Draft();
        TestLink link = await owner.AddLink();
        await Owner.Done(await owner.Publish());
        var draft = new Owner(server) { Pass = pass };
        await draft.Draft();
        await draft.AddLink();
        string upload = (await Owner.Done(await draft.Begin(7, 100))).Headers.Location!.ToString();
        await Owner.Done(await operators.Stop(pass));
        await Owner.Done(await operators.Stop(pass));
        await AssertNothingNew(server, draft, upload, "pass-stopped");
        Assert.Equal(("stopped", "closed"), ((await pass.Ask(server)).Pass!.State, (await pass.Ask(server)).Sending));
        await AssertStaysTheOwners(owner, link, "pass-stopped");
    }

    [Fact]
    public async Task A_pass_that_is_stopped_while_an_upload_runs_gets_nothing_more_in()
    {
        await using TestServer server = await Strange();
        var operators = new TestOperator(server);
        TestPass pass = await operators.Add(bytes: 10_000);
        var owner = new Owner(server) { Pass = pass };
        await Owner.Done(await owner.Make());
        string upload = (await Owner.Done(await owner.Begin(0, 6_000))).Headers.Location!.ToString();
        using var body = new HeldBody(6_000);
        body.Headers.ContentType = new("application/offset+octet-stream");
        Task<HttpResponseMessage> running = owner.Patch(upload, 0, body);
        await body.HalfIsOut;
        await Owner.Done(await operators.Stop(pass));
        body.LetGo();
        Assert.Equal("pass-stopped", await TestLink.Code(await running));
        OperatorPass seen = await operators.See(pass);
        Assert.Equal((0, 0), (seen.Bytes.Used, seen.Day.Used));
        await Wait.Until(() => RawFiles.All(Path.Combine(server.Folder, "blobs")).Count == 0, "The upload's bytes stay.");
    }

    [Fact]
    public async Task Neither_a_pass_s_name_nor_its_token_stands_in_files_or_log()
    {
        await using TestServer server = await Strange();
        var operators = new TestOperator(server);
        const string Name = "Distinctive Müller";
        TestPass pass = await operators.Add(Name);
        var owner = new Owner(server) { Pass = pass };
        await owner.Draft();
        Assert.Equal("pass-unknown", await TestLink.Code(await new Owner(server) { Pass = new TestPass { Id = pass.Id } }.Make()));
        Assert.Equal(Name, (await operators.See(pass)).Name);
        byte[] key = await File.ReadAllBytesAsync(operators.KeyPath);
        await Owner.Done(await operators.Stop(pass));
        Assert.All([Encoding.UTF8.GetBytes(Name), Encoding.UTF8.GetBytes("Distinctive"), pass.Token], secret => Assert.Empty(RawFiles.Holding(server.Folder, secret)));
        Assert.Equal([operators.KeyPath], RawFiles.Holding(server.Folder, key));
        Assert.Equal("", server.Log);
    }

    [Fact]
    public async Task A_pass_is_forgotten_thirty_days_after_its_end_with_the_last_of_its_shares()
    {
        await using TestServer server = await Strange();
        var operators = new TestOperator(server);
        TestPass pass = await operators.Add();
        var owner = new Owner(server) { Pass = pass };
        await owner.Draft();
        await owner.AddLink(link => link.Lifetime = 86_400 * 20);
        await Owner.Done(await owner.Publish());
        await Owner.Done(await operators.Stop(pass));
        await server.Pass(TimeSpan.FromDays(31));
        await Wait.Until(async () => (await owner.Status()).State == "ended", "The share does not end.");
        Assert.Single(await operators.List());
        await server.Pass(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(2));
        await Wait.Until(
            async () =>
            {
                server.Clock.Advance(TimeSpan.FromMinutes(2));
                return (await operators.List()).Count == 0;
            },
            "The pass is not forgotten.");
    }

    /// <summary>A server to which everybody is a stranger.</summary>
    private static async Task<TestServer> Strange()
    {
        TestServer server = await TestServer.Start();
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        return server;
    }

    private static async Task AssertNothingNew(TestServer server, Owner draft, string upload, string code)
    {
        Assert.Equal(code, await TestLink.Code(await new Owner(server) { Pass = draft.Pass }.Make()));
        Assert.Equal(code, await TestLink.Code(await draft.Begin(8, 100)));
        Assert.Equal(code, await TestLink.Code(await draft.Patch(upload, 0, Owner.Part(new byte[100]))));
        Assert.Equal(code, await TestLink.Code(await draft.SendLink(new TestLink(() => server.Http) { Number = 5 }, new AddLinkTo { Blobs = [0, 1, 2] })));
        Assert.Equal(code, await TestLink.Code(await draft.PutVault(new byte[400], "\"1\"")));
        Assert.Equal(code, await TestLink.Code(await draft.Publish()));
        await Owner.Done(await draft.RevokeShare());
    }

    private static async Task AssertStaysTheOwners(Owner owner, TestLink link, string code)
    {
        OpenAnswer opening = (await link.Open())!;
        Assert.Equal(owner.Blobs[1], await (await Owner.Done(await link.Fetch(opening.Ticket, 1))).Content.ReadAsByteArrayAsync());
        Assert.Equal("live", (await owner.Status()).State);
        Assert.Equal(code, await TestLink.Code(await owner.Change(0, 20 * 86_400)));
        await Owner.Done(await owner.Change(0, 600));
        await Owner.Done(await owner.PutVault(new byte[200], "\"1\""));
        await Owner.Done(await owner.RevokeLink(0));
        Assert.Equal("ended", (await owner.Status()).State);
    }
}
