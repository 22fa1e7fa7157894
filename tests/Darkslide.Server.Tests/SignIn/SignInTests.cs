using System.Collections.Specialized;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Settings;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.SignIn;

/// <summary>People whom the provider knows send with a pass that they made by signing in: one for each, however often and wherever they do.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Whoever_signs_in_sends_and_the_operator_reads_who_it_is()
    {
        await using Scene scene = await Scene.Set(o => (o.SignIn.PassBytes, o.SignIn.PassBytesPerDay) = (1_000_000, 500_000));
        Assert.Equal("closed", (await new TestPass().Ask(scene.Server)).Sending);
        TestSignIn browser = await scene.SignedIn();
        ServerAnswer told = await browser.Pass.Ask(scene.Server);
        Assert.Equal(("open", "good", 1_000_000L, 500_000L), (told.Sending, told.Pass!.State, told.Pass.Bytes!.Limit, told.Pass.Day!.Limit));
        Assert.Equal("127.0.0.1", told.SignIn!.Name);
        var owner = new Owner(scene.Server) { Pass = browser.Pass };
        await owner.Draft();
        await owner.AddLink();
        await Owner.Done(await owner.Publish());
        OperatorPass pass = await scene.OnlyPass();
        Assert.Equal(("anna Example", true, 1, "good"), (pass.Name, pass.SignedIn, pass.Shares, pass.State));
        Assert.True(pass.Bytes.Used > 0);
    }

    [Fact]
    public async Task The_provider_is_asked_with_state_nonce_and_pkce_and_none_of_them_is_guessable_from_another()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn browser = scene.Browser();
        var asked = new List<NameValueCollection>();
        for (int i = 0; i < 2; i++)
        {
            var address = new Uri((await browser.Begin()).Address);
            Assert.Equal(scene.Provider.Issuer + "/authorize", address.GetLeftPart(UriPartial.Path));
            asked.Add(HttpUtility.ParseQueryString(address.Query));
            scene.Server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        NameValueCollection query = asked[0];
        Assert.Equal(("code", "darkslide", Scene.Origin + "/sign-in", "openid profile email", "S256"), (query["response_type"], query["client_id"], query["redirect_uri"], query["scope"], query["code_challenge_method"]));
        string[] secret = ["state", "nonce", "code_challenge"];
        Assert.All(secret, name => Assert.NotEqual(query[name], asked[1][name]));
        Assert.Equal(3, secret.Select(name => query[name]).Distinct().Count());
        // Neither the pass nor its token goes to the provider.
        Assert.DoesNotContain(Convert.ToHexString(browser.Pass.Id), Convert.ToHexString(browser.Begun.State), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(SHA256.HashData(browser.Pass.Token)), Convert.ToHexString(browser.Begun.State), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_again_prolongs_the_same_pass_and_gives_nothing_back()
    {
        await using Scene scene = await Scene.Set(o => (o.SignIn.PassBytes, o.SignIn.LifeSeconds) = (100_000, 3_600));
        TestSignIn first = await scene.SignedIn();
        var owner = new Owner(scene.Server) { Pass = first.Pass };
        await owner.Draft();
        await owner.AddLink();
        await Owner.Done(await owner.Publish());
        long used = (await scene.OnlyPass()).Bytes.Used;
        Assert.InRange(used, 1_000, 50_000);
        scene.Server.Clock.Advance(TimeSpan.FromSeconds(3_600) - TimeSpan.FromMilliseconds(1));
        Assert.Equal("good", await scene.StateOf(first.Pass));
        TestSignIn second = await scene.SignedIn();
        scene.Server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        // To the millisecond, and for the browser alone that didn't sign in again.
        Assert.Equal(("over", "good"), (await scene.StateOf(first.Pass), await scene.StateOf(second.Pass)));
        Assert.Equal("pass-over", await TestLink.Code(await new Owner(scene.Server) { Pass = first.Pass }.Make()));
        var again = new Owner(scene.Server) { Pass = second.Pass };
        await Owner.Done(await again.Make());
        Assert.Equal("quota-reached", await TestLink.Code(await again.Begin(0, 100_001 - (int)used)));
        Assert.Equal(used, (await scene.OnlyPass()).Bytes.Used);
        // Also after the pass was long over: what was sent stays used.
        await scene.WhatIsOverIsForgotten();
        await scene.SignedIn();
        Assert.Equal(used, (await scene.OnlyPass()).Bytes.Used);
    }

    [Fact]
    public async Task Each_person_has_one_pass_and_nobody_anothers()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn[] people = [await scene.SignedIn("anna"), await scene.SignedIn("ben"), await scene.SignedIn("anna")];
        Assert.Equal(["anna Example", "ben Example"], (await scene.Operator.List()).Select(pass => pass.Name));
        // One whose pass is taken: not by signing in as somebody else, nor over one that the operator gave.
        TestPass given = await scene.Operator.Add("Carla");
        foreach (TestPass taken in (TestPass[])[people[0].Pass, new() { Id = people[0].Pass.Id }, new() { Id = given.Id }])
        {
            Assert.Contains(await Ended(scene, taken), (string[])["sign-in-used", "good"]);
        }

        Assert.Equal(3, (await scene.Operator.List()).Count);
        Assert.Equal("good", await scene.StateOf(given));
        static async Task<string> Ended(Scene scene, TestPass pass)
        {
            using HttpResponseMessage answer = await scene.Try(scene.Browser(pass), "eve");
            return answer.IsSuccessStatusCode ? (await TestSignIn.Told(answer)).State : await TestLink.Code(answer);
        }
    }

    [Fact]
    public async Task One_that_the_operator_stopped_is_not_signed_in_again_until_it_is_allowed()
    {
        await using Scene scene = await Scene.Set();
        TestSignIn browser = await scene.SignedIn();
        OperatorPass pass = await scene.OnlyPass();
        await Owner.Done(await scene.Operator.Stop(new TestPass { Number = pass.Number }));
        Assert.Equal("stopped", await scene.StateOf(browser.Pass));
        Assert.Equal("pass-stopped", await scene.Refusal());
        TestSignIn program = scene.Program();
        await program.Begin();
        Assert.Equal("pass-stopped", await TestLink.Code(await program.TryApprove(scene.Provider.SignIn((await program.Look()).Address, "anna", scene.Now))));
        // Not by being forgotten either.
        await scene.WhatIsOverIsForgotten();
        Assert.Equal("pass-stopped", await scene.Refusal());
        await scene.SignedIn("ben");

        await Owner.Done(await Allow(pass.Number));
        Assert.NotEqual("good", await scene.StateOf(browser.Pass));
        await scene.SignedIn();
        await Owner.Done(await Allow(pass.Number));
        Assert.Equal(2, (await scene.Operator.List()).Count(each => each.State == "good"));
        TestPass given = await scene.Operator.Add();
        Assert.Equal("not-signed-in", await TestLink.Code(await Allow(given.Number)));
        Assert.Equal("no-such-pass", await TestLink.Code(await Allow(99)));
        Task<HttpResponseMessage> Allow(int number) => scene.Operator.Post(Routes.AllowPass, new PassNumber { Number = number }, ProtocolJson.Default.PassNumber);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_browser_that_goes_away_while_the_provider_answers_gets_its_pass_when_it_asks_again(bool isAskedAtOnce)
    {
        await using Scene scene = await Scene.Set();
        await scene.SignedIn("ben");
        var held = new TaskCompletionSource();
        TestSignIn browser = scene.Browser();
        string code = scene.Provider.SignIn((await browser.Begin()).Address, "anna", scene.Now);
        scene.Provider.Delay = () => held.Task;
        using var gone = new CancellationTokenSource();
        Task<HttpResponseMessage> first = browser.Finish(code, cancel: gone.Token);
        await Wait.Until(() => scene.Provider.TokenAsks == 2, "The provider was not asked.");
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Task<HttpResponseMessage>? second = isAskedAtOnce ? browser.Finish(code) : null;
        held.SetResult();
        if (second is null)
        {
            await Wait.Until(async () => (await scene.Operator.List()).Count == 2, "The pass was not made.");
        }

        Assert.Equal("good", (await TestSignIn.Told(await (second ?? browser.Finish(code)))).State);
        Assert.Equal(2, scene.Provider.TokenAsks);
    }

    [Fact]
    public async Task Only_whom_the_rules_name_gets_in()
    {
        await using Scene scene = await Scene.Set(o => o.SignIn.LetIn = ["groups=admins", "email=@studio.example", "email=carla@example.org", "hd=example.com"]);
        (string Who, Action<System.Text.Json.Nodes.JsonObject> Change, bool IsIn)[] people =
        [
            ("a", _ => { }, false),
            ("b", claims => claims["groups"] = new System.Text.Json.Nodes.JsonArray("x", "admins"), true),
            ("c", claims => claims["groups"] = "admins", true),
            ("d", claims => claims["groups"] = "admins2", false),
            ("e", claims => claims["email"] = "E@STUDIO.example", true),
            ("f", claims => (claims["email"], claims["email_verified"]) = ("f@studio.example", false), false),
            ("g", claims => (claims["email"], claims["email_verified"]) = ("g@studio.example", null), false),
            ("h", claims => claims["email"] = "h@studio.example@elsewhere.example", false),
            ("i", claims => claims["email"] = "i@notstudio.example", false),
            ("carla", _ => { }, true),
            ("j", claims => claims["hd"] = "example.com", true),
            ("k", claims => claims["hd"] = new System.Text.Json.Nodes.JsonObject(), false),
        ];
        foreach ((string who, Action<System.Text.Json.Nodes.JsonObject> change, bool isIn) in people)
        {
            using HttpResponseMessage answer = await scene.Try(scene.Browser(), who, change);
            Assert.True(isIn == answer.IsSuccessStatusCode, $"{who}: {(int)answer.StatusCode}");
            Assert.True(isIn || await TestLink.Code(answer) == "not-let-in", who);
        }

        Assert.Equal(people.Count(each => each.IsIn), (await scene.Operator.List()).Count);
    }

    [Fact]
    public async Task Nothing_that_is_kept_or_logged_says_who_it_is()
    {
        await using Scene scene = await Scene.Set();
        await scene.SignedIn("annabella");
        Assert.Equal("not-let-in", await scene.Refusal("benedikta", claims => claims["groups"] = "none"));
        scene.Provider.Instead = (400, """{"error": "corneliusword", "error_description": "corneliusword"}""");
        Assert.Equal("sign-in-refused", await scene.Refusal("cornelius"));
        scene.Provider.Instead = null;
        Assert.Equal("sign-in-refused", await scene.Refusal("dorothea", claims => claims["aud"] = "dorothea"));
        TestSignIn program = scene.Program();
        await program.Begin();
        await program.Approve(scene.Provider.SignIn((await program.Look()).Address, "emanuela", scene.Now));
        await scene.Server.App.StopAsync();
        foreach (string word in (string[])["annabella", "benedikta", "cornelius", "dorothea", "emanuela", "example.org", "photographers"])
        {
            Assert.Empty(RawFiles.Holding(scene.Server.Folder, Encoding.UTF8.GetBytes(word)));
            Assert.DoesNotContain(word, scene.Server.Log, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("refused (SecurityTokenInvalidAudienceException)", scene.Server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_a_provider_says_so_and_a_wrong_setting_stops_the_start()
    {
        await using TestServer server = await TestServer.Start();
        Assert.Equal("sign-in-not-offered", await TestLink.Code(await new TestSignIn(() => server.Http).TryBegin()));
        Assert.Null((await new TestPass().Ask(server)).SignIn);
        (string Key, Action<ServerOptions> Spoil)[] wrong =
        [
            ("SignIn:Issuer", o => o.SignIn.Issuer = "http://login.example.org"), ("SignIn:Issuer", o => o.SignIn.Issuer = "https://login.example.org/?a"),
            ("SignIn:ClientId", o => o.SignIn.ClientId = null), ("SignIn:LetIn", o => o.SignIn.LetIn = []), ("SignIn:LetIn", o => o.SignIn.LetIn = ["groups"]),
            ("SignIn:ClientSecretFile", o => o.SignIn.ClientSecretFile = "/missing"), ("SignIn:Scopes", o => o.SignIn.Scopes = "profile"),
            ("SignIn:LifeSeconds", o => o.SignIn.LifeSeconds = 599), ("PublicOrigin", o => o.PublicOrigin = null), ("SignIn:PassBytes", o => o.SignIn.PassBytes = -1), ("SignIn:Name", o => o.SignIn.Name = ""),
        ];
        foreach ((string key, Action<ServerOptions> spoil) in wrong)
        {
            var options = new ServerOptions { PublicOrigin = Scene.Origin };
            (options.SignIn.Issuer, options.SignIn.ClientId, options.SignIn.LetIn) = ("https://login.example.org", "a", ["*"]);
            options.Validate();
            spoil(options);
            Assert.Equal(key, Assert.Throws<SettingException>(options.Validate).Key);
        }
    }

    [Fact]
    public async Task The_oldest_of_too_many_browsers_is_signed_out()
    {
        await using Scene scene = await Scene.Set();
        var browsers = new List<TestSignIn>();
        for (int i = 0; i <= Limits.SignIns; i++)
        {
            browsers.Add(await scene.SignedIn());
            scene.Server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal("unknown", await scene.StateOf(browsers[0].Pass));
        Assert.All(await Task.WhenAll(browsers.Skip(1).Select(each => scene.StateOf(each.Pass))), state => Assert.Equal("good", state));
        Assert.Equal(HttpStatusCode.OK, (await browsers[1].Finish("anything")).StatusCode);
    }
}
