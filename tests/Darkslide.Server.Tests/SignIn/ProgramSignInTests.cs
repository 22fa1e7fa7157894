using System.Net.Http.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.SignIn;

/// <summary>A program is signed in by hand: with the number that the page shows, typed by whoever signed in. Who only began it gets nothing.</summary>
public sealed class ProgramSignInTests
{
    [Fact]
    public async Task The_number_that_the_page_shows_ends_it_and_nothing_else_does()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn program = scene.Program();
        SignInBegun begun = await program.Begin();
        Assert.StartsWith(Scene.Origin + "/sign-in#", begun.Address, StringComparison.Ordinal);
        SignInBegun seen = await program.Look();
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", begun.Check);
        Assert.Equal((begun.Check, begun.Expires), (seen.Check, seen.Expires));

        // Whoever began it has the address, but neither the code, which the provider gives a browser, nor the number, which a page shows.
        Assert.Equal("wrong-number", await TestLink.Code(await program.Collect("000000")));
        Assert.Equal("sign-in-over", await TestLink.Code(await program.Finish("code")));
        string number = await program.Approve(scene.Provider.SignIn(seen.Address, "anna", scene.Now));
        Assert.Matches("^[0-9]{6}$", number);
        Assert.Empty(await scene.Operator.List());
        Assert.Equal("sign-in-over", await TestLink.Code(await program.Collect(number, new TestPass())));
        Assert.Equal("sign-in-over", await TestLink.Code(await program.Collect(number, new TestPass { Id = program.Pass.Id })));
        Assert.Equal("good", (await TestSignIn.Told(await program.Collect(number))).State);
        Assert.Equal("anna Example", (await scene.OnlyPass()).Name);

        // After a lost answer the same again; for another approval it is too late.
        Assert.Equal("good", (await TestSignIn.Told(await program.Collect(Not(number)))).State);
        Assert.Equal("sign-in-used", await TestLink.Code(await program.TryApprove(scene.Provider.SignIn(seen.Address, "eve", scene.Now))));
    }

    [Fact]
    public async Task A_number_has_five_tries_and_then_not_even_the_right_one_counts()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn program = scene.Program();
        string address = (await Looked(program)).Address;
        // Typed before anybody approved, none is right and none is used up.
        for (int i = 0; i <= Limits.SignInTries; i++)
        {
            Assert.Equal(("wrong-number", Limits.SignInTries), await Wrong("000000"));
        }

        string number = await program.Approve(scene.Provider.SignIn(address, "anna", scene.Now));
        for (int left = Limits.SignInTries - 1; left >= 0; left--)
        {
            Assert.Equal(("wrong-number", left), await Wrong(Not(number)));
            await scene.Server.Restart();
        }

        Assert.Equal(("wrong-number", 0), await Wrong(number));
        Assert.Empty(await scene.Operator.List());
        async Task<(string, int?)> Wrong(string typed)
        {
            using HttpResponseMessage answer = await program.Collect(typed);
            Problem problem = (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!;
            return (problem.Code, problem.TriesLeft);
        }
    }

    [Fact]
    public async Task Of_200_wrong_numbers_at_once_five_are_tries_and_of_200_right_ones_one_makes_a_pass()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn guessed = scene.Program();
        await guessed.Begin();
        string number = await guessed.Approve(scene.Provider.SignIn((await guessed.Look()).Address, "anna", scene.Now));
        int[] left = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            using HttpResponseMessage answer = await guessed.Collect(Not(number));
            return (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!.TriesLeft!.Value;
        }));
        Assert.Equal([4, 3, 2, 1], left.Where(each => each > 0).OrderDescending());
        Assert.Equal("wrong-number", await TestLink.Code(await guessed.Collect(number)));

        TestSignIn program = scene.Program();
        await program.Begin();
        string right = await program.Approve(scene.Provider.SignIn((await program.Look()).Address, "anna", scene.Now));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ => await TestSignIn.Told(await program.Collect(right))));
        Assert.Equal("good", (await scene.OnlyPass()).State);
    }

    [Fact]
    public async Task It_is_over_after_ten_minutes_to_the_millisecond()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn program = scene.Program();
        TestSignIn late = scene.Program();
        TestSignIn browser = scene.Browser();
        SignInBegun begun = await browser.Begin();
        Assert.Equal(scene.Now.AddMinutes(10), begun.Expires);
        await program.Begin();
        await late.Begin();
        scene.Server.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        string code = scene.Provider.SignIn(begun.Address, "anna", scene.Now);
        string number = await program.Approve(scene.Provider.SignIn((await program.Look()).Address, "anna", scene.Now));
        string lateNumber = await late.Approve(scene.Provider.SignIn((await late.Look()).Address, "anna", scene.Now));
        Assert.Equal("good", (await TestSignIn.Told(await program.Collect(number))).State);
        scene.Server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("sign-in-over", await TestLink.Code(await late.Collect(lateNumber)));
        Assert.Equal("sign-in-over", await TestLink.Code(await late.TryLook()));
        Assert.Equal("sign-in-over", await TestLink.Code(await late.TryApprove("code")));
        Assert.Equal("sign-in-over", await TestLink.Code(await browser.Finish(code)));
    }

    [Fact]
    public async Task An_approval_whose_answer_was_lost_is_answered_the_same_again_and_to_nobody_else()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn program = scene.Program();
        string address = (await Looked(program)).Address;
        string code = scene.Provider.SignIn(address, "anna", scene.Now);
        SignInNumber first = await Number(await program.TryApprove(code));
        await scene.Server.Restart();
        scene.Server.Clock.Advance(TimeSpan.FromMinutes(3));
        SignInNumber again = await Number(await program.TryApprove(code));
        Assert.Equal((first.Number, first.Expires), (again.Number, again.Expires));
        Assert.Equal(1, scene.Provider.TokenAsks);
        Assert.Equal("sign-in-used", await TestLink.Code(await program.TryApprove(scene.Provider.SignIn(address, "anna", scene.Now))));
        Assert.Equal("sign-in-used", await TestLink.Code(await program.TryApprove(code + "x")));

        // Told again it has no more tries than before, and it is the number of this sign-in alone.
        Assert.Equal("wrong-number", await TestLink.Code(await program.Collect(Not(first.Number))));
        await Number(await program.TryApprove(code));
        using HttpResponseMessage wrong = await program.Collect(Not(first.Number));
        Assert.Equal(3, (await wrong.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!.TriesLeft);
        var numbers = new HashSet<string>();
        for (int i = 0; i < 20; i++)
        {
            TestSignIn other = scene.Program();
            numbers.Add(await other.Approve(scene.Provider.SignIn((await Looked(other)).Address, "ben", scene.Now)));
        }

        Assert.InRange(numbers.Count, 18, 20);
        Assert.Equal("good", (await TestSignIn.Told(await program.Collect(again.Number))).State);
        Assert.Equal("anna Example", (await scene.OnlyPass()).Name);
    }

    [Fact]
    public async Task A_browser_that_goes_away_while_the_provider_answers_gets_the_number_when_it_asks_again()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn program = scene.Program();
        string code = scene.Provider.SignIn((await Looked(program)).Address, "anna", scene.Now);
        var held = new TaskCompletionSource();
        scene.Provider.Delay = () => held.Task;
        using var gone = new CancellationTokenSource();
        Task<HttpResponseMessage> first = program.TryApprove(code, gone.Token);
        await Wait.Until(() => scene.Provider.TokenAsks == 1 || scene.Provider.DiscoveryAsks == 1, "The provider was not asked.");
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Task<HttpResponseMessage> second = program.TryApprove(code);
        held.SetResult();
        string number = (await Number(await second)).Number;
        Assert.Equal(1, scene.Provider.TokenAsks);
        Assert.Equal("good", (await TestSignIn.Told(await program.Collect(number))).State);
    }

    [Fact]
    public async Task Of_200_approvals_of_one_sign_in_by_two_people_one_persons_are_answered_with_one_number()
    {
        await using Scene scene = await Scene.Set();
        scene.Provider.IsForgetful = true;
        TestSignIn program = scene.Program();
        await program.Begin();
        string address = (await program.Look()).Address;
        string[] codes = [scene.Provider.SignIn(address, "anna", scene.Now), scene.Provider.SignIn(address, "ben", scene.Now)];
        string[] ended = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            using HttpResponseMessage answer = await program.TryApprove(codes[i % 2]);
            return answer.IsSuccessStatusCode ? (await Number(answer)).Number : await TestLink.Code(answer);
        }));
        string[][] people = [[.. ended.Where((_, i) => i % 2 == 0).Distinct()], [.. ended.Where((_, i) => i % 2 == 1).Distinct()]];
        Assert.All(people, each => Assert.Single(each));
        Assert.Single(people, each => each[0] == "sign-in-used");
        Assert.Single(people, each => each[0] != "sign-in-used");
    }

    private static async Task<SignInBegun> Looked(TestSignIn program)
    {
        await program.Begin();
        return await program.Look();
    }

    private static async Task<SignInNumber> Number(HttpResponseMessage answer)
        => (await (await Owner.Done(answer)).Content.ReadFromJsonAsync(ProtocolJson.Default.SignInNumber))!;

    private static string Not(string number) => number == "000000" ? "000001" : "000000";
}
