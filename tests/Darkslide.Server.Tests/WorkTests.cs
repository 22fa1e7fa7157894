using System.Net.Http.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>An open instance that strangers crowd asks each further one for work; a proof is good for one share, and for five minutes.</summary>
public sealed class WorkTests
{
    private const int Free = 3;

    [Fact]
    public async Task What_comes_beyond_the_free_ones_costs_work_and_the_minute_after_is_free_again()
    {
        await using TestServer server = await Open();
        await Crowd(server);
        var owner = new Owner(server);
        Problem asked = await Asked(owner);
        Assert.Equal((16, Work.ChallengeBytes), (asked.Bits!.Value, asked.Challenge!.Length));
        owner.Work = Work.Do(asked.Challenge, asked.Bits.Value, TestContext.Current.CancellationToken);
        await Owner.Done(await owner.Make());
        await Owner.Done(await owner.Make());
        await Asked(new Owner(server));
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await Owner.Done(await new Owner(server).Make());
    }

    [Fact]
    public async Task A_crowd_makes_it_dearer()
    {
        await using TestServer server = await Open();
        await Crowd(server);
        for (int more = 0; more < Free; more++)
        {
            await DoAndMake(new Owner(server));
        }

        Assert.Equal(17, (await Asked(new Owner(server))).Bits);
    }

    [Fact]
    public async Task Work_for_another_share_or_too_old_or_too_little_or_altered_is_no_work()
    {
        await using TestServer server = await Open();
        await Crowd(server);
        var owner = new Owner(server);
        Problem asked = await Asked(owner);
        string done = Work.Do(asked.Challenge, asked.Bits!.Value, TestContext.Current.CancellationToken);
        await Asked(new Owner(server) { Work = done });
        byte[] easier = [.. asked.Challenge!];
        easier[8] = 1;
        string[] wrong = [Work.Do(easier, 1, TestContext.Current.CancellationToken), Little(asked.Challenge!), done[..^2], "x.y", ""];
        foreach (string each in wrong)
        {
            owner.Work = each;
            await Asked(owner);
        }

        owner.Work = done;
        await Owner.Done(await owner.Make());
    }

    [Fact]
    public async Task A_challenge_is_good_for_five_minutes_and_after_a_restart()
    {
        await using TestServer server = await TestServer.Start(options => (options.AnyoneMaySend, options.Work.FreeSharesPerMinute) = (true, 0));
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "unknown");
        var owner = new Owner(server);
        Problem asked = await Asked(owner);
        owner.Work = Work.Do(asked.Challenge, asked.Bits!.Value, TestContext.Current.CancellationToken);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await Asked(owner);
        var other = new Owner(server);
        asked = await Asked(other);
        other.Work = Work.Do(asked.Challenge, asked.Bits!.Value, TestContext.Current.CancellationToken);
        server.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        await server.Restart();
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "unknown");
        await Owner.Done(await other.Make());
    }

    [Fact]
    public async Task Whoever_has_a_pass_or_sits_here_works_for_nothing()
    {
        await using TestServer server = await TestServer.Start(options => (options.AnyoneMaySend, options.Work.FreeSharesPerMinute) = (true, 0));
        await Owner.Done(await new Owner(server).Make());
        TestPass pass = await new TestOperator(server).Add();
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "unknown");
        await Asked(new Owner(server));
        await Owner.Done(await new Owner(server) { Pass = pass }.Make());
    }

    private static async Task<TestServer> Open()
    {
        TestServer server = await TestServer.Start(options => (options.AnyoneMaySend, options.Work.FreeSharesPerMinute) = (true, Free));
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "unknown");
        return server;
    }

    private static async Task Crowd(TestServer server)
    {
        for (int share = 0; share < Free; share++)
        {
            await Owner.Done(await new Owner(server).Make());
        }
    }

    private static async Task DoAndMake(Owner owner)
    {
        Problem asked = await Asked(owner);
        owner.Work = Work.Do(asked.Challenge, asked.Bits!.Value, TestContext.Current.CancellationToken);
        await Owner.Done(await owner.Make());
    }

    private static async Task<Problem> Asked(Owner owner)
    {
        using HttpResponseMessage answer = await owner.Make();
        Problem problem = (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!;
        Assert.Equal("work-needed", problem.Code);
        return problem;
    }

    /// <summary>A nonce that isn't one.</summary>
    private static string Little(byte[] challenge)
    {
        byte[] nonce = new byte[Work.NonceBytes];
        while (Work.IsDone(challenge, nonce, 16))
        {
            nonce[0]++;
        }

        return $"{System.Buffers.Text.Base64Url.EncodeToString(challenge)}.{System.Buffers.Text.Base64Url.EncodeToString(nonce)}";
    }
}
