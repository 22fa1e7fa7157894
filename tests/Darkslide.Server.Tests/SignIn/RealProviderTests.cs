using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.SignIn;

/// <summary>The same with a certified provider, a server in a process of its own, and the client's secret from a file; through kill -9 too.</summary>
public sealed class RealProviderTests
{
    private const string Redirect = "https://pictures.example.org/sign-in";

    [Fact]
    public async Task People_sign_in_at_a_real_provider_and_a_server_that_is_killed_forgets_neither_them_nor_what_they_began()
    {
        using RealProvider provider = await RealProvider.Open(Redirect);
        string secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, RealProvider.ClientSecret + "\n");
        await using ServerProcess server = await ServerProcess.Start(set =>
        {
            set["DARKSLIDE__PUBLICORIGIN"] = "https://pictures.example.org";
            set["DARKSLIDE__SIGNIN__ISSUER"] = provider.Issuer;
            set["DARKSLIDE__SIGNIN__CLIENTID"] = "darkslide";
            set["DARKSLIDE__SIGNIN__CLIENTSECRETFILE"] = secret;
            set["DARKSLIDE__SIGNIN__LETIN"] = "groups=photographers";
        });

        var browser = new TestSignIn(() => server.Http);
        string code = await RealProvider.SignIn((await browser.Begin()).Address, "annabella");
        server.Kill();
        await server.StartAgain();
        SenderPass told = await TestSignIn.Told(await browser.Finish(code));
        Assert.Equal("good", told.State);

        var program = new TestSignIn(() => server.Http, "program");
        await program.Begin();
        string number = await program.Approve(await RealProvider.SignIn((await program.Look()).Address, "annabella"));
        server.Kill();
        await server.StartAgain();
        Assert.Equal("good", (await TestSignIn.Told(await program.Collect(number))).State);
        Assert.Equal("good", (await TestSignIn.Told(await browser.Finish(code))).State);

        // In no group that is let in; a code that was redeemed; a verifier that is another sign-in's.
        var guest = new TestSignIn(() => server.Http);
        Assert.Equal("not-let-in", await TestLink.Code(await guest.Finish(await RealProvider.SignIn((await guest.Begin()).Address, "guest-ben"))));
        var thief = new TestSignIn(() => server.Http);
        await thief.Begin();
        Assert.Equal("sign-in-refused", await TestLink.Code(await thief.Finish(code)));
        Assert.Equal("sign-in-refused", await TestLink.Code(await thief.Finish(await RealProvider.SignIn((await guest.Begin()).Address, "annabella"))));

        // A secret that was changed at the provider: refused, and the log says why.
        await File.WriteAllTextAsync(secret, "another\n");
        var late = new TestSignIn(() => server.Http);
        Assert.Equal("sign-in-refused", await TestLink.Code(await late.Finish(await RealProvider.SignIn((await late.Begin()).Address, "annabella"))));
        await server.Said("it answered invalid_client");
        File.Delete(secret);
        Assert.Equal("sign-in-unavailable", await TestLink.Code(await late.Finish(await RealProvider.SignIn((await late.Begin()).Address, "annabella"))));
        await server.Said("secret can't be read");
        Assert.Empty(RawFiles.Holding(server.Folder, "annabella"u8.ToArray()));
    }
}
