using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>Whoever takes all files and the log, while links live and after, finds no address, name, domain or program of anybody.</summary>
public sealed class NobodyIsNamedTests
{
    private const string Anna = "anna@recipient.example";
    private const string Stranger = "eve@stranger.example";

    // What was said to the server in some way while it ran; parts of each are looked for too.
    private static readonly string[] Said =
    [
        Anna, "anna@", "recipient.example", "firm.example", Stranger, "stranger.example", "Studio Ümlaut", "mlaut", "Distinctive words", "DistinctiveAgent", "203.0.113.", "198.51.100.",
        "127.0.0.1", "::ffff:127", "referring.example", "localhost", "password-recipient", "pictures.example.org",
        "theodora", "hooks.invalid", "distinctive-hook", "sender.example",
    ];

    [Fact]
    public async Task After_all_of_it_files_and_log_hold_no_address_name_domain_or_user_agent()
    {
        using MailHouse mail = await MailHouse.Open();
        await using StrangeProvider provider = await StrangeProvider.Open();
        await using TestServer server = await TestServer.Start(options =>
        {
            options.PublicOrigin = SoftAuthenticator.Origin;
            (options.SignIn.Issuer, options.SignIn.ClientId, options.SignIn.LetIn) = (provider.Issuer, StrangeProvider.ClientId, ["groups=photographers"]);
            options.Codes.SmtpHost = "localhost";
            options.Codes.SmtpPort = mail.Port;
            options.Codes.SmtpSecurity = "none";
            options.Codes.From = "codes@darkslide.example";
        });
        server.Http.DefaultRequestHeaders.UserAgent.ParseAdd("DistinctiveAgent/98765");
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77, 198.51.100.4");
        server.Http.DefaultRequestHeaders.Add("Referer", "https://referring.example/page");
        var operators = new TestOperator(server);
        TestPass pass = await operators.Add("Studio Ümlaut", bytes: 1_000_000);
        byte[] addressKey = TestViewer.Key();
        var owner = new Owner(server) { Pass = pass };
        await owner.Draft();
        TestLink wantsCode = await owner.AddLink(how => how.Code = TestViewer.Listed(addressKey, Anna, "@firm.example"));
        TestLink bound = await owner.AddLink(how => (how.Devices, how.Views) = (1, 5));
        TestLink wantsPasskey = await owner.AddLink(how => how.Passkey = true);
        await Owner.Done(await owner.Publish());
        await Owner.Done(await owner.Notify("https://hooks.invalid/distinctive-hook", RandomNumberGenerator.GetBytes(32), "owner@sender.example"));

        using TestPasskey passkey = new(server), other = new(server);
        Assert.Null(await passkey.Refusal(wantsPasskey));
        Assert.Equal(ProblemCodes.OtherPasskey, await other.Refusal(wantsPasskey));
        await SignIn(server, provider);
        await AskAndOpen(server, mail, wantsCode, addressKey);
        byte[] ticket = await OpenOnDevices(server, bound);
        await Owner.Done(await bound.Report(ticket, ReportKinds.Fraud, "Distinctive words", RandomNumberGenerator.GetBytes(24)));
        // Neither must a hook that leads nowhere.
        await Wait.Until(() => server.Log.Contains("notice", StringComparison.OrdinalIgnoreCase), "Nothing is said of the hook.");
        // A mail server that fails must not get an address into the log either.
        mail.Close();
        await Owner.Done(await new TestViewer(() => server.Http, wantsCode, addressKey, "ben@firm.example").Ask());
        await Wait.Until(() => server.Log.Contains("could not be sent by e-mail", StringComparison.Ordinal), "Nothing is said of it.");
        // What the server has to compare with is there, so this would find what it looks for.
        Assert.NotEmpty(RawFiles.Holding(server.Folder, ViewerAddress.Hash(addressKey, Anna)));
        RequireNothing(server);

        await Owner.Done(await operators.TakeDown(Assert.Single(await operators.Reports()).Share, stopPass: true));
        RequireNothing(server);
        await server.Restart();
        server.Clock.Advance(TimeSpan.FromDays(31));
        await Wait.Until(() => operators.List().Result.All(each => each.Number != pass.Number), "A pass that was stopped is not forgotten.");
        RequireNothing(server);
    }

    private static async Task SignIn(TestServer server, StrangeProvider provider)
    {
        var browser = new TestSignIn(() => server.Http);
        Assert.Equal("good", (await TestSignIn.Told(await browser.Finish(provider.SignIn((await browser.Begin()).Address, "theodora", server.Clock.GetUtcNow())))).State);
        var other = new TestSignIn(() => server.Http);
        await other.Begin();
        Assert.Equal("sign-in-refused", await TestLink.Code(await other.Finish("theodora")));
    }

    private static async Task AskAndOpen(TestServer server, MailHouse mail, TestLink link, byte[] addressKey)
    {
        var anna = new TestViewer(() => server.Http, link, addressKey, Anna);
        await Owner.Done(await anna.Ask("de"));
        await Owner.Done(await new TestViewer(() => server.Http, link, addressKey, Stranger).Ask());
        string code = "";
        await Wait.Until(
            async () => (code = (await mail.Messages(0)).Where(message => message.Contains($"To: {Anna}", StringComparison.Ordinal)).Select(MailHouse.CodeIn).FirstOrDefault("")).Length > 0,
            "No code came.");
        Assert.Equal(ProblemCodes.WrongCode, await new TestViewer(() => server.Http, link, addressKey, Stranger).Refusal(code));
        Assert.Null(await anna.Refusal(code));
    }

    private static async Task<byte[]> OpenOnDevices(TestServer server, TestLink link)
    {
        using TestDevice first = new(server), second = new(server);
        byte[] opening = TestLink.NewOpening();
        Assert.Null(await first.Refusal(link, opening));
        Assert.Equal(ProblemCodes.OtherDevice, await second.Refusal(link));
        using HttpResponseMessage again = await first.TryOpen(link, opening);
        return (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync(again.Content, ProtocolJson.Default.OpenAnswer))!.Ticket;
    }

    private static void RequireNothing(TestServer server)
    {
        foreach (string said in Said)
        {
            Assert.Empty(RawFiles.Holding(server.Folder, Encoding.UTF8.GetBytes(said)));
            Assert.Empty(RawFiles.Holding(server.Folder, SHA256.HashData(Encoding.UTF8.GetBytes(said))));
            Assert.DoesNotContain(said, server.Log, StringComparison.OrdinalIgnoreCase);
        }
    }
}
