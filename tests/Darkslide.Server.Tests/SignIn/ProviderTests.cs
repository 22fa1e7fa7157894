using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.SignIn;

/// <summary>Whatever a provider, or somebody in its place, sends: only a token that is right in everything lets anybody in.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task A_token_that_is_wrong_in_anything_lets_nobody_in()
    {
        await using Scene scene = await Scene.Set();
        (string What, Action<JsonObject> Change)[] claims =
        [
            ("issuer", it => it["iss"] = "https://elsewhere.example"), ("no issuer", it => it.Remove("iss")), ("audience", it => it["aud"] = "other"), ("no audience", it => it.Remove("aud")),
            ("audiences without party", it => it["aud"] = new JsonArray(StrangeProvider.ClientId, "other")),
            ("another party", it => (it["aud"], it["azp"]) = (new JsonArray(StrangeProvider.ClientId, "other"), "other")), ("party alone", it => it["azp"] = "other"),
            ("nonce", it => it["nonce"] = "another"), ("no nonce", it => it.Remove("nonce")), ("nonce as number", it => it["nonce"] = 1), ("no subject", it => it.Remove("sub")), ("empty subject", it => it["sub"] = ""),
            ("long subject", it => it["sub"] = new string('x', 256)), ("subject as list", it => it["sub"] = new JsonArray("anna")), ("no end", it => it.Remove("exp")), ("no beginning", it => it.Remove("iat")),
            ("end as text", it => it["exp"] = "9999999999"), ("huge end", it => it["exp"] = 1e30), ("past the calendar", it => it["exp"] = long.MaxValue),
        ];
        foreach ((string what, Action<JsonObject> change) in claims)
        {
            using HttpResponseMessage answer = await scene.Try(scene.Browser(), "anna", change);
            Assert.True((int)answer.StatusCode == 403, $"{what}: {(int)answer.StatusCode}");
            Assert.Equal("sign-in-refused", await TestLink.Code(answer));
        }

        (string What, Func<string, string> Change)[] tokens =
        [
            ("none", _ => ""), ("nonsense", _ => "a.b.c"), ("no signature", it => it[..(it.LastIndexOf('.') + 1)]), ("two parts", it => it[..it.LastIndexOf('.')]), ("five parts", it => it + ".a.b"), ("huge", it => it + new string('A', 400_000)),
            ("alg none", it => $"{StrangeProvider.Text("""{"alg":"none"}""")}.{it.Split('.')[1]}."),
            ("another header", it => $"{StrangeProvider.Text("""{"alg":"ES256","kid":"first","typ":"JWT","x":1}""")}.{it.Split('.')[1]}.{it.Split('.')[2]}"),
            ("another body", it => $"{it.Split('.')[0]}.{StrangeProvider.Text("{}")}.{it.Split('.')[2]}"),
        ];
        foreach ((string what, Func<string, string> change) in tokens)
        {
            scene.Provider.Token = change;
            Assert.True(await scene.Refusal() == "sign-in-refused", what);
        }

        // Every bit of the signature counts.
        foreach (int bit in (int[])[0, 100, 255, 256, 400, 511])
        {
            scene.Provider.Token = it =>
            {
                byte[] signature = System.Buffers.Text.Base64Url.DecodeFromChars(it.Split('.')[2]);
                signature[bit / 8] ^= (byte)(1 << (bit % 8));
                return it[..(it.LastIndexOf('.') + 1)] + System.Buffers.Text.Base64Url.EncodeToString(signature);
            };
            Assert.Equal("sign-in-refused", await scene.Refusal());
        }

        scene.Provider.Token = it => it;
        scene.Provider.Header = it => it["alg"] = "HS256";
        Assert.Equal("sign-in-refused", await scene.Refusal());
        scene.Provider.Header = _ => { };
        Assert.Empty(await scene.Operator.List());
        await scene.SignedIn();
    }

    [Fact]
    public async Task Its_clock_may_be_off_by_a_minute_and_not_by_more()
    {
        await using Scene scene = await Scene.Set();
        DateTimeOffset whole = DateTimeOffset.FromUnixTimeSeconds(scene.Now.ToUnixTimeSeconds());
        scene.Server.Clock.Advance(whole.AddSeconds(1) - scene.Now);
        long now = scene.Now.ToUnixTimeSeconds();
        Assert.Null(await Why(it => it["exp"] = now - 59));
        Assert.Equal("sign-in-refused", await Why(it => it["exp"] = now - 60));
        Assert.Null(await Why(it => it["iat"] = now + 60));
        Assert.Equal("sign-in-refused", await Why(it => it["iat"] = now + 61));
        Assert.Null(await Why(it => it["nbf"] = now + 60));
        Assert.Equal("sign-in-refused", await Why(it => it["nbf"] = now + 61));

        // And within a second: the end is not reached a millisecond before it.
        TestSignIn browser = scene.Browser();
        string code = scene.Provider.SignIn((await browser.Begin()).Address, "anna", scene.Now, it => it["exp"] = now - 59);
        TestSignIn late = scene.Browser();
        string lateCode = scene.Provider.SignIn((await late.Begin()).Address, "anna", scene.Now, it => it["exp"] = now - 59);
        scene.Server.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal("good", (await TestSignIn.Told(await browser.Finish(code))).State);
        scene.Server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("sign-in-refused", await TestLink.Code(await late.Finish(lateCode)));
        async Task<string?> Why(Action<JsonObject> change)
        {
            using HttpResponseMessage answer = await scene.Try(scene.Browser(), "anna", change);
            return answer.IsSuccessStatusCode ? null : await TestLink.Code(answer);
        }
    }

    [Fact]
    public async Task A_new_key_is_asked_for_once_a_minute_and_an_old_one_that_is_gone_signs_nothing()
    {
        await using Scene scene = await Scene.Set();
        await scene.SignedIn();
        Assert.Equal((1, 1), (scene.Provider.DiscoveryAsks, scene.Provider.KeySetAsks));
        (string, System.Security.Cryptography.ECDsa) old = scene.Provider.Signing;
        scene.Provider.Signing = StrangeProvider.NewKey("second");

        // Not published: neither lets it anybody in, nor do many such tokens make many questions.
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("sign-in-refused", await scene.Refusal());
        }

        Assert.Equal(1, scene.Provider.KeySetAsks);
        scene.Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => Assert.Equal("sign-in-refused", await scene.Refusal())));
        Assert.Equal(2, scene.Provider.KeySetAsks);

        scene.Provider.Published = [scene.Provider.Signing];
        scene.Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.SignedIn();
        Assert.Equal(3, scene.Provider.KeySetAsks);
        scene.Provider.Signing = old;
        Assert.Equal("sign-in-refused", await scene.Refusal());
        scene.Provider.Signing = (scene.Provider.Published[0].Name, old.Item2);
        Assert.Equal("sign-in-refused", await scene.Refusal());
        // What is known of it is an hour old at most.
        scene.Provider.Signing = scene.Provider.Published[0];
        scene.Server.Clock.Advance(TimeSpan.FromHours(1));
        await scene.SignedIn();
        Assert.Equal(4, scene.Provider.KeySetAsks);
    }

    [Fact]
    public async Task One_that_is_down_answers_nonsense_or_somebody_elses_is_said_to_be_unavailable_and_harms_nothing()
    {
        await using Scene scene = await Scene.Set();
        foreach (Action<JsonObject> spoil in (Action<JsonObject>[])
            [it => it["issuer"] = "https://elsewhere.example", it => it.Remove("token_endpoint"), it => it["jwks_uri"] = "http://elsewhere.example/keys", it => it["authorization_endpoint"] = "javascript:alert(1)", it => it["jwks_uri"] = "file:///etc/passwd"])
        {
            scene.Provider.Discovery = spoil;
            Assert.Equal("sign-in-unavailable", await TestLink.Code(await scene.Browser().TryBegin()));
        }

        scene.Provider.Discovery = _ => { };
        (int, string)[] answers = [(500, ""), (503, "{}"), (200, "no JSON"), (200, "[]"), (200, new string(' ', 2_000_000)), (302, "{}"), (200, "{}"), (200, """{"id_token": 1}"""), (401, """{"error": "invalid_client"}""")];
        foreach ((int, string) answer in answers)
        {
            scene.Provider.Instead = answer;
            Assert.Contains(await scene.Refusal(), (string[])["sign-in-unavailable", "sign-in-refused"]);
        }

        Assert.Contains("it answered invalid_client", scene.Server.Log, StringComparison.Ordinal);
        scene.Provider.Instead = null;
        TestSignIn browser = await scene.SignedIn();
        await scene.Provider.DisposeAsync();
        scene.Server.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("sign-in-unavailable", await TestLink.Code(await scene.Browser().TryBegin()));
        Assert.Equal("good", await scene.StateOf(browser.Pass));
        await scene.Server.Restart();
        Assert.Equal("good", await scene.StateOf(browser.Pass));
        Assert.DoesNotContain("request failed", scene.Server.Log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task One_that_is_slow_keeps_nobody_else_waiting()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn slow = scene.Browser();
        string code = scene.Provider.SignIn((await slow.Begin()).Address, "anna", scene.Now);
        var held = new TaskCompletionSource();
        scene.Provider.Delay = () => held.Task;
        Task<HttpResponseMessage> waiting = slow.Finish(code);
        await Wait.Until(() => scene.Provider.TokenAsks == 1, "not asked");
        var owner = new Owner(scene.Server) { Pass = await scene.Operator.Add() };
        await owner.Draft();
        Assert.False(waiting.IsCompleted);
        held.SetResult();
        Assert.Equal("good", (await TestSignIn.Told(await waiting)).State);
    }

    [Fact]
    public async Task A_code_or_state_that_is_anothers_or_used_makes_no_second_pass()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn browser = scene.Browser();
        string code = scene.Provider.SignIn((await browser.Begin()).Address, "anna", scene.Now);

        // Somebody who reads the address that the provider sends the browser back to has code and state, but not the pass.
        Assert.Equal("sign-in-over", await TestLink.Code(await browser.Finish(code, new TestPass())));
        TestSignIn thief = scene.Browser();
        await thief.Begin();
        Assert.Equal("sign-in-refused", await TestLink.Code(await thief.Finish(code)));

        // The code is used up by that try, as codes are; what the thief began is none's.
        Assert.Equal("sign-in-refused", await TestLink.Code(await browser.Finish(code)));
        string again = scene.Provider.SignIn((await browser.Begin()).Address, "anna", scene.Now);
        Assert.Equal("good", (await TestSignIn.Told(await browser.Finish(again))).State);
        int asks = scene.Provider.TokenAsks;
        Assert.Equal("good", (await TestSignIn.Told(await browser.Finish(again))).State);
        Assert.Equal(asks, scene.Provider.TokenAsks);
        for (int at = 0; at < Limits.SignInStateBytes; at += 8)
        {
            byte[] state = [.. browser.Begun.State];
            state[at] ^= 1;
            Assert.Equal("sign-in-over", await TestLink.Code(await browser.Finish(again, state: state)));
        }

        Assert.Equal("sign-in-over", await TestLink.Code(await browser.Finish(again, state: RandomNumberGenerator.GetBytes(Limits.SignInStateBytes))));
        await scene.OnlyPass();
    }

    [Fact]
    public async Task Of_200_callbacks_at_once_one_makes_a_pass_whether_or_not_the_provider_counts_its_codes()
    {
        foreach (bool isForgetful in (bool[])[false, true])
        {
            await using Scene scene = await Scene.Set();
            scene.Provider.IsForgetful = isForgetful;
            TestSignIn browser = scene.Browser();
            string code = scene.Provider.SignIn((await browser.Begin()).Address, "anna", scene.Now);
            HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => browser.Finish(code)));
            Assert.True(answers.Count(answer => answer.IsSuccessStatusCode) >= (isForgetful ? 200 : 1));
            OperatorPass pass = await scene.OnlyPass();
            Assert.Equal("good", pass.State);
            Assert.Equal(isForgetful ? "sign-in-used" : "good", isForgetful ? await Others(scene, browser) : await scene.StateOf(browser.Pass));
        }

        // A provider that says somebody else for the same sign-in makes no second pass of it.
        static async Task<string> Others(Scene scene, TestSignIn browser)
        {
            TestSignIn second = scene.Browser();
            await second.Begin();
            string[] codes = [scene.Provider.SignIn(second.Begun.Address, "ben", scene.Now), scene.Provider.SignIn(second.Begun.Address, "carla", scene.Now)];
            await Task.WhenAll(codes.Select(each => second.Finish(each)));
            Assert.Equal(2, (await scene.Operator.List()).Count);
            return await TestLink.Code(await scene.Try(scene.Browser(new TestPass { Id = browser.Pass.Id }), "eve"));
        }
    }
}
