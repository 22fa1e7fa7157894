using System.Text.RegularExpressions;
using Darkslide.Pages.Tests.Harness;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>Links that want a code by e-mail, from sending to opening, with Debian's mail server between.</summary>
public sealed class StudioCodesTests(Stage stage)
{
    [Fact]
    public async Task Whoever_the_sender_named_opens_with_the_code_that_comes_by_mail_and_nobody_else()
    {
        var axe = await File.ReadAllTextAsync(Repository.Axe);
        using var mail = await MailHouse.Open();
        await using var site = await Site.Start(set: options =>
            (options.Codes.SmtpHost, options.Codes.SmtpPort, options.Codes.SmtpSecurity, options.Codes.From) = ("localhost", mail.Port, "none", "codes@darkslide.example"));
        await using var sender = await StudioVisitor.Arrive(stage, site, axe);
        await sender.Choose(Files.Of("a.jpg", await Files.Jpeg(stage)));
        await sender.Pick("Named people");
        await sender.Fill("Names, one on each line", "Anna <Anna@Example.org>\nBen");
        await sender.Tick("Ask for a code by e-mail");
        await sender.SendButton.ClickAsync();
        await sender.See("Write at least one address, or one beside each name.");
        await sender.Fill("Who gets one", "@firm");
        await sender.See("One of these is no mail address and no domain.");
        await sender.Page.GetByLabel("Who gets one").ScrollIntoViewIfNeededAsync();
        await Eyes.Inspect(sender.Page, "studio-codes");
        await sender.Fill("Who gets one", "@firm.example");
        await sender.Send();
        var links = await sender.Links();

        await using var anna = await Looker.Arrive(stage, axe);
        await anna.Page.GotoAsync(links[0]);
        await anna.See("It opens with a code that is sent to your mail address.");
        await anna.OpenButton.ClickAsync();
        await anna.See("Whose pictures are these?");
        await anna.Page.GetByRole(AriaRole.Textbox).FillAsync("anna");
        await anna.Button("Send me a code").ClickAsync();
        await anna.See("This is no mail address.");
        await Eyes.Inspect(anna.Page, "code-address");
        // Somebody else's: the page says the same, and no message goes out.
        await anna.Page.GetByRole(AriaRole.Textbox).FillAsync("eve@elsewhere.example");
        await anna.Button("Send me a code").ClickAsync();
        await anna.See("Look into your mailbox");
        await anna.Button("Another code or address").ClickAsync();
        await anna.Page.GetByRole(AriaRole.Textbox).FillAsync(" ANNA@example.org ");
        await anna.Button("Send me a code").ClickAsync();
        await anna.See("a code of six digits is on its way there");
        var code = MailHouse.CodeIn((await mail.Messages(1))[0]);
        await anna.Page.GetByRole(AriaRole.Textbox).FillAsync(code == "000000" ? "000001" : "000000");
        await anna.OpenButton.ClickAsync();
        await anna.See("This code is wrong. 4 tries left.");
        await Eyes.Inspect(anna.Page, "code-wrong");
        await anna.Page.GetByRole(AriaRole.Textbox).FillAsync($"{code[..3]} {code[3..]}");
        await anna.OpenButton.ClickAsync();
        await anna.SeeThumbnails();
        // Within the lease a reload needs no other code.
        await anna.Page.ReloadAsync();
        await anna.SeeThumbnails();
        Assert.Equal(1, mail.Count);

        // Ben's link knows the domain alone, and Anna's address doesn't open it.
        await using var ben = await Looker.Arrive(stage, locale: "de-DE");
        await ben.Page.GotoAsync(links[1]);
        await ben.Button("Öffnen").ClickAsync();
        await ben.Page.GetByRole(AriaRole.Textbox).FillAsync("ben@firm.example");
        await ben.Button("Code schicken").ClickAsync();
        var second = await mail.Messages(2);
        Assert.Single(second, message => Regex.IsMatch(message, "^Subject: Ihr Code: \\d{6}", RegexOptions.Multiline));
        await ben.Page.GetByRole(AriaRole.Textbox).FillAsync(second.Select(MailHouse.CodeIn).Single(each => each != code));
        await ben.Button("Öffnen").ClickAsync();
        await ben.SeeThumbnails();

        await sender.Page.GotoAsync(await sender.ManageLink());
        await sender.See("For each opening");
        await sender.See("anna@example.org, @firm.example");
        await sender.See("Wrong code");
        Assert.Empty(sender.Looker.Complaints);
        Assert.All(anna.Complaints, complaint => Assert.Contains("403", complaint, StringComparison.Ordinal));
    }
}
