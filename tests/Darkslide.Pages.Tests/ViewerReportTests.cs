using Darkslide.Client;
using Darkslide.Client.Operating;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>A recipient tells the operator, lets them look only by ticking just that; what is taken down goes from open pages, and the owner sees by whom.</summary>
public sealed class ViewerReportTests(Stage stage)
{
    [Fact]
    public async Task A_viewer_reports_the_operator_takes_down_and_the_owner_is_told()
    {
        using var client = new DarkslideClient();
        OperatedServer server = client.Operate(stage.Site.Origin, stage.Site.OperatorKey);
        var sent = await stage.Site.Send(new Delivery(stage.Magenta) { Views = 3 });
        await using var looker = await Looker.Arrive(stage, before: await File.ReadAllTextAsync(Repository.Axe));
        await looker.Open(sent);
        var requests = looker.Requests.Count;
        await looker.Button("Report").ClickAsync();
        await looker.See("Your report goes to whoever runs this server.");
        Assert.Equal(requests + 1, looker.Requests.Count);
        await looker.Page.GetByLabel("They show me or my child, without my leave").CheckAsync();
        await looker.Page.GetByLabel("In your own words").FillAsync("That is my daughter at the lake.");
        await Eyes.Inspect(looker.Page, "viewer-report");
        await looker.Button("Send the report").ClickAsync();
        await looker.See("Your report has arrived.");
        await looker.Button("Close").First.ClickAsync();

        var first = (await server.ReportsAsync())[^1];
        Assert.Equal(("of-me", "That is my daughter at the lake.", null), (first.Report.Kind, first.Report.Note, first.Url));

        // Ticked, it carries the very link.
        await looker.Button("Report").ClickAsync();
        await looker.Page.GetByLabel("They are against the law").CheckAsync();
        await looker.Page.GetByLabel("Let the operator look at them").CheckAsync();
        await looker.Button("Send the report").ClickAsync();
        await looker.See("Your report has arrived.");
        var second = (await server.ReportsAsync())[^1];
        Assert.Equal(sent.Url, second.Url);
        Assert.Empty(looker.Complaints);

        await server.TakeDownAsync(sent.Url, stopPass: false);
        await looker.See("This link has ended");
        await using var owner = await Looker.Arrive(stage);
        await owner.Page.GotoAsync(sent.Manage);
        await owner.See("Taken down by the server's operator");
        await owner.See("The server's operator took it down");
    }
}
