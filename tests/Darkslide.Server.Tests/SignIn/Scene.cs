using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.SignIn;

/// <summary>A server to which everybody is a stranger, and the provider with which they sign in.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Origin = "https://pictures.example.org";

    public required TestServer Server { get; init; }

    public required StrangeProvider Provider { get; init; }

    public TestOperator Operator => new(Server);

    public DateTimeOffset Now => Server.Clock.GetUtcNow();

    public static async Task<Scene> Set(Action<ServerOptions>? set = null)
    {
        StrangeProvider provider = await StrangeProvider.Open();
        TestServer server = await TestServer.Start(options =>
        {
            options.PublicOrigin = Origin;
            options.Rates.AsksPerMinute = 1_000_000;
            (options.SignIn.Issuer, options.SignIn.ClientId, options.SignIn.LetIn) = (provider.Issuer, StrangeProvider.ClientId, ["groups=photographers"]);
            set?.Invoke(options);
        });
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        return new Scene { Server = server, Provider = provider };
    }

    public TestSignIn Browser(TestPass? pass = null) => new(() => Server.Http) { Pass = pass ?? new TestPass() };

    public TestSignIn Program() => new(() => Server.Http, "program");

    /// <summary>A browser in which <paramref name="subject"/> has signed in.</summary>
    public async Task<TestSignIn> SignedIn(string subject = "anna")
    {
        TestSignIn browser = Browser();
        SenderPass told = await TestSignIn.Told(await Try(browser, subject));
        Assert.Equal("good", told.State);
        return browser;
    }

    public async Task<HttpResponseMessage> Try(TestSignIn browser, string subject = "anna", Action<System.Text.Json.Nodes.JsonObject>? change = null)
        => await browser.Finish(Provider.SignIn((await browser.Begin()).Address, subject, Now, change));

    public async Task<string> Refusal(string subject = "anna", Action<System.Text.Json.Nodes.JsonObject>? change = null)
        => await TestLink.Code(await Try(Browser(), subject, change));

    public async Task<string> StateOf(TestPass pass) => (await pass.Ask(Server)).Pass!.State;

    public async Task<OperatorPass> OnlyPass() => Assert.Single(await Operator.List());

    /// <summary>Long after: a pass that the operator gave is over, and forgotten, and so whatever else would be.</summary>
    public async Task WhatIsOverIsForgotten()
    {
        TestPass given = await Operator.Add("to be forgotten", until: Now.AddHours(1));
        Server.Clock.Advance(TimeSpan.FromDays(100));
        await Wait.Until(async () => (await Operator.List()).All(pass => pass.Number != given.Number), "Nothing was forgotten.");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
