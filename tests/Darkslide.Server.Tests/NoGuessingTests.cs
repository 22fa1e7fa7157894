using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>A link holder gets ten tries, whatever they do between them; wrong ones use up nothing.</summary>
public sealed class NoGuessingTests
{
    private static readonly Action<AddLinkTo> WithPassword = link => (link.Views, link.Password) = (2, new PasswordCost { MemoryKiB = 65_536, Passes = 3 });

    [Fact]
    public async Task After_ten_wrong_tries_even_the_right_one_is_refused_until_the_owner_unlocks()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, WithPassword);
        TestLink link = owner.Links[0];
        for (int left = 9; left >= 0; left--)
        {
            using HttpResponseMessage wrong = await Wrong(link);
            Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
            Assert.Equal(left, (await wrong.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!.TriesLeft);
        }

        Assert.Equal("link-locked", await TestLink.Code(await Wrong(link)));
        Assert.Equal("link-locked", await TestLink.Code(await link.TryOpen()));
        Assert.True((await link.Describe()).Locked);
        Assert.Equal(("locked", 0, 0), (await owner.Status()).Links.Select(l => (l.State, l.TriesLeft, l.Openings)).Single());

        await server.Restart();
        Assert.Equal("link-locked", await TestLink.Code(await link.TryOpen()));
        using HttpClient elsewhere = server.NewClient();
        Assert.Equal("link-locked", await TestLink.Code(await link.TryOpen()));

        Assert.Equal(HttpStatusCode.NoContent, (await owner.Unlock(0)).StatusCode);
        Assert.Equal(link.KeyHalf, (await link.Open())!.KeyHalf);
        Assert.Equal(10, (await owner.Status()).Links[0].TriesLeft);
        Assert.Equal(1, (await link.Describe()).Views!.Left);
    }

    [Fact]
    public async Task Of_200_wrong_tries_at_once_exactly_10_are_looked_at()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, WithPassword);
        TestLink link = owner.Links[0];
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Wrong(link)));
        Assert.Equal(10, answers.Count(answer => answer.StatusCode == HttpStatusCode.Forbidden));
        Assert.Equal(190, answers.Count(answer => answer.StatusCode == HttpStatusCode.Locked));
        int?[] left = await Task.WhenAll(answers.Where(a => a.StatusCode == HttpStatusCode.Forbidden)
            .Select(async a => (await a.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!.TriesLeft));
        Assert.Equal(Enumerable.Range(0, 10), left.Select(l => l!.Value).Order());
        Assert.Equal(10, (await owner.Status()).Events.Count(e => e.Kind == "wrong-password"));
        Assert.Equal(1, (await owner.Status()).Events.Count(e => e.Kind == "locked"));
    }

    [Fact]
    public async Task A_right_password_does_not_refill_the_budget()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, WithPassword);
        TestLink link = owner.Links[0];
        for (int i = 0; i < 9; i++)
        {
            await Wrong(link);
        }

        Assert.NotNull(await link.Open());
        Assert.Equal("wrong-password", await TestLink.Code(await Wrong(link)));
        Assert.Equal("link-locked", await TestLink.Code(await link.TryOpen()));
    }

    [Fact]
    public async Task Whoever_was_let_in_before_the_lock_can_reload_within_the_lease()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100, WithPassword);
        TestLink link = owner.Links[0];
        byte[] id = TestLink.NewOpening();
        OpenAnswer opening = (await link.Open(id))!;
        for (int i = 0; i < 10; i++)
        {
            await Wrong(link);
        }

        Assert.Equal(opening.Ticket, (await link.Open(id))?.Ticket);
        Assert.Equal(HttpStatusCode.OK, (await link.Fetch(opening.Ticket, 0)).StatusCode);
        // No oracle: a wrong proof with a known opening id learns nothing, nor does a new opening.
        Assert.Equal("link-locked", await TestLink.Code(await link.TryOpen(id, RandomNumberGenerator.GetBytes(32))));
        Assert.Equal("link-locked", await TestLink.Code(await link.TryOpen()));
        await server.Pass(TimeSpan.FromSeconds(1_800));
        Assert.Equal("link-locked", await TestLink.Code(await link.TryOpen(id)));
        Assert.Equal(1, (await owner.Status()).Links[0].Openings);
    }

    [Fact]
    public async Task A_killed_server_forgets_no_wrong_try()
    {
        await using ServerProcess server = await ServerProcess.Start();
        var owner = new Owner(() => server.Http);
        await owner.Draft(1, 100);
        TestLink link = await owner.AddLink(WithPassword);
        await Owner.Done(await owner.Publish());
        for (int round = 0; round < 5; round++)
        {
            await Task.WhenAll(Wrong(link), Wrong(link));
            server.Kill();
            await server.StartAgain();
        }

        Assert.Equal("link-locked", await TestLink.Code(await Wrong(link)));
    }

    private static Task<HttpResponseMessage> Wrong(TestLink link) => link.TryOpen(access: RandomNumberGenerator.GetBytes(32));
}
