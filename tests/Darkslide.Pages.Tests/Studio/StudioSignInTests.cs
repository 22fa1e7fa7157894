using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Client;
using Darkslide.Client.Operating;
using Darkslide.Pages.Tests.Harness;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>A stranger's browser signs in at a real provider and sends; what somebody else began does nothing there.</summary>
public sealed class StudioSignInTests(Stage stage)
{
    [Fact]
    public async Task A_person_signs_in_sends_and_signs_in_again_without_losing_what_was_chosen()
    {
        using var provider = new RealProvider();
        await using var site = await Open(provider);
        var axe = await File.ReadAllTextAsync(Repository.Axe);
        await using var sender = await Stranger(site, axe);
        await sender.See("To send, sign in, or use a pass");
        await Eyes.Inspect(sender.Page, "studio-sign-in-closed");

        var tab = await Tab(sender, "Sign in with Example login");
        await tab.GetByText("You sign in at Example login, not here.").WaitForAsync();
        await tab.GetByRole(AriaRole.Button, new() { Name = "Sign in with Example login" }).ClickAsync();
        await AtProvider(tab, "annabella");
        await tab.GetByText("You are signed in").WaitForAsync();
        Assert.Equal($"{site.Origin}sign-in", tab.Url);
        Assert.Null(await tab.EvaluateAsync<string?>("sessionStorage.getItem('darkslide.sign-in')"));
        await Eyes.Inspect(tab, "studio-sign-in-done");
        await tab.CloseAsync();

        // The page that was left open has what that tab made.
        await sender.Choose(await Files.Revealing(stage));
        using var client = new DarkslideClient();
        OperatedServer server = client.Operate(site.Origin, site.OperatorKey);
        var pass = Assert.Single((await server.PassesAsync()).Passes);
        Assert.Equal(("annabella Example", true), (pass.Name, pass.SignedIn));

        // Signed out meanwhile: signing in again, in a tab of its own, and this sending goes on as it is.
        await server.StopPassAsync(pass.Name);
        await server.AllowPassAsync($"{pass.Number}");
        await sender.SendButton.ClickAsync();
        await sender.See("Your pass is not good any more.");
        await Eyes.Inspect(sender.Page, "studio-sign-in-over");
        tab = await Tab(sender, "Sign in again");
        await tab.GetByRole(AriaRole.Button, new() { Name = "Sign in with Example login" }).ClickAsync();
        await tab.GetByText("You are signed in").WaitForAsync();
        await tab.CloseAsync();
        await sender.Button("Try again").ClickAsync();
        await sender.Arrived();
        Assert.Equal(1, Assert.Single((await server.PassesAsync()).Passes).Shares);

        await server.StopPassAsync(pass.Name);
        await sender.Page.GotoAsync($"{site.Origin}sign-in");
        await sender.Button("Sign in with Example login").ClickAsync();
        await sender.See("Signing in doesn't bring it back");
    }

    [Fact]
    public async Task What_somebody_else_began_does_nothing_and_a_program_gets_its_number_by_hand()
    {
        using var provider = new RealProvider();
        await using var site = await Open(provider);
        var axe = await File.ReadAllTextAsync(Repository.Axe);
        await using var victim = await Stranger(site, axe);
        using var http = new HttpClient { BaseAddress = site.Origin };

        // Somebody begins a sign-in of a program, and sends the provider's address, past the page that would ask.
        (SignInBegun begun, _) = await Begin(http);
        SignInBegun seen = await Ask(http, Routes.LookAtSignIn, new SignInState { State = begun.State }, ProtocolJson.Default.SignInState, ProtocolJson.Default.SignInBegun);
        await victim.Page.GotoAsync(seen.Address);
        await AtProvider(victim.Page, "victor");
        await victim.See("This sign-in was not begun here");
        Assert.Equal($"{site.Origin}sign-in", victim.Page.Url);

        // One's own: the page asks, shows the number, and it ends in the program.
        (SignInBegun own, TestedPass pass) = await Begin(http);
        await victim.Page.GotoAsync(own.Address);
        await victim.See(own.Check);
        Assert.Equal($"{site.Origin}sign-in", victim.Page.Url);
        await Eyes.Inspect(victim.Page, "studio-sign-in-confirm");
        await victim.Button("Yes, that is mine: sign in with Example login").ClickAsync();
        await victim.See("Type this number into the program");
        await Eyes.Inspect(victim.Page, "studio-sign-in-number");
        string number = string.Concat((await victim.Page.Locator(".to-type").InnerTextAsync()).Where(char.IsAsciiDigit));
        SenderPass told = await Ask(
            http, Routes.CollectSignIn, new CollectSignInRequest { State = own.State, Number = number }, ProtocolJson.Default.CollectSignInRequest, ProtocolJson.Default.SenderPass, pass);
        Assert.Equal("good", told.State);

        // In no group that the operator lets in, and then as somebody who is; in two other languages.
        foreach (string locale in (string[])["de", "ar"])
        {
            await using var guest = await Stranger(site, axe, locale);
            await guest.Page.GotoAsync((await Begin(http)).Begun.Address);
            await guest.Page.Locator(".to-type").WaitForAsync();
            await guest.Page.Locator(".notice button").ClickAsync();
            await AtProvider(guest.Page, "guest");
            await guest.Page.GetByText(locale == "de" ? "Mit diesem Konto darf niemand" : "لا يُسمح لأحد بالإرسال من هنا بهذا الحساب").WaitForAsync();
            if (locale == "de") await Eyes.Inspect(guest.Page, "studio-sign-in-refused-de");
            await guest.Page.Locator(".notice button").ClickAsync();
            await AtProvider(guest.Page, $"member-{locale}");
            await guest.Page.Locator(".to-type").WaitForAsync();
            if (locale == "ar") await Eyes.Inspect(guest.Page, "studio-sign-in-number-ar");
        }
    }

    private static async Task<Site> Open(RealProvider provider)
    {
        string secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, RealProvider.ClientSecret);
        Site site = await Site.Start(set: options =>
        {
            options.PublicOrigin = $"http://{options.Listen[0]}";
            (options.SignIn.Issuer, options.SignIn.ClientId, options.SignIn.ClientSecretFile) = (provider.Issuer, "darkslide", secret);
            (options.SignIn.LetIn, options.SignIn.Name, options.SignIn.PassBytes) = (["groups=photographers"], "Example login", 10_000_000);
        });
        await provider.Begin($"{site.Origin}sign-in");
        return site;
    }

    private async Task<StudioVisitor> Stranger(Site site, string axe, string locale = "en-GB")
    {
        var visitor = await StudioVisitor.Arrive(stage, site, axe, locale);
        await visitor.Profile.SetExtraHTTPHeadersAsync([new("X-Forwarded-For", "203.0.113.9")]);
        await visitor.Page.ReloadAsync();
        return visitor;
    }

    private static async Task<IPage> Tab(StudioVisitor sender, string link)
        => await sender.Profile.RunAndWaitForPageAsync(() => sender.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());

    private static async Task AtProvider(IPage page, string name)
    {
        await page.Locator("input[name=login]").FillAsync(name);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("input[name=prompt][value=consent]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("button[type=submit]").ClickAsync();
    }

    private sealed record TestedPass(byte[] Id, byte[] Token);

    private static async Task<(SignInBegun Begun, TestedPass Pass)> Begin(HttpClient http)
    {
        var pass = new TestedPass(RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(32));
        var body = new BeginSignInRequest { Client = "program", PassId = pass.Id, TokenHash = SHA256.HashData(pass.Token) };
        return (await Ask(http, Routes.SignIn, body, ProtocolJson.Default.BeginSignInRequest, ProtocolJson.Default.SignInBegun), pass);
    }

    private static async Task<TAnswer> Ask<TBody, TAnswer>(
        HttpClient http,
        string address,
        TBody body,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<TBody> bodyType,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<TAnswer> answerType,
        TestedPass? pass = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body, bodyType) };
        if (pass is not null)
        {
            request.Headers.Add(Capability.PassHeader, Capability.ForPass(pass.Id, pass.Token));
        }

        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync(answerType))!;
    }
}
