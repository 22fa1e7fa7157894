using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Settings;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>A link that wants a code opens to whom its sender named, once for each code, and tells nobody who that is.</summary>
public sealed class CodeTests
{
    private const string Anna = "anna@example.org";
    private const string Stranger = "eve@elsewhere.example";

    [Fact]
    public async Task Whoever_the_sender_named_gets_a_code_and_gets_in_with_it_once()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await Start(mail);
        (Owner owner, TestLink link, byte[] key) = await Wanted(server, "Anna@Example.org", "@firm.example");
        TestViewer anna = new(() => server.Http, link, key, Anna), ben = new(() => server.Http, link, key, "ben@firm.example");
        Assert.NotNull((await link.Describe()).Code);
        Assert.Equal(ProblemCodes.CodeNeeded, await TestLink.Code(await link.TryOpen()));
        CodeAnswer answer = await Asked(anna);
        Assert.Equal((server.Clock.GetUtcNow().AddMinutes(10), 60), (answer.Expires, answer.NextSeconds));
        string first = MailHouse.CodeIn((await mail.Messages(1))[0]);
        byte[] opening = TestLink.NewOpening();
        OpenAnswer open = (await (await anna.TryOpen(first, opening)).Content.ReadFromJsonAsync(ProtocolJson.Default.OpenAnswer))!;
        Assert.True(open.Metered);

        // The same opening needs no code; another one needs another code.
        Assert.Equal(open.Ticket, (await link.Open(opening))!.Ticket);
        Assert.Equal(ProblemCodes.WrongCode, await anna.Refusal(first));
        await Asked(ben);
        string second = (await mail.Messages(2)).Select(MailHouse.CodeIn).Single(code => code != first);
        Assert.Equal(ProblemCodes.WrongCode, await anna.Refusal(second));
        Assert.Null(await ben.Refusal(second));
        LinkStatus status = (await owner.Status()).Links[0];
        Assert.Equal((2, true), (status.Openings, status.Code));
    }

    [Fact]
    public async Task The_message_speaks_the_viewers_language_and_names_nothing()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await Start(mail);
        (string Language, string Words, string Text)[] languages = [("en", "Your code", "one opening"), ("de", "Ihr Code", "ein"), ("ar", "=?utf-8?", ""), ("xx", "Your code", "one opening")];
        for (int i = 0; i < languages.Length; i++)
        {
            (Owner _, TestLink link, byte[] key) = await Wanted(server, Anna);
            await Owner.Done(await new TestViewer(() => server.Http, link, key, Anna).Ask(languages[i].Language));
            string message = (await mail.Messages(i + 1))[^1];
            Assert.Contains(languages[i].Words, message, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("multipart/alternative", message, StringComparison.Ordinal);
            Assert.Contains("text/plain", message, StringComparison.Ordinal);
            Assert.Contains("text/html", message, StringComparison.Ordinal);
            Assert.Contains("Auto-Submitted: auto-generated", message, StringComparison.Ordinal);
            Assert.Contains("From: codes@darkslide.example", message, StringComparison.Ordinal);
            Assert.DoesNotContain("/v#", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_right_and_a_wrong_address_are_answered_with_the_same_bytes_at_every_step()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await Start(mail);
        (Owner _, TestLink link, byte[] key) = await Wanted(server, Anna);
        TestViewer right = new(() => server.Http, link, key, Anna), wrong = new(() => server.Http, link, key, Stranger);
        Assert.Equal(await Bytes(await right.Ask()), await Bytes(await wrong.Ask()));
        Assert.Equal(await Bytes(await right.Ask()), await Bytes(await wrong.Ask()));
        string code = MailHouse.CodeIn((await mail.Messages(1))[0]);
        string not = code == "000000" ? "000001" : "000000";
        for (int i = 0; i < Limits.CodeTries + 1; i++)
        {
            Assert.Equal(await Bytes(await right.TryOpen(not)), await Bytes(await wrong.TryOpen(not)));
        }

        Assert.Equal(1, mail.Count);
        Assert.Equal(ProblemCodes.WrongCode, await right.Refusal(code));
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes_and_not_at_their_end()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await Start(mail);
        (Owner _, TestLink link, byte[] key) = await Wanted(server, Anna);
        var anna = new TestViewer(() => server.Http, link, key, Anna);
        await Asked(anna);
        string code = MailHouse.CodeIn((await mail.Messages(1))[0]);
        server.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        byte[] opening = TestLink.NewOpening();
        Assert.Null(await anna.Refusal(code, opening));
        await Asked(anna);
        string another = (await mail.Messages(2)).Select(MailHouse.CodeIn).Last(each => each != code);
        await server.Restart();
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(ProblemCodes.WrongCode, await anna.Refusal(another));
    }

    [Fact]
    public async Task One_message_a_minute_and_another_code_ends_the_one_before()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await Start(mail);
        (Owner _, TestLink link, byte[] key) = await Wanted(server, Anna);
        var anna = new TestViewer(() => server.Http, link, key, Anna);
        await Asked(anna);
        string first = MailHouse.CodeIn((await mail.Messages(1))[0]);
        server.Clock.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromMilliseconds(1));
        using HttpResponseMessage soon = await anna.Ask();
        Assert.Equal(HttpStatusCode.TooManyRequests, soon.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), soon.Headers.RetryAfter!.Delta);
        server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Asked(anna);
        string second = (await mail.Messages(2)).Select(MailHouse.CodeIn).Last(code => code != first);
        Assert.Equal(ProblemCodes.WrongCode, await anna.Refusal(first));
        Assert.Null(await anna.Refusal(second));
    }

    [Fact]
    public async Task Of_200_tries_at_once_with_the_right_code_one_gets_in()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await Start(mail);
        (Owner owner, TestLink link, byte[] key) = await Wanted(server, Anna);
        var anna = new TestViewer(() => server.Http, link, key, Anna);
        await Asked(anna);
        string code = MailHouse.CodeIn((await mail.Messages(1))[0]);
        string?[] refusals = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => anna.Refusal(code)));
        Assert.Single(refusals, refusal => refusal is null);
        Assert.Equal(1, (await owner.Status()).Links[0].Openings);
    }

    [Fact]
    public async Task Of_200_guesses_at_once_five_are_looked_at_and_thirty_in_all_lock_the_link()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await Start(mail);
        (Owner owner, TestLink link, byte[] key) = await Wanted(server, Anna, "ben@example.org");
        TestViewer anna = new(() => server.Http, link, key, Anna), ben = new(() => server.Http, link, key, "ben@example.org");
        await Asked(anna);
        string code = MailHouse.CodeIn((await mail.Messages(1))[0]);
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => anna.TryOpen(Not(code, i))));
        Problem[] wrong = await Task.WhenAll(answers.Where(answer => answer.StatusCode == HttpStatusCode.Forbidden)
            .Select(async answer => (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!));
        Assert.Equal(Limits.WrongCodes, wrong.Length);
        Assert.Equal([1, 2, 3, 4], wrong.Select(problem => problem.TriesLeft!.Value).Where(left => left > 0).Order());
        Assert.Equal(170, answers.Count(answer => answer.StatusCode == HttpStatusCode.Locked));
        Assert.Equal(ProblemCodes.LinkLocked, await anna.Refusal(code));
        Assert.Equal(HttpStatusCode.Locked, (await ben.Ask()).StatusCode);
        Assert.Equal("locked", (await owner.Status()).Links[0].State);
        await Owner.Done(await owner.Unlock(0));
        // The code that was guessed at is over all the same.
        Assert.Equal(ProblemCodes.WrongCode, await anna.Refusal(code));
        await Asked(ben);
    }

    [Fact]
    public async Task Whoever_lacks_the_links_proof_makes_nobody_a_message_and_is_counted()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await Start(mail);
        (Owner owner, TestLink link, byte[] key) = await Wanted(server, Anna);
        TestLink plain = await owner.AddLink();
        var anna = new TestViewer(() => server.Http, link, key, Anna);
        Assert.Equal(ProblemCodes.WrongPassword, await TestLink.Code(await anna.Ask(access: new byte[32])));
        Assert.Equal(9, (await owner.Status()).Links[0].TriesLeft);
        // Right in all but the key: the server can't tell it from a wrong address.
        Assert.Equal(HttpStatusCode.Accepted, (await new TestViewer(() => server.Http, link, TestViewer.Key(), Anna).Ask()).StatusCode);
        Assert.Equal(ProblemCodes.NoCodeWanted, await TestLink.Code(await new TestViewer(() => server.Http, plain, key, Anna).Ask()));
        foreach (string typed in new[] { "Anna@example.org", "anna", "anna@", "@example.org", "a b@example.org", "anna@example.org\r\nBcc: all@example.org", "\"a\"@example.org" })
        {
            Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await new TestViewer(() => server.Http, link, key, typed).Ask()));
        }

        await Asked(anna);
        await mail.Messages(1);
        Assert.Equal(1, mail.Count);
    }

    [Fact]
    public async Task A_hundred_made_up_addresses_fill_no_table_and_keep_no_listed_one_out()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await Start(mail);
        (Owner _, TestLink link, byte[] key) = await Wanted(server, Anna);
        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, 120)
            .Select(async i => (await new TestViewer(() => server.Http, link, key, $"a{i}@made-up.example").Ask()).StatusCode));
        Assert.Equal(100, answers.Count(answer => answer == HttpStatusCode.Accepted));
        Assert.Equal(20, answers.Count(answer => answer == HttpStatusCode.TooManyRequests));
        await Asked(new TestViewer(() => server.Http, link, key, Anna));
        await mail.Messages(1);
    }

    [Fact]
    public async Task A_mail_server_that_is_down_or_slow_holds_no_answer_up_and_gets_the_message_when_it_is_back()
    {
        using MailHouse mail = MailHouse.Closed();
        await using TestServer server = await Start(mail);
        (Owner _, TestLink link, byte[] key) = await Wanted(server, Anna, "ben@example.org");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var anna = new TestViewer(() => server.Http, link, key, Anna);
        await Asked(anna);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
        await Wait.Until(() => server.Log.Contains("could not be sent by e-mail", StringComparison.Ordinal), "Nothing is said of it.");
        Assert.DoesNotContain("example.org", server.Log, StringComparison.Ordinal);
        await mail.Begin(slowSeconds: 3);
        await Wait.Until(
            () =>
            {
                server.Clock.Advance(TimeSpan.FromSeconds(1));
                return mail.Count > 0;
            },
            "The message never came.");
        Assert.Null(await anna.Refusal(MailHouse.CodeIn((await mail.Messages(1))[0])));
        watch.Restart();
        await Asked(new TestViewer(() => server.Http, link, key, "ben@example.org"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
        await mail.Messages(2);
    }

    [Fact]
    public async Task Over_TLS_a_server_that_nobody_vouches_for_gets_no_code()
    {
        using MailHouse mail = await MailHouse.Open(tls: true);
        foreach (bool isTrusted in new[] { false, true })
        {
            await using ServerProcess server = await ServerProcess.Start(environment =>
            {
                environment["DARKSLIDE__CODES__SMTPHOST"] = "localhost";
                environment["DARKSLIDE__CODES__SMTPPORT"] = $"{mail.Port}";
                environment["DARKSLIDE__CODES__FROM"] = "codes@darkslide.example";
                environment["SSL_CERT_FILE"] = isTrusted ? mail.CertificateFile : "/dev/null";
                environment["SSL_CERT_DIR"] = "/nowhere";
            });
            var owner = new Owner(() => server.Http);
            byte[] key = TestViewer.Key();
            await owner.Draft(1, 100);
            TestLink link = await owner.AddLink(how => how.Code = TestViewer.Listed(key, Anna));
            await Owner.Done(await owner.Publish());
            var anna = new TestViewer(() => server.Http, link, key, Anna);
            await Asked(anna);
            if (isTrusted)
            {
                Assert.Null(await anna.Refusal(MailHouse.CodeIn((await mail.Messages(1))[0])));
            }
            else
            {
                await server.Said("could not be sent by e-mail");
                Assert.Equal(0, mail.Count);
            }
        }
    }

    [Fact]
    public async Task No_file_and_no_log_has_an_address_or_a_domain_before_or_after_the_end()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await Start(mail);
        (Owner owner, TestLink link, byte[] key) = await Wanted(server, Anna, "@firm.example");
        await Asked(new TestViewer(() => server.Http, link, key, Anna));
        await Asked(new TestViewer(() => server.Http, link, key, Stranger));
        await mail.Messages(1);
        byte[] hash = ViewerAddress.Hash(key, Anna), strangers = ViewerAddress.Hash(key, Stranger);
        foreach (string word in new[] { Anna, "anna", "example.org", "firm.example", Stranger, "elsewhere" })
        {
            Assert.Empty(RawFiles.Holding(server.Folder, System.Text.Encoding.ASCII.GetBytes(word)));
            Assert.DoesNotContain(word, server.Log, StringComparison.Ordinal);
        }

        Assert.Empty(RawFiles.Holding(server.Folder, key));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, hash));
        // What was only typed goes with its code.
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await Wait.Until(
            () =>
            {
                server.Clock.Advance(TimeSpan.FromSeconds(1));
                return RawFiles.Holding(server.Folder, strangers).Count == 0;
            },
            "A stranger's hash stays.");
        Assert.NotEmpty(RawFiles.Holding(server.Folder, hash));
        await Owner.Done(await owner.RevokeLink(0));
        Assert.Empty(RawFiles.Holding(server.Folder, hash));
    }

    [Fact]
    public async Task Without_a_mail_server_no_link_can_want_a_code_and_the_server_says_so()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server);
        ServerAnswer about = (await server.Http.GetFromJsonAsync(Routes.Server, ProtocolJson.Default.ServerAnswer))!;
        Assert.False(about.Codes);
        var link = new TestLink(() => server.Http) { Number = 5 };
        using HttpResponseMessage answer = await owner.SendLink(link, new AddLinkTo { Blobs = [0], Code = [RandomNumberGenerator.GetBytes(32)] });
        Assert.Equal(ProblemCodes.CodesNotOffered, await TestLink.Code(answer));
        Assert.Throws<SettingException>(() => new ServerOptions { Codes = { SmtpHost = "mail.example.org" } }.Validate());
        Assert.Throws<SettingException>(() => new ServerOptions { Codes = { SmtpHost = "mail.example.org", From = "nobody" } }.Validate());
        Assert.Throws<SettingException>(() => new ServerOptions { Codes = { SmtpHost = "mail.example.org", From = Anna, SmtpSecurity = "ssl" } }.Validate());
    }

    private static Task<TestServer> Start(MailHouse mail) => TestServer.Start(options =>
    {
        options.Codes.SmtpHost = "localhost";
        options.Codes.SmtpPort = mail.Port;
        options.Codes.SmtpSecurity = "none";
        options.Codes.From = "codes@darkslide.example";
    });

    private static async Task<(Owner Owner, TestLink Link, byte[] Key)> Wanted(TestServer server, params string[] entries)
    {
        byte[] key = TestViewer.Key();
        Owner owner = await Owner.Publish(server, 1, 300, how => how.Code = TestViewer.Listed(key, entries));
        return (owner, owner.Links[0], key);
    }

    private static async Task<CodeAnswer> Asked(TestViewer viewer)
    {
        using HttpResponseMessage answer = await Owner.Done(await viewer.Ask());
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.CodeAnswer))!;
    }

    private static string Not(string code, int i) => ((int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) + 1 + i) % 1_000_000)
        .ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> Bytes(HttpResponseMessage answer)
        => $"{(int)answer.StatusCode} {answer.Headers.RetryAfter} {answer.Content.Headers} {await answer.Content.ReadAsStringAsync()}";
}
