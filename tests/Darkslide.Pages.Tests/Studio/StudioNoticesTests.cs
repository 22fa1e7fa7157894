using Darkslide.Pages.Tests.Harness;
using Darkslide.Protocol;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>A sender who is told of first openings: asked for while sending, seen live, changed and ended on the share's page.</summary>
public sealed class StudioNoticesTests(Stage stage)
{
    [Fact]
    public async Task A_hook_and_a_mail_tell_of_the_first_opening_until_the_sender_wants_no_more()
    {
        var axe = await File.ReadAllTextAsync(Repository.Axe);
        using var mail = await MailHouse.Open();
        await using var house = await HookHouse.Open();
        await using var site = await Site.Start(set: options =>
        {
            (options.Codes.SmtpHost, options.Codes.SmtpPort, options.Codes.SmtpSecurity, options.Codes.From) = ("localhost", mail.Port, "none", "pictures@darkslide.example");
            options.Notices.PrivateTargets = true;
        });
        await using var sender = await StudioVisitor.Arrive(stage, site, axe);
        await sender.Choose(Files.Of("a.jpg", await Files.Jpeg(stage)));
        await sender.Tick("Tell me when a link is first opened");
        await sender.SendButton.ClickAsync();
        await sender.See("Write an address.");
        await sender.Fill("By e-mail to", "me");
        await sender.See("This is no mail address.");
        await sender.Page.GetByLabel("By e-mail to").ScrollIntoViewIfNeededAsync();
        await Eyes.Inspect(sender.Page, "studio-notices", whole: sender.Page.Locator(".group").Filter(new() { HasText = "Tell me when" }));
        await sender.Fill("By e-mail to", "Me@Example.org");
        await sender.Fill("By web hook (https)", house.Url);
        await sender.Send();
        var secret = await sender.Page.Locator(".hook-secret .link-field").InputValueAsync();
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var link = (await sender.Links())[0];
        await Eyes.Inspect(sender.Page, "studio-notices-sent", whole: sender.Page.Locator(".hook-secret"));
        await sender.Page.GotoAsync(await sender.ManageLink());
        await sender.See("You are told by e-mail and web hook when a link is first opened.");
        await sender.See("Live: what happens appears here at once.");

        await using var looker = await Looker.Arrive(stage);
        await looker.Page.GotoAsync(link);
        await looker.SeeThumbnails();
        var told = Assert.Single(await house.Took(1));
        var seconds = long.Parse(told.Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HookSigning.Signature(Convert.FromBase64String(secret["whsec_".Length..]), told.Id, seconds, told.Body), told.Headers["webhook-signature"]);
        Assert.Contains("To: me@example.org", Assert.Single(await mail.Messages(1)), StringComparison.Ordinal);
        // Nobody asks; it is told.
        await Assertions.Expect(sender.Page.Locator(".events li").First).ToContainTextAsync("Opened", new() { Timeout = 4_000 });

        await sender.Button("Tell me elsewhere").ClickAsync();
        await sender.Fill("By web hook (https)", "http://example.org/");
        await sender.Button("Save").ClickAsync();
        await sender.See("A web hook's address begins with https://");
        await Eyes.Inspect(sender.Page, "studio-manage-notices", whole: sender.Page.Locator(".notice-section"));
        await sender.Page.Locator(".events").ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "out", "screens", "studio-events-live.png") });
        await sender.Fill("By web hook (https)", house.Url);
        await sender.Button("Save").ClickAsync();
        await sender.See("You are told by web hook when a link is first opened.");
        Assert.NotEqual(secret, await sender.Page.Locator(".hook-secret .link-field").InputValueAsync());
        await sender.Button("Tell me no more").ClickAsync();
        await sender.See("You aren't told when a link is first opened.");
        Assert.Empty(sender.Looker.Complaints);
    }
}
