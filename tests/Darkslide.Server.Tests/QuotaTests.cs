using System.Net.Http.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>Never a byte more than a pass, a day or the store allows, however many ask at once; what is given up comes back.</summary>
public sealed class QuotaTests
{
    private const int VaultBytes = 300;

    [Theory]
    [InlineData("all")]
    [InlineData("day")]
    [InlineData("store")]
    public async Task Of_200_uploads_at_once_exactly_as_many_begin_as_there_is_room_for(string limited)
    {
        const int Size = 30_000;
        const long Room = 1_048_576;
        await using TestServer server = await TestServer.Start(options => options.Store.QuotaBytes = limited == "store" ? Room : 0);
        TestPass pass = await new TestOperator(server).Add(bytes: limited == "all" ? Room : null, perDay: limited == "day" ? Room : null);
        Owner[] owners = [.. Enumerable.Range(0, 20).Select(_ => new Owner(server) { Pass = pass })];
        await Task.WhenAll(owners.Select(async owner => await Owner.Done(await owner.Make())));
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => owners[i % 20].Begin(i / 20, Size)));
        Assert.Equal((int)(Room / Size), answers.Count(answer => answer.IsSuccessStatusCode));
        OperatorPass seen = await new TestOperator(server).See(pass);
        Assert.Equal((Room / Size * Size, Room / Size * Size), (seen.Bytes.Used, seen.Day.Used));
        Problem refusal = (await answers.First(answer => !answer.IsSuccessStatusCode).Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!;
        Assert.Equal(limited == "store" ? ("storage-full", null) : ("quota-reached", (long?)(Room % Size)), (refusal.Code, refusal.Left));

        // What is left fits to the last byte, and not one more.
        Assert.False((await owners[0].Begin(60, (Room % Size) + 1)).IsSuccessStatusCode);
        await Owner.Done(await owners[0].Begin(60, Room % Size));
        Assert.False((await owners[1].Begin(60, 56)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Of_200_shares_at_once_exactly_as_many_get_their_vaults_as_there_is_room_for()
    {
        await using TestServer server = await TestServer.Start();
        TestPass pass = await new TestOperator(server).Add(bytes: 50 * VaultBytes);
        Owner[] owners = [.. Enumerable.Range(0, 200).Select(_ => new Owner(server) { Pass = pass })];
        bool[] written = await Task.WhenAll(owners.Select(async owner =>
        {
            await Owner.Done(await owner.Make());
            return (await owner.PutVault(owner.VaultBytes, null)).IsSuccessStatusCode;
        }));
        Assert.Equal(50, written.Count(each => each));
        Assert.Equal(50 * VaultBytes, (await new TestOperator(server).See(pass)).Bytes.Used);
    }

    [Fact]
    public async Task A_day_s_bytes_come_back_at_midnight_and_not_a_millisecond_before()
    {
        await using TestServer server = await TestServer.Start();
        TestPass pass = await new TestOperator(server).Add(bytes: 2_500, perDay: 1_000);
        var owner = new Owner(server) { Pass = pass };
        await Owner.Done(await owner.Make());
        await Owner.Done(await owner.Begin(0, 1_000));
        server.Clock.Advance(server.Clock.GetUtcNow().Date.AddDays(1) - server.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromMilliseconds(1));
        Problem refusal = await Refusal(await owner.Begin(1, 56));
        Assert.Equal((0, server.Clock.GetUtcNow().AddMilliseconds(1)), (refusal.Left!.Value, refusal.Renews!.Value));
        Assert.Equal(1_000, (await pass.Ask(server)).Pass!.Day!.Used);
        server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        ServerAnswer told = await pass.Ask(server);
        Assert.Equal((0, 1_000, server.Clock.GetUtcNow().AddDays(1)), (told.Pass!.Day!.Used, told.Pass.Bytes!.Used, told.Pass.Renews!.Value));
        await Owner.Done(await owner.Begin(1, 1_000));

        // All that is left in all is less than a day's: no midnight brings more. More than a day's comes on no day.
        Assert.Null((await Refusal(await owner.Begin(2, 600))).Renews);
        Assert.NotNull((await Refusal(await owner.Begin(2, 500))).Renews);
        Assert.Null((await Refusal(await owner.Begin(2, 1_001))).Renews);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_gives_no_day_twice()
    {
        await using TestServer server = await TestServer.Start();
        TestPass pass = await new TestOperator(server).Add(perDay: 1_000);
        var owner = new Owner(server) { Pass = pass };
        await Owner.Done(await owner.Make());
        await Owner.Done(await owner.Begin(0, 1_000));
        await server.Stop();
        server.Clock.Leap(TimeSpan.FromDays(-1));
        await server.Restart();
        Assert.Equal("quota-reached", (await Refusal(await owner.Begin(1, 56))).Code);
        Assert.Equal(1_000, (await pass.Ask(server)).Pass!.Day!.Used);
    }

    [Fact]
    public async Task What_is_given_up_comes_back()
    {
        await using TestServer server = await TestServer.Start();
        TestPass pass = await new TestOperator(server).Add(bytes: 10_000, perDay: 10_000);
        var owner = new Owner(server) { Pass = pass };
        await Owner.Done(await owner.Make());

        // By the sender, before and in the midst of it.
        string upload = (await Owner.Done(await owner.Begin(0, 4_000))).Headers.Location!.ToString();
        await Owner.Done(await owner.Patch(upload, 0, Owner.Part(new byte[1_500])));
        await AssertUsed(server, pass, 4_000);
        using (HttpRequestMessage request = owner.Tus(HttpMethod.Delete, upload))
        {
            await Owner.Done(await server.Http.SendAsync(request));
        }

        await AssertUsed(server, pass, 0);

        // Begun anew with another size, and handed out again.
        await Owner.Done(await owner.Begin(0, 4_000));
        await Owner.Done(await owner.Begin(0, 3_000));
        await Owner.Done(await owner.Begin(0, 3_000));
        await AssertUsed(server, pass, 3_000);

        // With the whole draft, complete blobs and vaults too.
        await owner.Upload(1, new byte[500]);
        await Owner.Done(await owner.PutVault(new byte[200], null));
        await AssertUsed(server, pass, 3_700);
        await Owner.Done(await owner.PutVault(new byte[200], "\"1\""));
        await Owner.Done(await owner.RevokeShare());
        await AssertUsed(server, pass, 0);
    }

    [Fact]
    public async Task What_was_published_stays_taken_and_uploads_that_its_end_cuts_off_come_back()
    {
        await using TestServer server = await TestServer.Start();
        TestPass pass = await new TestOperator(server).Add();
        var owner = new Owner(server) { Pass = pass };
        await owner.Draft(3, 1_000);
        await owner.AddLink();
        await Owner.Done(await owner.Publish());
        await Owner.Done(await owner.Begin(9, 5_000));
        await AssertUsed(server, pass, 8_000 + VaultBytes);
        await Owner.Done(await owner.RevokeShare());
        await AssertUsed(server, pass, 3_000 + VaultBytes);
    }

    [Fact]
    public async Task What_is_given_up_on_another_day_is_not_given_to_that_day()
    {
        await using TestServer server = await TestServer.Start();
        TestPass pass = await new TestOperator(server).Add(perDay: 10_000);
        var owner = new Owner(server) { Pass = pass };
        await Owner.Done(await owner.Make());
        await Owner.Done(await owner.Begin(0, 4_000));
        server.Clock.Advance(TimeSpan.FromHours(15));
        await Owner.Done(await owner.Begin(1, 1_000));
        OperatorPass seen = await new TestOperator(server).See(pass);
        Assert.Equal((5_000, 1_000), (seen.Bytes.Used, seen.Day.Used));

        // The first upload's patience ends on the second day.
        server.Clock.Advance(TimeSpan.FromHours(9) + TimeSpan.FromMilliseconds(1));
        await Wait.Until(
            async () =>
            {
                OperatorPass now = await new TestOperator(server).See(pass);
                return (now.Bytes.Used, now.Day.Used) == (1_000, 1_000);
            },
            "The upload is not given up.");

        // With the draft go the rest of today, and nothing of yesterday's.
        await Owner.Done(await owner.RevokeShare());
        await AssertUsed(server, pass, 0);
    }

    [Fact]
    public async Task A_full_store_takes_a_smaller_vault_so_that_pictures_can_be_removed()
    {
        await using TestServer server = await TestServer.Start(options => options.Store.QuotaBytes = 1_048_576);
        var owner = new Owner(server);
        await owner.Draft(2, 1_000);
        await owner.AddLink();
        await Owner.Done(await owner.Publish());
        var other = new Owner(server);
        await Owner.Done(await other.Make());
        await Owner.Done(await other.Begin(0, 1_048_576 - 2_000 - VaultBytes));
        Assert.Equal("storage-full", await TestLink.Code(await owner.PutVault(new byte[VaultBytes + 1], "\"1\"")));
        await Owner.Done(await owner.PutVault(new byte[VaultBytes], "\"1\""));
        await Owner.Done(await owner.PutVault(new byte[100], "\"2\""));
        Assert.Equal("storage-full", await TestLink.Code(await other.Begin(1, VaultBytes)));
        await Owner.Done(await other.Begin(1, VaultBytes - 100));
    }

    [Fact]
    public async Task What_the_store_holds_is_told_to_its_operator_and_what_it_still_takes_to_senders()
    {
        await using TestServer server = await TestServer.Start(options => options.Store.QuotaBytes = 1_048_576);
        var operators = new TestOperator(server);
        TestPass pass = await operators.Add();
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var owner = new Owner(server) { Pass = pass };
        await Owner.Done(await owner.Make());
        await Owner.Done(await owner.Begin(0, 40_000));
        Assert.Equal((1_048_576, 40_000), await operators.Store());
        Assert.Equal(1_008_576, (await pass.Ask(server)).Room);
        await Owner.Done(await operators.Stop(pass));
        Assert.Null((await pass.Ask(server)).Room);
        await Owner.Done(await owner.RevokeShare());
        Assert.Equal((1_048_576, 0), await operators.Store());

        await using TestServer unbounded = await TestServer.Start();
        Assert.Null((await (await new TestOperator(unbounded).Add()).Ask(unbounded)).Room);
        Assert.Equal((null, 0), await new TestOperator(unbounded).Store());
    }

    private static async Task AssertUsed(TestServer server, TestPass pass, long bytes)
    {
        OperatorPass seen = await new TestOperator(server).See(pass);
        Assert.Equal((bytes, bytes), (seen.Bytes.Used, seen.Day.Used));
        SenderPass told = (await pass.Ask(server)).Pass!;
        Assert.Equal((bytes, bytes), (told.Bytes!.Used, told.Day!.Used));
    }

    private static async Task<Problem> Refusal(HttpResponseMessage answer)
    {
        using (answer)
        {
            return (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!;
        }
    }
}
