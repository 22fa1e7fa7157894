using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Notices;
using Darkslide.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Darkslide.Server.Tests;

/// <summary>A sender is told of first openings: once each, whatever happens in between, and nobody else's network is reached through the server.</summary>
public sealed class NoticeTests
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);
    private static readonly int[] WaitSeconds = [10, 60, 300, 1_800, 7_200, 28_800];

    [Fact]
    public async Task Of_200_openings_at_once_each_link_is_told_of_once_signed_and_with_nothing_but_number_and_minute()
    {
        await using HookHouse house = await HookHouse.Open();
        await using TestServer server = await TestServer.Start(options => (options.Notices.PrivateTargets, options.Rates.AsksPerMinute) = (true, 1_000_000));
        Owner owner = await Owner.Publish(server, 1, 100, _ => { }, _ => { }, _ => { });
        await Owner.Done(await owner.Notify(house.Url, Secret));
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (index, _) => Assert.NotNull(await owner.Links[index % 2].Open()));
        HookHouse.Message[] messages = [.. (await house.Took(2)).OrderBy(each => Encoding.UTF8.GetString(each.Body), StringComparer.Ordinal)];
        Assert.Equal(
            ["""{"type":"link.opened","timestamp":"2026-11-23T10:00:00Z","data":{"link":0}}""", """{"type":"link.opened","timestamp":"2026-11-23T10:00:00Z","data":{"link":1}}"""],
            messages.Select(each => Encoding.UTF8.GetString(each.Body)));
        foreach (HookHouse.Message each in messages)
        {
            Assert.Equal(HookSigning.Signature(Secret, each.Id, long.Parse(each.Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture), each.Body), each.Headers["webhook-signature"]);
            Assert.Equal("1795428000", each.Headers["webhook-timestamp"]);
            Assert.Equal(["connection", "content-length", "content-type", "host", "webhook-id", "webhook-signature", "webhook-timestamp"], each.Headers.Keys.Order(StringComparer.Ordinal));
        }

        Assert.NotEqual(messages[0].Id, messages[1].Id);
        Assert.Equal((true, false), ((await owner.Status()).Notice!.Hook, (await owner.Status()).Notice!.Email));
        // Not told any more: the third link's first opening is nobody's business.
        await Owner.Done(await owner.Notify(null, null));
        await owner.Links[2].Open();
        Assert.Null((await owner.Status()).Notice);
        await server.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(2, house.Messages.Count);
    }

    [Fact]
    public async Task One_that_is_not_taken_comes_again_with_the_same_id_after_longer_and_longer_waits_and_then_no_more()
    {
        await using HookHouse house = await HookHouse.Open();
        house.Status = 302;
        await using TestServer server = await TestServer.Start(options => options.Notices.PrivateTargets = true);
        Owner owner = await Owner.Publish(server, 1, 100, link => link.Lifetime = 7 * 86_400, link => link.Lifetime = 300);
        await Owner.Done(await owner.Notify(house.Url, Secret));
        await owner.Links[0].Open();
        for (int place = 0; place < WaitSeconds.Length; place++)
        {
            await house.Took(place + 1);
            await Wait.Until(() => server.Log.Split("could not be sent").Length == place + 2, $"It failed not {place + 1} times.");
            if (place == 2)
            {
                await server.App.StopAsync();
                await server.Restart();
            }

            await server.Pass(TimeSpan.FromSeconds(WaitSeconds[place]) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(place + 1, house.Messages.Count);
            // Whoever was just counting the last millisecond counts another one.
            await Wait.Until(
                async () =>
                {
                    await server.Pass(TimeSpan.FromMilliseconds(1));
                    return house.Messages.Count > place + 1;
                },
                $"It is not tried again after {WaitSeconds[place]} seconds.");
        }

        HookHouse.Message[] all = await house.Took(WaitSeconds.Length + 1);
        Assert.Single(all.Select(each => each.Id).Distinct());
        Assert.Equal(all.Length, all.Select(each => each.Headers["webhook-signature"]).Distinct().Count());
        // Nobody was led elsewhere.
        Assert.All(all, each => Assert.Equal("/told", each.Path));
        await Wait.Until(async () => (await owner.Status()).Events.Any(each => each is { Kind: "notice-failed", Link: 0 }), "The owner never learns.");
        await server.Pass(TimeSpan.FromDays(1));
        Assert.Equal(WaitSeconds.Length + 1, house.Messages.Count);
        Assert.DoesNotContain("127.0.0.1", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_server_tells_what_it_had_not_heard_to_have_arrived_and_the_receiver_can_drop_the_double()
    {
        await using HookHouse house = await HookHouse.Open();
        var never = new TaskCompletionSource();
        house.Gate = never.Task;
        await using ServerProcess server = await ServerProcess.Start(set => set["DARKSLIDE__NOTICES__PRIVATETARGETS"] = "true");
        var owner = new Owner(() => server.Http);
        await owner.Draft(1, 100);
        await owner.AddLink(link => link.UntilDownloaded = true);
        await Owner.Done(await owner.Notify(house.Url, Secret));
        await Owner.Done(await owner.Publish());
        OpenAnswer opening = (await owner.Links[0].Open())!;
        // The share is over before its sender could be told.
        await Owner.Done(await owner.Links[0].Finish(opening.Ticket));
        await house.Took(1);
        server.Kill();
        house.Gate = Task.CompletedTask;
        await server.StartAgain();
        HookHouse.Message[] messages = await house.Took(2);
        Assert.Equal(messages[0].Id, messages[1].Id);
        never.SetResult();
        // What was told needs nobody's address any more.
        await Wait.Until(async () => (await owner.Status()).Notice is null, "The target outlives the share.");
        Assert.Equal(2, house.Messages.Count);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_down_nothing_is_sent_again_and_again()
    {
        await using HookHouse house = await HookHouse.Open();
        var answer = new TaskCompletionSource();
        house.Gate = answer.Task;
        await using TestServer server = await TestServer.Start(options => options.Notices.PrivateTargets = true);
        Owner owner = await Owner.Publish(server, 1, 100);
        await Owner.Done(await owner.Notify(house.Url, Secret));
        await owner.Links[0].Open();
        await house.Took(1);
        // From here on the database refuses whatever would change a notice, as on a full disk.
        Alter(server, "CREATE TRIGGER full_u BEFORE UPDATE ON notices BEGIN SELECT RAISE(ABORT, 'full'); END; CREATE TRIGGER full_d BEFORE DELETE ON notices BEGIN SELECT RAISE(ABORT, 'full'); END;");
        answer.SetResult();
        int Faults() => server.Log.Split("could not be sent").Length - 1;
        await Wait.Until(() => Faults() == 1, "That it got there could be written down.");
        for (int minute = 1; minute <= 3; minute++)
        {
            int before = Faults();
            await Wait.Until(
                async () =>
                {
                    await server.Pass(TimeSpan.FromMinutes(1));
                    return Faults() > before;
                },
                "It is never looked at again.");
            Assert.Single(house.Messages);
        }

        Alter(server, "DROP TRIGGER full_u; DROP TRIGGER full_d;");
        await Wait.Until(
            async () =>
            {
                await server.Pass(TimeSpan.FromMinutes(1));
                return house.Messages.Count > 1;
            },
            "It does not go on once there is room.");
        HookHouse.Message[] both = await house.Took(2);
        Assert.Equal(both[0].Id, both[1].Id);
    }

    [Fact]
    public async Task A_hook_that_never_answers_delays_neither_mails_nor_other_shares()
    {
        await using HookHouse tarpit = await HookHouse.Open();
        await using HookHouse house = await HookHouse.Open();
        using MailHouse mail = await MailHouse.Open();
        var first = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        tarpit.Gate = first.Task;
        await using TestServer server = await TestServer.Start(options =>
        {
            (options.Codes.SmtpHost, options.Codes.SmtpPort, options.Codes.SmtpSecurity, options.Codes.From) = ("localhost", mail.Port, "none", "pictures@darkslide.example");
            (options.Notices.PrivateTargets, options.Rates.AsksPerMinute) = (true, 1_000_000);
        });
        Owner slow = await Owner.Publish(server, 1, 100, [.. Enumerable.Repeat<Action<AddLinkTo>>(_ => { }, 40)]);
        await Owner.Done(await slow.Notify(tarpit.Url, Secret));
        await slow.Links[0].Open();
        await tarpit.Took(1);
        foreach (TestLink link in slow.Links.Skip(1))
        {
            await link.Open();
        }

        Owner other = await Owner.Publish(server, 1, 100);
        await Owner.Done(await other.Notify(house.Url, Secret, "anna@example.org", "en"));
        await other.Links[0].Open();
        // The tarpit holds what it took; the mail goes by.
        await mail.Messages(1);
        tarpit.Gate = never.Task;
        first.SetResult();
        await house.Took(1);
        Assert.InRange(tarpit.Messages.Count, 1, 5);
        never.SetResult();
    }

    [Fact]
    public async Task A_hook_that_was_given_up_is_not_asked_for_the_shares_other_links_that_wait()
    {
        await using HookHouse house = await HookHouse.Open();
        house.Status = 500;
        await using TestServer server = await TestServer.Start(options => options.Notices.PrivateTargets = true);
        Owner owner = await Owner.Publish(server, 1, 100, [.. Enumerable.Repeat<Action<AddLinkTo>>(_ => { }, 10)]);
        await Owner.Done(await owner.Notify(house.Url, Secret));
        await owner.Links[0].Open();
        await Wait.Until(() => server.Log.Contains("tried again", StringComparison.Ordinal), "It did not fail.");
        // Half a day is over.
        Alter(server, $"UPDATE notices SET tries = {WaitSeconds.Length}");
        var answer = new TaskCompletionSource();
        house.Gate = answer.Task;
        await Wait.Until(
            async () =>
            {
                await server.Pass(TimeSpan.FromSeconds(10));
                return house.Messages.Count == 2;
            },
            "The last try is not made.");
        foreach (TestLink link in owner.Links.Skip(1))
        {
            await link.Open();
        }

        answer.SetResult();
        await Wait.Until(async () => (await owner.Status()).Events.Count(each => each.Kind == "notice-failed") == 10, "The owner does not learn of each.");
        Assert.Equal(2, house.Messages.Count);
    }

    [Fact]
    public async Task A_mail_tells_in_the_senders_language_and_nothing_that_a_sender_wrote_and_never_floods_anybody()
    {
        using MailHouse mail = await MailHouse.Open();
        await using TestServer server = await TestServer.Start(options =>
        {
            (options.Codes.SmtpHost, options.Codes.SmtpPort, options.Codes.SmtpSecurity, options.Codes.From) = ("localhost", mail.Port, "none", "pictures@darkslide.example");
            options.Rates.AsksPerMinute = 1_000_000;
        });
        Owner owner = await Owner.Publish(server, 1, 100, [.. Enumerable.Repeat<Action<AddLinkTo>>(_ => { }, MailBudget.OfOneAddress + 2)]);
        await Owner.Done(await owner.Notify(null, null, "anna@example.org", "de"));
        await Parallel.ForAsync(0, 100, async (_, _) => await owner.Links[0].Open());
        string message = (await mail.Messages(1))[0];
        Assert.Contains("To: anna@example.org", message, StringComparison.Ordinal);
        Assert.Contains("Link 0 einer Ihrer Sendungen wurde zum ersten Mal", message, StringComparison.Ordinal);
        Assert.Contains("2026-11-23 10:00", message, StringComparison.Ordinal);
        foreach (TestLink link in owner.Links)
        {
            await link.Open();
        }

        await Wait.Until(async () => (await owner.Status()).Events.Count(each => each.Kind == "notice-failed") == 2, "Too many mails went out, or too few.");
        Assert.Equal(MailBudget.OfOneAddress, (await mail.Messages(MailBudget.OfOneAddress)).Length);
        Assert.DoesNotContain("anna", server.Log, StringComparison.Ordinal);
        await Owner.Done(await owner.RevokeShare());
        Assert.Empty(RawFiles.Holding(server.Folder, Encoding.ASCII.GetBytes("anna@example.org")));
        Assert.Empty(RawFiles.Holding(server.Folder, Encoding.ASCII.GetBytes("example.org")));
    }

    [Fact]
    public async Task What_a_hook_may_not_be_is_refused_and_so_is_what_the_server_does_not_offer()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100);
        string[] wrong =
        [
            "http://example.org/", "ftp://example.org/", "https://user:word@example.org/", "https://example.org/#x", "/told", "https://127.0.0.1/", "https://127.1/", "https://0x7f000001/", "https://[::1]/",
            "https://10.1.2.3/", "https://169.254.169.254/latest/meta-data", "https://[::ffff:192.168.0.1]/", "https://[64:ff9b::a9fe:a9fe]/", "https://[fe80::1]/", "https://[fd00:ec2::254]/", "https://224.0.0.1/",
            $"https://example.org/{new string('a', 1_000)}",
        ];
        foreach (string url in wrong)
        {
            using HttpResponseMessage refused = await owner.Notify(url, Secret);
            Assert.Equal((url, HttpStatusCode.BadRequest, ProblemCodes.InvalidRequest), (url, refused.StatusCode, await TestLink.Code(refused)));
        }

        await Owner.Done(await owner.Notify("https://example.org/told?x=1", Secret));
        using HttpResponseMessage noMail = await owner.Notify(null, null, "anna@example.org");
        Assert.Equal(ProblemCodes.EmailsNotOffered, await TestLink.Code(noMail));
        await Owner.Done(await owner.RevokeShare());
        Assert.Equal(ProblemCodes.ShareEnded, await TestLink.Code(await owner.Notify("https://example.org/", Secret)));
        await using TestServer closed = await TestServer.Start(options => options.Notices.Hooks = false);
        Owner other = await Owner.Publish(closed, 1, 100);
        Assert.Equal(ProblemCodes.HooksNotOffered, await TestLink.Code(await other.Notify("https://example.org/", Secret)));
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_found_out_when_it_is_connected_to()
    {
        // Whoever comes is seen, whatever they would say.
        using TcpListener listener = TcpListener.Create(0);
        listener.Start();
        // Any name could; this one leads there without anybody's name server.
        string url = $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/told";
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 1, 100);
        await Owner.Done(await owner.Notify(url, Secret));
        await owner.Links[0].Open();
        await Wait.Until(() => server.Log.Contains("could not be sent", StringComparison.Ordinal), "It was never tried.");
        Assert.False(listener.Pending(), "This machine was connected to.");
        await using TestServer permitting = await TestServer.Start(options => options.Notices.PrivateTargets = true);
        Owner other = await Owner.Publish(permitting, 1, 100);
        await Owner.Done(await other.Notify(url, Secret));
        await other.Links[0].Open();
        await Wait.Until(listener.Pending, "Where it is permitted the name is connected to.");
    }

    [Fact]
    public void A_mailbox_is_one_mailbox_whatever_stands_behind_its_plus()
    {
        var budget = new MailBudget(TimeProvider.System);
        Assert.All(Enumerable.Range(0, MailBudget.OfOneAddress), number => Assert.True(budget.Take($"anna+{number}@example.org", null)));
        Assert.False(budget.Take("anna+more@example.org", null));
        Assert.False(budget.Take("anna@example.org", null));
        Assert.True(budget.Take("anna@example.net", null));
        Assert.True(budget.Take("ann@example.org", null));
    }

    private static void Alter(TestServer server, string statements)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(server.Folder, "darkslide.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.64.0.0", false)]
    [InlineData("100.127.255.255", false)]
    [InlineData("100.128.0.0", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.0", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.0", true)]
    [InlineData("127.255.255.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("192.168.255.255", false)]
    [InlineData("198.19.255.255", false)]
    [InlineData("223.255.255.255", true)]
    [InlineData("224.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:93.184.216.34", true)]
    [InlineData("::7f00:1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("3fff::1", false)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("2a00:1450:4001:80b::200e", true)]
    public void Only_the_open_internet_is_reached(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));
}
