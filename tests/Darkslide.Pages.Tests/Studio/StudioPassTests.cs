using Darkslide.Client;
using Darkslide.Client.Operating;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>A stranger's browser sends with a pass, sees what is left of it, and is told when it was stopped.</summary>
public sealed class StudioPassTests(Stage stage)
{
    [Fact]
    public async Task A_pass_is_opened_once_kept_used_stopped_and_forgotten()
    {
        using var client = new DarkslideClient();
        OperatedServer server = client.Operate(stage.Site.Origin, stage.Site.OperatorKey);
        AddedPass pass = await server.AddPassAsync(new NewPass { Name = "Anna", Bytes = 10_000_000, PerDay = 2_000_000, Until = TimeProvider.System.GetUtcNow().AddDays(30) });
        await using var sender = await StudioVisitor.Arrive(stage, before: await File.ReadAllTextAsync(Repository.Axe));
        await sender.Page.SetExtraHTTPHeadersAsync([new("X-Forwarded-For", "203.0.113.9")]);
        await sender.Page.ReloadAsync();
        await sender.See("This server isn't open for sending");
        await sender.Fill("Your pass, as a link", pass.Url[..^4]);
        await sender.Button("Use this pass").ClickAsync();
        await sender.See("The pass is cut short");
        await Eyes.Inspect(sender.Page, "studio-pass-none");

        // Opened as it was given: taken out of the address, kept beyond a reload, and told.
        await sender.Page.GotoAsync(pass.Url);
        await sender.See("Your pass is kept on this device");
        Assert.Equal(stage.Site.Origin.ToString(), sender.Page.Url);
        await sender.Page.ReloadAsync();
        await sender.See("10 MB of 10 MB left.");
        await sender.See("2 MB of 2 MB left today.");
        await sender.Choose(await Files.Revealing(stage));
        await Eyes.Inspect(sender.Page, "studio-pass");
        await NearlyFull(sender);

        await sender.Send();
        await sender.See("9.9 MB of 10 MB left.");
        await sender.See("1.9 MB of 2 MB left today.");
        Assert.True((await server.PassesAsync()).Passes.Single(each => each.Number == pass.Number).Bytes.Used > 1_000);
        await Eyes.Inspect(sender.Page, "studio-pass-sent");

        // Stopped in the midst of a sending: nothing more gets in, and the page says why.
        await sender.Button("Send more pictures").ClickAsync();
        await sender.Choose(await Files.Revealing(stage));
        await server.StopPassAsync("Anna");
        await sender.SendButton.ClickAsync();
        await sender.See("The server's operator has stopped your pass.");
        await sender.Page.GotoAsync(stage.Site.Origin.ToString());
        await sender.See("Your pass was stopped");
        await Eyes.Inspect(sender.Page, "studio-pass-stopped");
        await sender.Button("Forget the pass").ClickAsync();
        await sender.See("The pass is forgotten on this device.");
        Assert.Null(await sender.Page.EvaluateAsync<string?>("localStorage.getItem('darkslide.pass')"));
        await sender.Page.ReloadAsync();
        await sender.See("This server isn't open for sending");
    }

    // The store has a quota of which little is left: said before anything is uploaded.
    private static async Task NearlyFull(StudioVisitor sender)
    {
        await sender.Page.RouteAsync("**/api/server", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("\"room\":null", "\"room\":9000", StringComparison.Ordinal) });
        });
        await sender.Page.ReloadAsync();
        await sender.See("Together they are more than the 9 kB that this server has room for.");
        await sender.Page.UnrouteAllAsync();
        await sender.Page.ReloadAsync();
        await sender.See("10 MB of 10 MB left.");
    }
}
