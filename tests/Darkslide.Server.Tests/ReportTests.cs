using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>A viewer tells the operator of a link; the operator looks only where they were let, and takes a share down for good.</summary>
public sealed class ReportTests
{
    [Fact]
    public async Task A_report_says_what_its_viewer_said_and_carries_the_secret_only_where_they_gave_it()
    {
        await using TestServer server = await TestServer.Start();
        var operators = new TestOperator(server);
        TestPass pass = await operators.Add();
        var owner = new Owner(server) { Pass = pass };
        await owner.Draft();
        TestLink link = await owner.AddLink();
        await Owner.Done(await owner.Publish());
        byte[] ticket = (await link.Open())!.Ticket;
        byte[] secret = RandomNumberGenerator.GetBytes(24);
        await Owner.Done(await link.Report(ticket, ReportKinds.OfMe));
        await Owner.Done(await link.Report(ticket, ReportKinds.Unlawful, " Distinctive words \u0628 ", secret));
        IReadOnlyList<OperatorReport> reports = await operators.Reports();
        Assert.Equal([(ReportKinds.OfMe, null), (ReportKinds.Unlawful, "Distinctive words \u0628")], reports.Select(each => (each.Kind, each.Note)));
        Assert.Null(reports[0].Secret);
        Assert.Equal(secret, reports[1].Secret);
        Assert.All(reports, report => Assert.Equal(("live", 0, pass.Number, server.Clock.GetUtcNow()), (report.State, report.Link, report.Pass, report.Time)));

        // Neither words nor secret lie readable anywhere, and nothing was counted.
        Assert.Empty(RawFiles.Holding(server.Folder, secret));
        Assert.Empty(RawFiles.Holding(server.Folder, Encoding.UTF8.GetBytes("Distinctive")));
        Assert.Equal(1, (await owner.Status()).Links[0].Openings);
        Assert.Equal("", server.Log);
    }

    [Fact]
    public async Task The_same_again_is_one_report_and_a_share_has_no_more_than_twenty()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server);
        byte[] ticket = (await owner.Links[0].Open())!.Ticket;
        await Owner.Done(await owner.Links[0].Report(ticket, ReportKinds.Fraud, "first"));
        await Owner.Done(await owner.Links[0].Report(ticket, ReportKinds.Fraud, "second"));
        Assert.Equal("second", Assert.Single(await new TestOperator(server).Reports()).Note);
        for (int minute = 0; minute < 25; minute++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(1));
            await Owner.Done(await owner.Links[0].Report(ticket, ReportKinds.Other));
        }

        Assert.Equal(20, (await new TestOperator(server).Reports()).Count);
    }

    [Fact]
    public async Task What_is_no_report_is_refused()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server);
        TestLink link = owner.Links[0];
        byte[] ticket = (await link.Open())!.Ticket;
        Assert.Equal("invalid-request", await TestLink.Code(await link.Report(ticket, "nonsense")));
        Assert.Equal("invalid-request", await TestLink.Code(await link.Report(ticket, ReportKinds.Other, new string('x', 1_001))));
        Assert.Equal("invalid-request", await TestLink.Code(await link.Report(ticket, ReportKinds.Other, null, new byte[23])));
        Assert.Equal("link-unavailable", await TestLink.Code(await link.Report(RandomNumberGenerator.GetBytes(32), ReportKinds.Other)));
        Assert.Empty(await new TestOperator(server).Reports());
    }

    [Fact]
    public async Task A_share_that_is_taken_down_ends_for_good_and_its_owner_is_told_by_whom()
    {
        await using TestServer server = await TestServer.Start();
        var operators = new TestOperator(server);
        TestPass pass = await operators.Add();
        var owner = new Owner(server) { Pass = pass };
        await owner.Draft();
        await owner.AddLink();
        await owner.AddLink();
        await Owner.Done(await owner.Publish());
        TestLink link = owner.Links[0];
        byte[] ticket = (await link.Open())!.Ticket;
        byte[] secret = RandomNumberGenerator.GetBytes(24);
        await Owner.Done(await link.Report(ticket, ReportKinds.Unlawful, null, secret));
        OperatorReport report = Assert.Single(await operators.Reports());
        using HttpResponseMessage taken = await Owner.Done(await operators.TakeDown(report.Share, stopPass: true));
        TakeDownAnswer answer = (await taken.Content.ReadFromJsonAsync(ProtocolJson.Default.TakeDownAnswer))!;
        Assert.Equal((report.Share, 2, pass.Number), (answer.Share, answer.Links, answer.Pass!.Value));

        Assert.Equal("link-unavailable", await TestLink.Code(await link.Fetch(ticket, 0)));
        Assert.Equal("link-unavailable", await TestLink.Code(await link.TryOpen()));
        StatusAnswer status = await owner.Status();
        Assert.Equal("ended", status.State);
        Assert.All(status.Links, each => Assert.Equal(("ended", "taken-down"), (each.State, each.Reason)));
        Assert.Contains(status.Events, each => each is { Kind: "taken-down", Link: null });
        Assert.Equal("share-ended", await TestLink.Code(await owner.SendLink(new TestLink(() => server.Http) { Number = 7 }, new AddLinkTo { Blobs = [0] })));
        Assert.Equal("pass-stopped", await TestLink.Code(await new Owner(server) { Pass = pass }.Make()));

        // As after any end nothing is left that opens it, the reporter's secret included.
        Assert.All([link.KeyHalf, link.Locator, secret], each => Assert.Empty(RawFiles.Holding(server.Folder, each)));
        Assert.DoesNotContain(RawFiles.All(Path.Combine(server.Folder, "blobs")), file => file.Bytes.AsSpan().SequenceEqual(owner.Blobs[0]));
        report = Assert.Single(await operators.Reports());
        Assert.Equal(("ended", null), (report.State, report.Secret));

        // Said again it changes nothing; put away it is gone.
        await Owner.Done(await operators.TakeDown(report.Share));
        await Owner.Done(await operators.Post(Routes.DismissReport, new ReportNumber { Number = report.Number }, ProtocolJson.Default.ReportNumber));
        Assert.Equal("no-such-report", await TestLink.Code(await operators.Post(Routes.DismissReport, new ReportNumber { Number = report.Number }, ProtocolJson.Default.ReportNumber)));
    }

    [Fact]
    public async Task A_share_is_found_by_one_of_its_links_too_and_nothing_else_is_harmed()
    {
        await using TestServer server = await TestServer.Start();
        var operators = new TestOperator(server);
        Owner owner = await Owner.Publish(server);
        Owner other = await Owner.Publish(server);
        Assert.Equal("no-such-share", await TestLink.Code(await operators.TakeDown(999)));
        Assert.Equal("no-such-share", await TestLink.Code(await operators.TakeDown(null, RandomNumberGenerator.GetBytes(16))));
        Assert.Equal("invalid-request", await TestLink.Code(await operators.TakeDown(null)));
        await Owner.Done(await operators.TakeDown(null, owner.Links[0].Locator));
        Assert.Equal("ended", (await owner.Status()).State);
        Assert.NotNull(await other.Links[0].Open());
        Assert.Equal("live", (await other.Status()).State);
    }

    [Fact]
    public async Task Reports_are_forgotten_with_their_share()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server);
        await Owner.Done(await owner.Links[0].Report((await owner.Links[0].Open())!.Ticket, ReportKinds.Other));
        await Owner.Done(await owner.RevokeShare());
        Assert.Single(await new TestOperator(server).Reports());
        await server.Pass(TimeSpan.FromDays(31));
        await Wait.Until(async () => (await new TestOperator(server).Reports()).Count == 0, "The report is not forgotten.");
    }
}
